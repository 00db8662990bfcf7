package dev.lockscope.page;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WeightTest {
    private static final Path PAGE = Path.of("frontend");
    private static final Pattern LIBRARY = Pattern.compile("\"(/webjars/[^\"]+)\"");

    @Test
    void thePageAndItsChartLibraryWeighLessThanAHundredThousandBytes() throws IOException {
        List<String> libraries = LIBRARY.matcher(Files.readString(PAGE.resolve("index.html"))).results()
                .map(library -> library.group(1))
                .toList();
        assertThat(libraries).hasSize(2);

        long weight = ownBytes() + libraries.stream().mapToLong(WeightTest::bytes).sum();

        assertThat(weight).isBetween(60_000L, 99_999L);
    }

    private static long ownBytes() throws IOException {
        try (Stream<Path> files = Files.walk(PAGE)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static long bytes(String path) {
        return get(path).then().statusCode(200).extract().asByteArray().length;
    }
}
