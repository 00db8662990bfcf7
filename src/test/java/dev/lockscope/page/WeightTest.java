package dev.lockscope.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WeightTest extends PageTest {
    /** Bytes of the page and of all that it has loaded for itself, as they are before compression. */
    private static final String LOADED = """
            [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
              .filter(({ initiatorType }) => initiatorType !== 'fetch')
              .reduce((bytes, { decodedBodySize }) => bytes + decodedBodySize, 0)""";

    @Test
    void thePageAndItsChartLibraryWeighLessThanAHundredThousandBytes() {
        Scope scope = open();
        scope.run();
        scope.awaitState("finished");

        int bytes = (int) scope.page().evaluate(LOADED);

        // The chart library alone is about 50,000.
        assertThat(bytes).isBetween(60_000, 99_999);
    }
}
