package dev.lockscope.api.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.run.measure.Version;
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

/**
 * A page as one file that opens without a server: styles, scripts, icon and the server's responses are inlined. Its content
 * security policy allows exactly these scripts and styles, by hash, and no connection. Thread-safe.
 */
@Singleton
public class SavedPage {
    private static final Pattern SCRIPT =
            Pattern.compile("<script src=\"([^\"]+)\"( type=\"module\")?( defer)?></script>");
    private static final Pattern STYLE = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\">");
    private static final Pattern ICON = Pattern.compile("<link rel=\"icon\" href=\"([^\"]+)\">");
    private static final String CHARSET = "<meta charset=\"utf-8\">";
    private static final String END = "</body>";
    private static final String WEBJARS = "webjars/";

    /** Of the webjars: a copy of their code must contain their notices. */
    private static final String LICENCES = "licenses.txt";

    /**
     * @param page name of its file; {@code bundle-for-saved-pages} builds its modules and styles
     * @param answers the responses that it will request
     */
    public StreamingOutput of(String page, List<Answer> answers) {
        String html = inlined(PageFiles.text(page));
        int end = html.lastIndexOf(END);
        return out -> {
            write(out, html.substring(0, end));
            for (Answer answer : answers) {
                write(out, "<script type=\"%s\" data-path=\"%s\">\n".formatted(answer.type, answer.path));
                answer.body.write(new TagEscaping(out));
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
                        found -> literally("<style>" + hashed(PageFiles.bundle(found.group(1)), styles) + "</style>"));
        inlined = ICON.matcher(inlined)
                .replaceAll(found ->
                        literally("<link rel=\"icon\" href=\"%s\">".formatted(PageFiles.dataOf(found.group(1)))));
        String policy =
                "default-src 'none'; script-src %s; style-src %s; img-src data:; base-uri 'none'; form-action 'none'"
                        .formatted(String.join(" ", scripts), String.join(" ", styles));
        return inlined.replaceFirst("<html ", "<html data-saved=\"%s\" ".formatted(Version.CURRENT))
                .replace(
                        CHARSET,
                        CHARSET + "\n<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">".formatted(policy));
    }

    private static String script(MatchResult found, List<String> hashes) {
        boolean module = found.group(2) != null;
        String text = module ? PageFiles.bundle(found.group(1)) : PageFiles.text(found.group(1));
        String notice = found.group(1).startsWith(WEBJARS) ? "<!--\n%s-->\n".formatted(PageFiles.text(LICENCES)) : "";
        return "%s<script%s>%s</script>".formatted(notice, module ? " type=\"module\"" : "", hashed(text, hashes));
    }

    private static String hashed(String text, List<String> hashes) {
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
     * A response of the server.
     *
     * @param path relative, as the page requests it
     * @param type media type, a kind of JSON
     */
    public record Answer(String path, String type, Body body) {
        /** @param value serialized to JSON when the page is written */
        public static Answer of(String path, Object value, ObjectMapper json) {
            return new Answer(path, MediaType.APPLICATION_JSON, out -> out.write(json.writeValueAsBytes(value)));
        }
    }

    /** Writes a response. */
    public interface Body {
        void write(OutputStream out) throws IOException;
    }

    /** Escapes {@code <}, so that no tag begins within the JSON; that character occurs only in its strings. */
    private static final class TagEscaping extends FilterOutputStream {
        private static final byte[] LESS = "\\u003c".getBytes(StandardCharsets.US_ASCII);

        TagEscaping(OutputStream out) {
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
