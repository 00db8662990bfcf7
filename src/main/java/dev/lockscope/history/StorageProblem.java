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
 * Why runs can't be kept in a file, and what helps, in words that need no knowledge of databases.
 *
 * @param what a clause without a full stop
 * @param remedy a sentence
 */
public record StorageProblem(String what, String remedy) {
    private static final Set<Integer> DAMAGE =
            Set.of(ErrorCode.FILE_CORRUPTED_1, ErrorCode.GENERAL_ERROR_1, ErrorCode.ROW_NOT_FOUND_IN_PRIMARY_INDEX);

    private static final String ANOTHER_FOLDER = "give another folder in lockscope.data";

    /** @param where the folder of the file, which is asked what is wrong */
    static StorageProblem of(Throwable failed, StorageVolume where) {
        return switch (code(failed)) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                new StorageProblem(
                        "another Lockscope has the file in %s open".formatted(where),
                        "Close the other one, or give this one a folder of its own in lockscope.data.");
            default -> isDamage(failed) ? damaged(where) : ofTheDisk(root(failed), where);
        };
    }

    /**
     * Whether what was read is not what was written, and not that the disk fails. To the database a page that can't be understood
     * is a general error; its own catalogue is in the file too, and so is the history of the tables.
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
                    "the folder %s can't be made: %s is no folder".formatted(folder, there.getFile()),
                    "Move that away, or %s.".formatted(ANOTHER_FOLDER));
        }
        return new StorageProblem(
                "the folder %s can't be made (%s)".formatted(folder, words(impossible)),
                "Make it, or %s.".formatted(ANOTHER_FOLDER));
    }

    /** What comes after a semicolon the database takes for settings of its own. */
    static StorageProblem notToBeNamed(Object folder) {
        return new StorageProblem(
                "the folder %s has a semicolon in its name".formatted(folder),
                "Rename it, or %s.".formatted(ANOTHER_FOLDER));
    }

    static StorageProblem onlyReadable(StorageVolume where) {
        return new StorageProblem(
                "the file in %s can only be read".formatted(where),
                "Make it and its folder writable, or %s.".formatted(ANOTHER_FOLDER));
    }

    static StorageProblem ofALaterVersion(StorageVolume where) {
        return new StorageProblem(
                "the file in %s is of a later version".formatted(where),
                "Use that version, or %s.".formatted(ANOTHER_FOLDER));
    }

    /** @param what can't be read, in words */
    static StorageProblem partlyDamaged(StorageVolume where, String what) {
        return new StorageProblem(
                "the file in %s is damaged: %s can't be read whole".formatted(where, what),
                "Delete what is damaged, or put a copy of the file in its place.");
    }

    static StorageProblem cutShort(StorageVolume where) {
        return new StorageProblem(
                "the file in %s is damaged: its end is missing, and runs with it".formatted(where),
                "Put a copy of the file in its place, or go on with what is left.");
    }

    private static StorageProblem damaged(StorageVolume where) {
        return new StorageProblem("the file in %s is damaged".formatted(where), "Move it away; a new one is made.");
    }

    private static StorageProblem ofTheDisk(Throwable root, StorageVolume where) {
        if (root instanceof AccessDeniedException || where.readOnly().getAsBoolean()) {
            return onlyReadable(where);
        }
        if (where.full().getAsBoolean()) {
            return new StorageProblem(
                    "the disk with %s is full".formatted(where), "Make room on it, or %s.".formatted(ANOTHER_FOLDER));
        }
        return new StorageProblem(
                "the file in %s can't be used (%s)".formatted(where, words(root)),
                "Look after the disk, or %s.".formatted(ANOTHER_FOLDER));
    }

    /** What has broken first: what is wrapped around it speaks of the database's insides. */
    private static Throwable root(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null && !(root instanceof IOException)) {
            root = root.getCause();
        }
        return root;
    }

    private static String words(Throwable broken) {
        return String.valueOf(broken.getMessage())
                .lines()
                .findFirst()
                .orElse(broken.getClass().getSimpleName());
    }
}
