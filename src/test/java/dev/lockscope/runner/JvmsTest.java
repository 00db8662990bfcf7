package dev.lockscope.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.run.measure.Machine;
import dev.lockscope.workload.FieldViolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The JVMs of the settings, asked for their version. */
@Timeout(60)
class JvmsTest {
    @TempDir
    Path folder;

    @Test
    void aJvmThatTakesItsOptionsHasAVersion() throws Exception {
        Jvm serial = new Jvm("serial", Jvm.THIS_HOME, List.of("-XX:+UseSerialGC", "-Xmx64m"));
        Jvms jvms = with(serial);
        assertThat(jvms.version(serial)).isEmpty();

        assertThat(jvms.probe()).isEmpty();

        assertThat(jvms.version(serial)).isEqualTo(Machine.here().jdk());
        assertThat(jvms.version(jvms.of("default"))).isEqualTo(Machine.here().jdk());
        assertThat(jvms.names()).containsExactly("default", "serial");
    }

    @Test
    void everyUnfitJvmIsReportedWithItsSettingAndTheReason() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Path old = home(
                "old",
                "echo '    java.vendor = Old'; echo '    java.runtime.version = 1.8.0_402-b06';"
                        + " echo '    java.specification.version = 1.8'");
        Path mute = home("mute", "exit 3");

        List<FieldViolation> wrong = with(
                        new Jvm("fit", Jvm.THIS_HOME, List.of()),
                        new Jvm("empty", empty, List.of()),
                        new Jvm("old", old, List.of()),
                        new Jvm("mute", mute, List.of()),
                        new Jvm("typo", Jvm.THIS_HOME, List.of("-XX:+UseSireal")),
                        new Jvm("both", Jvm.THIS_HOME, List.of("-XX:+UseSerialGC", "-XX:+UseParallelGC")),
                        new Jvm("main", Jvm.THIS_HOME, List.of("-version")))
                .probe();

        assertThat(wrong)
                .extracting(FieldViolation::field)
                .containsExactly("empty.home", "old.home", "mute.home", "typo.options", "both.options", "main.options");
        assertThat(wrong.get(0).detail()).isEqualTo("must be the folder of a JDK, which has bin/java, was " + empty);
        assertThat(wrong.get(1).detail()).isEqualTo("must have Java 25 or newer, was Old 1.8.0_402-b06 in " + old);
        assertThat(wrong.get(2).detail())
                .isEqualTo("must be the folder of a JDK; bin/java in %s says: nothing".formatted(mute));
        assertThat(wrong.get(3).detail())
                .startsWith("are not taken by the JVM, which says: ")
                .contains("UseSireal")
                .doesNotContain("Could not create");
        assertThat(wrong.get(4).detail()).contains("Multiple garbage collectors");
    }

    @Test
    void anOlderJvmThatRefusesAnOptionIsTooOld() throws Exception {
        Path old = home(
                "picky",
                "case \"$*\" in *Compact*) echo Unrecognized; exit 1;; esac; echo 'java.vendor = Old';"
                        + " echo 'java.runtime.version = 21.0.8+9'; echo 'java.specification.version = 21'");

        assertThat(with(new Jvm("picky", old, List.of("-XX:+UseCompactObjectHeaders")))
                        .probe())
                .containsExactly(
                        new FieldViolation("picky.home", "must have Java 25 or newer, was Old 21.0.8+9 in " + old));
    }

    private static Jvms with(Jvm... named) {
        return new Jvms(Jvm.byDefault(List.of()), Arrays.asList(named));
    }

    /** A home whose launcher is a shell script. */
    private Path home(String name, String script) throws IOException {
        Path bin = Files.createDirectories(folder.resolve(name).resolve("bin"));
        Path launcher = Files.writeString(bin.resolve("java"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder.resolve(name);
    }
}
