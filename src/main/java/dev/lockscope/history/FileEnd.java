package dev.lockscope.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Detects a truncated file. The database opens one at the last version that is complete, which may be empty. But the header
 * names the version that was written last, and the layout the position of each chunk of pages ("MVStore", File Format, in the
 * documentation of H2).
 */
final class FileEnd {
    private static final int BLOCK = 4096;
    private static final Pattern VERSION = Pattern.compile("version:([0-9a-f]+)");

    private FileEnd() {}

    /** False also if that is unknown because another process has the file open or it is not a database; opening it will fail. */
    static boolean isMissing(Path file) throws IOException {
        if (Files.notExists(file)) {
            return false;
        }
        long size = Files.size(file);
        if (size == 0) {
            return true;
        }
        try (MVStore store =
                new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
            return store.getCurrentVersion() < lastWrittenVersion(file)
                    || store.getLayoutMap().entrySet().stream()
                            .filter(entry -> entry.getKey().startsWith("chunk."))
                            .anyMatch(entry -> end(DataUtils.parseMap(entry.getValue())) > size);
        } catch (MVStoreException otherwiseUnusable) {
            return false;
        }
    }

    private static long lastWrittenVersion(Path file) throws IOException {
        byte[] header;
        try (var in = Files.newInputStream(file)) {
            header = in.readNBytes(BLOCK);
        }
        Matcher version = VERSION.matcher(new String(header, StandardCharsets.ISO_8859_1));
        return version.find() ? Long.parseLong(version.group(1), 16) : 0;
    }

    /** End of a chunk, in bytes from the start of the file; 0 if it is not in the file. */
    private static long end(Map<String, String> chunk) {
        long block = DataUtils.readHexLong(chunk, "block", 0);
        return block == 0 ? 0 : (block + DataUtils.readHexLong(chunk, "len", 0)) * BLOCK;
    }
}
