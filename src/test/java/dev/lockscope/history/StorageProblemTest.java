package dev.lockscope.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The detection of problems does not depend on the language of the system. */
class StorageProblemTest {
    private static final Throwable GERMAN =
            new SQLException("H2", new IOException("Auf dem Gerät ist kein Speicherplatz mehr verfügbar"));
    private static final Throwable ENGLISH =
            new SQLException("H2", new IOException("No space left on device, permission denied, disk quota exceeded"));

    @TempDir
    Path folder;

    @Test
    void aFullDiskIsDetectedByItsFreeSpace() {
        assertThat(what(GERMAN, true, false)).isEqualTo("the disk with /data is full");
    }

    @Test
    void aReadOnlyDiskIsDetectedByItsPermissions() {
        assertThat(what(GERMAN, false, true)).isEqualTo("the file in /data is read-only");
    }

    @Test
    void aMessageDoesNotMakeAWritableDiskFull() {
        assertThat(what(ENGLISH, false, false))
                .isEqualTo(
                        "the file in /data can't be used (%s)",
                        "No space left on device, permission denied, disk quota exceeded");
    }

    @Test
    void deniedAccessAndTruncationAreDetectedByType() {
        assertThat(what(new SQLException(new AccessDeniedException("/data")), false, false))
                .isEqualTo("the file in /data is read-only");
        assertThat(what(new SQLException(new EOFException()), true, true)).isEqualTo("the file in /data is damaged");
    }

    @ParameterizedTest
    @ValueSource(ints = {ErrorCode.GENERAL_ERROR_1, ErrorCode.IO_EXCEPTION_1, ErrorCode.FILE_CORRUPTED_1})
    void aDiskFailureIsNotDamage(int code) {
        SQLException failed =
                new SQLException("Error", "HY000", code, new IllegalStateException(new IOException("E/A")));

        assertThat(StorageProblem.isDamage(failed)).isFalse();
    }

    @Test
    void anUnreadablePageIsDamage() {
        SQLException failed = new SQLException(
                "Error", "HY000", ErrorCode.GENERAL_ERROR_1, new ArrayIndexOutOfBoundsException("Index 70000"));

        assertThat(what(failed, false, false)).isEqualTo("the file in /data is damaged");
    }

    @Test
    void aMissingEndIsDamage() {
        SQLException failed = new SQLException("Error", "HY000", ErrorCode.IO_EXCEPTION_1, new EOFException());

        assertThat(StorageProblem.isDamage(failed)).isTrue();
    }

    @Test
    void anOrdinaryFolderIsNeitherFullNorReadOnly() {
        StorageVolume volume = volume(folder);

        assertThat(volume.full().getAsBoolean()).isFalse();
        assertThat(volume.readOnly().getAsBoolean()).isFalse();
    }

    @Test
    void aFileWithoutWritePermissionIsReadOnly() throws IOException {
        Path file = Files.createFile(folder.resolve("history.mv.db"));
        assumeThat(file.toFile().setWritable(false)).isTrue();
        assumeThat(Files.isWritable(file)).as("root may write it").isFalse();

        assertThat(volume(folder).readOnly().getAsBoolean()).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileSystemWithoutFreeSpaceIsFull() {
        assertThat(volume(Path.of("/proc")).full().getAsBoolean()).isTrue();
    }

    @Test
    void aMissingFolderIsNeitherFullNorReadOnly() {
        StorageVolume gone = volume(folder.resolve("gone"));

        assertThat(gone.full().getAsBoolean()).isFalse();
        assertThat(gone.readOnly().getAsBoolean()).isFalse();
    }

    private static StorageVolume volume(Path folder) {
        return StorageVolume.of(folder, folder.resolve("history.mv.db"));
    }

    private static String what(Throwable failed, boolean full, boolean readOnly) {
        return StorageProblem.of(failed, new StorageVolume("/data", () -> full, () -> readOnly))
                .what();
    }
}
