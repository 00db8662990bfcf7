package dev.lockscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documentation: its links, its table of settings and its length. */
class DocumentationTest {
    private static final Path README = Path.of("README.md");
    private static final Path DOCS = Path.of("src", "docs");
    private static final Path SETTINGS = Path.of("src", "main", "resources", "application.properties");

    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)\\)");
    private static final Pattern SETTING = Pattern.compile("(?m)^(?:# )?(lockscope\\.[a-z-]+(?:\\.NAME\\.[a-z-]+)?)=");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(lockscope\\.[a-zNAME.-]+)` \\|");

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsToAFile(Path document) throws IOException {
        assertThat(links(Files.readString(document)))
                .filteredOn(link -> !link.contains("://"))
                .allSatisfy(link -> assertThat(folderOf(document).resolve(link)).exists());
    }

    @Test
    void theTableHasEverySetting() throws IOException {
        assertThat(names(ROW, Files.readString(DOCS.resolve("operations.md"))))
                .isEqualTo(names(SETTING, Files.readString(SETTINGS)));
    }

    @Test
    void theReadmeFitsOnTwoScreens() throws IOException {
        assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(110);
    }

    @Test
    void aLinkIsDetected() {
        assertThat(links("See [the page](src/docs/page.md).")).containsExactly("src/docs/page.md");
    }

    static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(README, Path.of("BENCHMARKS.md"), Path.of("CHANGELOG.md")));
        try (Stream<Path> files = Files.list(DOCS)) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        return documents;
    }

    private static Path folderOf(Path document) {
        Path folder = document.getParent();
        return folder == null ? Path.of("") : folder;
    }

    private static List<String> links(String text) {
        return LINK.matcher(text).results().map(link -> link.group(1)).toList();
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult name) -> name.group(1))
                .collect(Collectors.toSet());
    }
}
