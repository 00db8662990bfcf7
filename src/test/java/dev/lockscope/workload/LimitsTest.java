package dev.lockscope.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LimitsTest {
    @Test
    void whatIsMissingTakesTheClassicValue() throws InvalidWorkload {
        assertThat(Limits.accept(Map.of("keys", 7)))
                .isEqualTo(new Workload("mutex", ThreadKind.VIRTUAL, 100, 10, 7, 100, 1_000, 1_000, null));
    }

    @Test
    void everyOffendingFieldIsNamedWithWhatWouldBeRight() {
        Map<String, Object> fields = new HashMap<>();
        fields.put("lock", "padlock");
        fields.put("readers", -1);
        fields.put("keys", null);
        fields.put("colour", "red");

        List<Violation> violations = violationsOf(fields);

        assertThat(violations).extracting(Violation::field).containsExactly("lock", "readers", "keys", "colour");
        assertThat(violations)
                .extracting(Violation::detail)
                .contains("must be a whole number from 0 to 20000, was -1")
                .contains("must be a whole number from 1 to 1000, was null");
    }

    @ParameterizedTest
    @MethodSource("wholes")
    void aWholeNumberIsAcceptedWithinItsBoundsAndNowhereElse(Parameter.Whole whole) throws InvalidWorkload {
        Map<String, Object> others = Map.of("writers", 1, "threads", "virtual");
        Map<String, Object> fields = new HashMap<>(others);
        for (long inside : new long[] {Math.max(whole.min(), 0), Math.min(whole.max(), 19_999)}) {
            fields.put(whole.name(), inside);
            if (whole.name().equals("writers") && inside == 0) {
                fields.put("readers", 1);
            }
            assertThat(Limits.accept(fields)).isNotNull();
        }
        for (Object outside : Arrays.asList(
                whole.min() - 1, whole.max() + 1, 1.5, "1", true, List.of(), Map.of(), BigInteger.TWO.pow(70))) {
            fields.put(whole.name(), outside);
            assertThat(violationsOf(fields)).extracting(Violation::field).containsExactly(whole.name());
        }
    }

    static List<Parameter.Whole> wholes() {
        return Limits.PARAMETERS.stream()
                .filter(Parameter.Whole.class::isInstance)
                .map(Parameter.Whole.class::cast)
                .toList();
    }

    @Test
    void aWorkloadNeedsAWorkerAndPlatformThreadsAreFewer() {
        assertThat(violationsOf(Map.of("readers", 0, "writers", 0)))
                .extracting(Violation::field)
                .containsExactly("readers");
        assertThat(violationsOf(Map.of("readers", 20_000, "writers", 1)))
                .extracting(Violation::field)
                .containsExactly("readers");
        assertThat(violationsOf(Map.of("readers", 2_000, "threads", "platform")))
                .extracting(Violation::field)
                .containsExactly("threads");
    }

    @Test
    void theLimitIsWorkersTimesTimeOverPause() {
        assertThat(Workload.classic().limit(1_000_000_000)).hasValue(110_000);
    }

    private static List<Violation> violationsOf(Map<String, ?> fields) {
        return catchThrowableOfType(InvalidWorkload.class, () -> Limits.accept(fields))
                .violations();
    }
}
