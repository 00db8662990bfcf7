package dev.lockscope.api.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The files of the page as they were built, for who puts them together anew. */
final class PageFiles {
    private static final String SERVED = "META-INF/resources/";
    private static final String WEBJARS = "webjars/";

    private PageFiles() {}

    /** The file that is served under this name, if there is one; none is empty, but a folder is read as if it were. */
    static Optional<byte[]> served(String name) {
        try (InputStream in = find(SERVED + name)) {
            return Optional.ofNullable(in == null ? null : in.readAllBytes()).filter(content -> content.length > 0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What is served under this name, which there is. */
    static String text(String name) {
        return read(name.startsWith(WEBJARS) ? webjar(name.substring(WEBJARS.length())) : SERVED + name);
    }

    /** A module or a style of this name with all that it imports, be it when it is asked for. */
    static String bundle(String name) {
        return read("saved/" + name);
    }

    /** An icon as an address of its own. */
    static String dataOf(String name) {
        return "data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(text(name).getBytes(StandardCharsets.UTF_8));
    }

    /** As a security policy names a script or style within a page. */
    static String sourceOf(String text) {
        return "'sha256-%s'".formatted(hashOf(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** SHA-256 in Base64. */
    static String hashOf(byte[] content) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Where a file of a webjar really is: its path has the version in it. */
    private static String webjar(String path) {
        int slash = path.indexOf('/');
        String name = path.substring(0, slash);
        try (InputStream in = open("META-INF/maven/org.webjars.npm/%s/pom.properties".formatted(name))) {
            Properties pom = new Properties();
            pom.load(in);
            return "%swebjars/%s/%s%s".formatted(SERVED, name, pom.getProperty("version"), path.substring(slash));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String read(String resource) {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = find(resource);
        if (in == null) {
            throw new IllegalStateException(resource + " was not built");
        }
        return in;
    }

    private static @Nullable InputStream find(String resource) {
        return Thread.currentThread().getContextClassLoader().getResourceAsStream(resource);
    }
}
