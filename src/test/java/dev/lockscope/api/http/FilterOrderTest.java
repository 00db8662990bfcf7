package dev.lockscope.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterOrderTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final String NAMES = "FilterOrder.";

    /** The argument of a route's position, or the arguments of a JAX-RS filter's annotation. */
    private static final Pattern POSITION =
            Pattern.compile("\\.order\\(([^()]+)\\)|@(?:Pre)?Server(?:Request|Response)Filter\\b(?:\\(([^()]*)\\))?");

    @Test
    void positionsAscendAndAreUnique() throws IllegalAccessException {
        ascend(positions(FilterOrder.class));
    }

    @Test
    void twoFiltersWithOnePositionAreDetected() throws IllegalAccessException {
        List<Integer> tied = positions(Tied.class);

        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> ascend(tied));
    }

    @Test
    void eachFilterHasAPositionOfItsOwn() throws IOException {
        List<String> taken = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                taken.addAll(taken(Files.readString(source)));
            }
        }

        assertThat(taken).containsExactlyInAnyOrderElementsOf(names());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "router.route().order(RouteConstants.ROUTE_ORDER_BODY_HANDLER + 1)",
                "@ServerRequestFilter(nonBlocking = true)",
                "@ServerResponseFilter void filter() {}"
            })
    void aPositionFromElsewhereIsDetected(String canary) {
        assertThat(taken(canary)).isNotEmpty().doesNotContainAnyElementsOf(names());
    }

    @Test
    void everyUpgradeCheckIsNamed() throws IOException {
        List<String> checks = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.lockscope").stream()
                        .filter(type -> type.isAssignableTo(HttpUpgradeCheck.class))
                        .map(JavaClass::getSimpleName)
                        .toList();

        assertThat(checks).isNotEmpty();
        assertThat(Files.readString(SOURCES.resolve("dev/lockscope/api/http/FilterOrder.java")))
                .contains(checks);
    }

    /** The names of the positions that a source takes; the source's own text where a position has no name. */
    private static List<String> taken(String source) {
        return POSITION.matcher(source)
                .results()
                .map(found -> {
                    String arguments = found.group(1) == null ? found.group(2) : found.group(1);
                    int name = arguments == null ? -1 : arguments.indexOf(NAMES);
                    return name < 0 ? found.group() : arguments.substring(name + NAMES.length());
                })
                .toList();
    }

    private static void ascend(List<Integer> positions) {
        assertThat(positions).doesNotHaveDuplicates().isSorted();
    }

    private static List<Integer> positions(Class<?> order) throws IllegalAccessException {
        List<Integer> positions = new ArrayList<>();
        for (Field constant : order.getDeclaredFields()) {
            positions.add(constant.getInt(null));
        }
        return positions;
    }

    private static List<String> names() {
        return Arrays.stream(FilterOrder.class.getDeclaredFields())
                .map(Field::getName)
                .toList();
    }

    /** Canary: two filters that share a position. */
    private static final class Tied {
        static final int ONE = 1;
        static final int OTHER = 1;
    }
}
