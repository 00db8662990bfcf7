package dev.lockscope.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * The volume of a file and checks of its state: exceptions distinguish a full disk from a broken one only by a message, in the
 * language of the process.
 *
 * @param name of the folder
 * @param full whether there is no space left
 * @param readOnly whether nothing can be written there
 */
record StorageVolume(String name, BooleanSupplier full, BooleanSupplier readOnly) {
    /** With less free space the next write fails. */
    private static final long MIN_FREE_BYTES = 1L << 20;

    static StorageVolume of(Path folder, Path file) {
        return new StorageVolume(folder.toString(), () -> isFull(folder), () -> isReadOnly(folder) || isReadOnly(file));
    }

    /** A volume without checks. */
    static StorageVolume named(String name) {
        return new StorageVolume(name, () -> false, () -> false);
    }

    private static boolean isFull(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < MIN_FREE_BYTES;
        } catch (IOException unknown) {
            return false;
        }
    }

    private static boolean isReadOnly(Path path) {
        return Files.exists(path) && !Files.isWritable(path);
    }

    @Override
    public String toString() {
        return name;
    }
}
