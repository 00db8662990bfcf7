package dev.lockscope.api.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A page as one file that opens without a server: its styles, scripts and icon are in it, and so is what the server would
 * answer to it. Its security policy allows just these, by their hashes, and no way out. Thread-safe.
 */
@Singleton
public class SavedPage {
    private static final Pattern SCRIPT =
            Pattern.compile("<script src=\"([^\"]+)\"( type=\"module\")?( defer)?></script>");
    private static final Pattern STYLE = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\">");
    private static final Pattern ICON = Pattern.compile("<link rel=\"icon\" href=\"([^\"]+)\">");
    private static final String CHARSET = "<meta charset=\"utf-8\">";
    private static final String END = "</body>";

    private final String version;

    SavedPage(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.version = version;
    }

    /**
     * @param page name of its file; its modules and styles are among what {@code bundle-for-saved-pages} makes
     * @param answers that it will ask for
     */
    public StreamingOutput of(String page, List<Answer> answers) {
        String html = inlined(PageFiles.text(page));
        int end = html.lastIndexOf(END);
        return out -> {
            write(out, html.substring(0, end));
            for (Answer answer : answers) {
                write(out, "<script type=\"%s\" data-path=\"%s\">\n".formatted(answer.type, answer.path));
                answer.body.write(new Harmless(out));
                write(out, "</script>\n");
            }
            write(out, html.substring(end));
        };
    }

    private String inlined(String html) {
        List<String> scripts = new ArrayList<>();
        List<String> styles = new ArrayList<>();
        String inlined = SCRIPT.matcher(html).replaceAll(found -> literally(script(found, scripts)));
        inlined = STYLE.matcher(inlined)
                .replaceAll(
                        found -> literally("<style>" + heard(PageFiles.bundle(found.group(1)), styles) + "</style>"));
        inlined = ICON.matcher(inlined)
                .replaceAll(found ->
                        literally("<link rel=\"icon\" href=\"%s\">".formatted(PageFiles.dataOf(found.group(1)))));
        String policy =
                "default-src 'none'; script-src %s; style-src %s; img-src data:; base-uri 'none'; form-action 'none'"
                        .formatted(String.join(" ", scripts), String.join(" ", styles));
        return inlined.replaceFirst("<html ", "<html data-saved=\"%s\" ".formatted(version))
                .replace(
                        CHARSET,
                        CHARSET + "\n<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">".formatted(policy));
    }

    private static String script(MatchResult found, List<String> hashes) {
        boolean module = found.group(2) != null;
        String text = module ? PageFiles.bundle(found.group(1)) : PageFiles.text(found.group(1));
        return "<script%s>%s</script>".formatted(module ? " type=\"module\"" : "", heard(text, hashes));
    }

    private static String heard(String text, List<String> hashes) {
        hashes.add(PageFiles.sourceOf(text));
        return text;
    }

    private static String literally(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What the server would answer.
     *
     * @param path asked for, relative as the page asks
     * @param type of the answer, in JSON of some kind
     */
    public record Answer(String path, String type, Body body) {
        /** @param value to be written in JSON when it is asked for */
        public static Answer of(String path, Object value, ObjectMapper json) {
            return new Answer(path, MediaType.APPLICATION_JSON, out -> out.write(json.writeValueAsBytes(value)));
        }
    }

    /** Writes an answer. */
    public interface Body {
        void write(OutputStream out) throws IOException;
    }

    /** JSON within which no tag can begin: that sign is only in its texts, where it may be written otherwise. */
    private static final class Harmless extends FilterOutputStream {
        private static final byte[] LESS = "\\u003c".getBytes(StandardCharsets.US_ASCII);

        Harmless(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            if (one == '<') {
                out.write(LESS);
            } else {
                out.write(one);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int begin = from;
            for (int at = from; at < from + length; at++) {
                if (bytes[at] == '<') {
                    out.write(bytes, begin, at - begin);
                    out.write(LESS);
                    begin = at + 1;
                }
            }
            out.write(bytes, begin, from + length - begin);
        }
    }
}
