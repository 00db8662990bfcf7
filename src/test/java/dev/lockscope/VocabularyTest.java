package dev.lockscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources and documents use the terms of the field; {@code src/docs/glossary.md} defines the few that are particular. */
class VocabularyTest {
    /** Words that an engineer of the field would have to guess, with the field's term. */
    private static final List<String> WORDS = List.of(
            // endpoint
            "door",
            "doors",
            "doorkeeper",
            // client, caller, viewer, thread
            "whoever",
            "whom",
            "whomever",
            "for who",
            // closed
            "hang up",
            "hangs up",
            "hung up",
            // incomplete
            "by halves",
            // even if
            "be it",
            // discarded
            "in vain",
            // invalid
            "make no sense",
            "makes no sense",
            // notified, sent
            "told",
            // wire format
            "as it travels",
            // imported, exported
            "taken in",
            "takes in",
            "given out",
            // accepted
            "let in",
            // restored
            "brought back",
            // running, active
            "is going",
            "still going",
            // lazily
            "when first wanted",
            // former names of types
            "contender",
            "crew",
            "lab",
            "last look",
            "misshapen",
            "questionnaire",
            "shelf",
            "sighting",
            "tally",
            "wedged");

    private static final Pattern DIALECT = Pattern.compile("\\b(%s)\\b".formatted(String.join("|", WORDS)));

    private static final Set<String> TEXTS =
            Set.of("java", "js", "mjs", "html", "css", "yaml", "properties", "md", "xml", "run", "reproducible");

    private static final Path SELF = Path.of("src", "test", "java", "dev", "lockscope", "VocabularyTest.java");

    @Test
    void sourcesAndDocumentsAreInTheTermsOfTheField() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            for (String passage : dialect(file + "\n" + Files.readString(file))) {
                found.add(file + ": " + passage);
            }
        }

        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("WORDS")
    void aWordOfTheDialectIsDetected(String word) {
        assertThat(dialect("It opens " + word + ".")).hasSize(1);
        assertThat(dialect("void aTest" + camelCase(word) + "Here() {")).hasSize(1);
        assertThat(dialect(word.toUpperCase(Locale.ROOT).replace(' ', '_'))).hasSize(1);
        assertThat(dialect("/** One\n     * that " + word.replace(" ", "\n     * ") + " */"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"The endpoint is open.", "indoors", "void aMaybeItem() {", "label"})
    void otherTextPasses(String text) {
        assertThat(dialect(text)).isEmpty();
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String root : List.of(
                "src/main/java",
                "src/main/resources",
                "src/test",
                "src/bench",
                "src/docs",
                "frontend",
                ".ci",
                "pom.xml",
                "README.md",
                "BENCHMARKS.md",
                "CHANGELOG.md")) {
            try (Stream<Path> all = Files.walk(Path.of(root))) {
                all.filter(Files::isRegularFile)
                        .filter(file -> TEXTS.contains(ending(file)))
                        .filter(file -> !file.equals(SELF))
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The passages around each word of the dialect. */
    private static List<String> dialect(String text) {
        String plain = words(text);
        return DIALECT.matcher(plain)
                .results()
                .map((MatchResult word) ->
                        plain.substring(Math.max(0, word.start() - 30), Math.min(plain.length(), word.end() + 30)))
                .toList();
    }

    /** The text in lower case, with the words of identifiers apart, and without the line breaks within comments. */
    private static String words(String text) {
        return text.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .replaceAll("[_-]", " ")
                .replaceAll("\\s+((\\*|//|#)\\s+)?", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static String camelCase(String words) {
        StringBuilder name = new StringBuilder();
        for (String word : words.split(" ")) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }
}
