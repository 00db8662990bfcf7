import io.quarkus.bootstrap.runner.SerializedApplication;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites all jars of a packaged application without compression: a start reads thousands of classes, and inflating them took a
 * sixth of its time. For reproducible builds it also sorts the classes that Quarkus 3.33 has transformed, whose order depends on
 * the paths of their jars, and those it has generated, whose keys are renumbered. The index of a fast jar is rebuilt with
 * Quarkus's own code. Arguments: the folder of the application, and its Quarkus package type.
 */
final class Repack {
    private static final Path TRANSFORMED = Path.of("quarkus/transformed-bytecode.jar");
    private static final Path GENERATED = Path.of("quarkus/generated-bytecode.jar");

    private final Path folder;
    private final RecordedKeys keys = new RecordedKeys();

    private Repack(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        Repack repack = new Repack(Path.of(arguments[0]));
        repack.jars(".").parallel().forEach(repack::store);
        if ("fast-jar".equals(arguments[1])) {
            repack.index();
        }
    }

    /** All jars below a folder of the application, sorted by name. */
    private Stream<Path> jars(String below) {
        try (Stream<Path> files = Files.walk(folder.resolve(below).normalize())) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void store(Path jar) {
        Path stored = jar.resolveSibling(jar.getFileName() + ".stored");
        try {
            try (ZipFile from = new ZipFile(jar.toFile());
                    ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(stored))) {
                List<? extends ZipEntry> entries = Collections.list(from.entries());
                boolean generated = jar.endsWith(GENERATED);
                if (generated || jar.endsWith(TRANSFORMED)) {
                    entries.sort(Comparator.comparing(ZipEntry::getName));
                }
                for (ZipEntry entry : entries) {
                    byte[] content = from.getInputStream(entry).readAllBytes();
                    boolean hasKeys = generated && entry.getName().endsWith(".class");
                    put(entry, hasKeys ? keys.renumber(content) : content, to);
                }
            }
            Files.move(stored, jar, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(ZipEntry entry, byte[] content, ZipOutputStream to) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry stored = new ZipEntry(entry);
        stored.setMethod(ZipEntry.STORED);
        stored.setSize(content.length);
        stored.setCompressedSize(content.length);
        stored.setCrc(sum.getValue());
        to.putNextEntry(stored);
        to.write(content);
        to.closeEntry();
    }

    /** Rebuilds the index in the order of Quarkus: transformed classes hide the original ones. */
    private void index() throws IOException {
        Path index = folder.resolve("quarkus/quarkus-application.dat");
        String main;
        try (InputStream file = Files.newInputStream(index)) {
            main = SerializedApplication.read(file, folder).getMainClass();
        }
        List<Path> classPath = Stream.of(
                        Stream.of(TRANSFORMED, GENERATED).map(folder::resolve), jars("app"), jars("lib/main"))
                .flatMap(jars -> jars)
                .toList();
        try (OutputStream file = Files.newOutputStream(index)) {
            SerializedApplication.write(
                    file, main, folder, classPath, jars("lib/boot").toList());
        }
    }
}
