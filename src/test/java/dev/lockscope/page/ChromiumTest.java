package dev.lockscope.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChromiumTest {
    private static final String PATH = String.join(File.pathSeparator, "/usr/local/bin", "/usr/bin");

    @Test
    void theConfiguredExecutableIsUsed() {
        Map<String, String> environment = Map.of("PATH", PATH, Chromium.VARIABLE, "/opt/mine");

        assertThat(found(environment, "/opt/mine", "/usr/bin/chromium")).contains(Path.of("/opt/mine"));
    }

    @Test
    void aMissingConfiguredExecutableIsAnError() {
        Map<String, String> environment = Map.of("PATH", PATH, Chromium.VARIABLE, "/opt/mine");

        assertThatThrownBy(() -> found(environment, "/usr/bin/chromium"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(Chromium.VARIABLE)
                .hasMessageContaining("/opt/mine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chromium-headless-shell",
                "chromium",
                "chromium-browser",
                "google-chrome",
                "google-chrome-stable"
            })
    void executablesOnThePathAreFoundByEachName(String name) {
        assertThat(found(Map.of("PATH", PATH), "/usr/bin/" + name)).contains(Path.of("/usr/bin/" + name));
    }

    @Test
    void theShellIsPreferredToTheWholeBrowser() {
        assertThat(found(Map.of("PATH", PATH), "/usr/local/bin/chromium", "/usr/bin/chromium-headless-shell"))
                .contains(Path.of("/usr/bin/chromium-headless-shell"));
    }

    @Test
    void chromiumIsPreferredToChrome() {
        assertThat(found(Map.of("PATH", PATH), "/usr/local/bin/google-chrome", "/usr/bin/chromium"))
                .contains(Path.of("/usr/bin/chromium"));
    }

    @Test
    void chromeIsFoundInItsMacosLocation() {
        String chrome = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

        assertThat(found(Map.of("PATH", PATH), chrome)).contains(Path.of(chrome));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ProgramFiles", "ProgramFiles(x86)", "LocalAppData"})
    void chromeIsFoundInItsWindowsLocations(String root) {
        String chrome = "/disk/Google/Chrome/Application/chrome.exe";

        assertThat(found(Map.of(root, "/disk"), chrome)).contains(Path.of(chrome));
    }

    @Test
    void playwrightsBrowserIsTheFallback() {
        assertThat(new Chromium(Map.of("PATH", PATH), path -> false, () -> true).find())
                .contains(new Chromium.Found(Optional.empty()));
    }

    @Test
    void anInstalledBrowserAvoidsTheDownload() {
        Chromium chromium = new Chromium(Map.of("PATH", PATH), path -> true, () -> {
            throw new AssertionError("downloaded");
        });

        assertThat(chromium.find()).isPresent();
    }

    @Test
    void withoutAnyBrowserTheResultIsEmpty() {
        assertThat(none(Map.of("PATH", PATH)).find()).isEmpty();
        assertThat(none(Map.of("CI", "false")).find()).isEmpty();
    }

    @Test
    void withCiSetAMissingBrowserIsAnError() {
        assertThatThrownBy(() -> none(Map.of("PATH", PATH, "CI", "true")).find())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CI=true")
                .hasMessageContaining("apt-get install chromium-headless-shell");
    }

    @Test
    void theRemedyIsOneLine() {
        assertThat(Chromium.remedy()).doesNotContain("\n").contains("install", Chromium.VARIABLE);
    }

    private static Chromium none(Map<String, String> environment) {
        return new Chromium(environment, path -> false, () -> false);
    }

    private static Optional<Path> found(Map<String, String> environment, String... there) {
        Set<String> executables = Set.of(there);
        return new Chromium(environment, path -> executables.contains(path.toString()), () -> false)
                .find()
                .flatMap(Chromium.Found::executable);
    }
}
