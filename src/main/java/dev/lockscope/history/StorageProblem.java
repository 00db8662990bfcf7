package dev.lockscope.history;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;

/**
 * Why runs can't be stored in a file, and the remedy, understandable without knowledge of databases.
 *
 * @param what a clause without a full stop
 * @param remedy a sentence
 */
public record StorageProblem(String what, String remedy) {
    private static final Set<Integer> DAMAGE =
            Set.of(ErrorCode.FILE_CORRUPTED_1, ErrorCode.GENERAL_ERROR_1, ErrorCode.ROW_NOT_FOUND_IN_PRIMARY_INDEX);

    private static final String ANOTHER_FOLDER = "set another folder in lockscope.data";

    /** @param volume of the file, which is checked for the cause */
    static StorageProblem of(Throwable failed, StorageVolume volume) {
        return switch (code(failed)) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                new StorageProblem(
                        "another Lockscope has the file in %s open".formatted(volume),
                        "Close the other one, or set another folder for this one in lockscope.data.");
            default -> isDamage(failed) ? damaged(volume) : diskProblem(root(failed), volume);
        };
    }

    /**
     * Whether the file is damaged, as opposed to a failure of the disk. The database reports an unreadable page as a general
     * error; syntax errors and Flyway's errors come from a damaged catalogue or migration history.
     */
    static boolean isDamage(Throwable failed) {
        List<Throwable> causes =
                Stream.iterate(failed, Objects::nonNull, Throwable::getCause).toList();
        if (causes.stream().anyMatch(SQLDataException.class::isInstance)) {
            return true;
        }
        return root(failed) instanceof IOException disk
                ? disk instanceof EOFException
                : causes.stream()
                        .anyMatch(cause -> cause instanceof SQLSyntaxErrorException
                                || cause instanceof FlywayException
                                || (cause instanceof SQLException sql && DAMAGE.contains(sql.getErrorCode())));
    }

    private static int code(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getErrorCode();
            }
        }
        return 0;
    }

    static StorageProblem noFolder(Object folder, Exception impossible) {
        if (impossible instanceof FileAlreadyExistsException there) {
            return new StorageProblem(
                    "the folder %s can't be created: %s is not a folder".formatted(folder, there.getFile()),
                    "Move that away, or %s.".formatted(ANOTHER_FOLDER));
        }
        return new StorageProblem(
                "the folder %s can't be created (%s)".formatted(folder, messageOf(impossible)),
                "Create it, or %s.".formatted(ANOTHER_FOLDER));
    }

    /** The database would parse what follows a semicolon as settings. */
    static StorageProblem invalidName(Object folder) {
        return new StorageProblem(
                "the folder %s has a semicolon in its name".formatted(folder),
                "Rename it, or %s.".formatted(ANOTHER_FOLDER));
    }

    static StorageProblem readOnly(StorageVolume volume) {
        return new StorageProblem(
                "the file in %s is read-only".formatted(volume),
                "Make it and its folder writable, or %s.".formatted(ANOTHER_FOLDER));
    }

    static StorageProblem laterVersion(StorageVolume volume) {
        return new StorageProblem(
                "the file in %s is of a later version".formatted(volume),
                "Use that version, or %s.".formatted(ANOTHER_FOLDER));
    }

    /** @param what can't be read, in words */
    static StorageProblem partlyDamaged(StorageVolume volume, String what) {
        return new StorageProblem(
                "the file in %s is damaged: %s can't be read completely".formatted(volume, what),
                "Delete what is damaged, or restore a copy of the file.");
    }

    static StorageProblem truncated(StorageVolume volume) {
        return new StorageProblem(
                "the file in %s is damaged: its end and some runs are missing".formatted(volume),
                "Restore a copy of the file, or continue with the remaining runs.");
    }

    private static StorageProblem damaged(StorageVolume volume) {
        return new StorageProblem("the file in %s is damaged".formatted(volume), "Move it away; a new one is created.");
    }

    private static StorageProblem diskProblem(Throwable root, StorageVolume volume) {
        if (root instanceof AccessDeniedException || volume.readOnly().getAsBoolean()) {
            return readOnly(volume);
        }
        if (volume.full().getAsBoolean()) {
            return new StorageProblem(
                    "the disk with %s is full".formatted(volume), "Free space on it, or %s.".formatted(ANOTHER_FOLDER));
        }
        return new StorageProblem(
                "the file in %s can't be used (%s)".formatted(volume, messageOf(root)),
                "Check the disk, or %s.".formatted(ANOTHER_FOLDER));
    }

    /** The root cause: the exceptions around it describe internals of the database. */
    private static Throwable root(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null && !(root instanceof IOException)) {
            root = root.getCause();
        }
        return root;
    }

    private static String messageOf(Throwable broken) {
        return String.valueOf(broken.getMessage())
                .lines()
                .findFirst()
                .orElse(broken.getClass().getSimpleName());
    }
}
