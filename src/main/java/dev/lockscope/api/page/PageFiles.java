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

/** The built files of the page, for assembling it anew. */
final class PageFiles {
    private static final String SERVED = "META-INF/resources/";
    private static final String WEBJARS = "webjars/";

    private PageFiles() {}

    /** The file that is served under this name, if it exists. No file is empty, but a folder reads as an empty one. */
    static Optional<byte[]> served(String name) {
        try (InputStream in = find(SERVED + name)) {
            return Optional.ofNullable(in == null ? null : in.readAllBytes()).filter(content -> content.length > 0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The text of an existing file that is served under this name. */
    static String text(String name) {
        return read(name.startsWith(WEBJARS) ? webjar(name.substring(WEBJARS.length())) : SERVED + name);
    }

    /** A module or stylesheet with all that it imports, including lazily. */
    static String bundle(String name) {
        return read("saved/" + name);
    }

    /** An icon as a data URL. */
    static String dataOf(String name) {
        return "data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(text(name).getBytes(StandardCharsets.UTF_8));
    }

    /** The source expression of an inline script or style in a content security policy. */
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

    /** The path of a webjar's file with its version. */
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
