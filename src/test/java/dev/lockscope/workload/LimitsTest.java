package dev.lockscope.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LimitsTest {
    @Test
    void aMissingFieldTakesTheClassicValue() throws InvalidWorkload {
        Workload workload = Limits.accept(Map.of("keys", 7));

        assertThat(workload.keys()).isEqualTo(7);
        assertThat(new TreeMap<>(workload.fields()).toString())
                .isEqualTo(withKeys(7).toString());
    }

    private static Map<String, Object> withKeys(int keys) {
        Map<String, Object> classic = new TreeMap<>();
        Limits.PARAMETERS.forEach(parameter -> classic.put(parameter.name(), parameter.classic()));
        classic.put("keys", keys);
        return classic;
    }

    @Test
    void everyInvalidFieldIsReportedWithItsBounds() {
        Map<String, Object> fields = new HashMap<>();
        fields.put("lock", "padlock");
        fields.put("readers", -1);
        fields.put("keys", null);
        fields.put("colour", "red");

        List<FieldViolation> violations = violationsOf(fields);

        assertThat(violations).extracting(FieldViolation::field).containsExactly("lock", "readers", "keys", "colour");
        assertThat(violations)
                .extracting(FieldViolation::detail)
                .contains("must be a whole number from 0 to 20000, was -1")
                .contains("must be a whole number from 1 to 1000, was null");
    }

    @ParameterizedTest
    @MethodSource("wholes")
    void aWholeNumberIsValidOnlyWithinItsBounds(Parameter.Whole whole) throws InvalidWorkload {
        Map<String, Object> others = Map.of("writers", 1, "durationMillis", 3_600_000);
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
            assertThat(violationsOf(fields)).extracting(FieldViolation::field).containsExactly(whole.name());
        }
    }

    static List<Parameter.Whole> wholes() {
        return Limits.PARAMETERS.stream()
                .filter(Parameter.Whole.class::isInstance)
                .map(Parameter.Whole.class::cast)
                .toList();
    }

    @Test
    void aWorkloadHasAWorkerAndFewerPlatformThreads() {
        assertThat(violationsOf(Map.of("readers", 0, "writers", 0)))
                .extracting(FieldViolation::field)
                .containsExactly("readers");
        assertThat(violationsOf(Map.of("readers", 20_000, "writers", 1)))
                .extracting(FieldViolation::field)
                .containsExactly("readers");
        assertThat(violationsOf(Map.of("readers", 2_000, "threads", "platform")))
                .extracting(FieldViolation::field)
                .containsExactly("threads");
    }

    @Test
    void aLiveChangeMustBeOfALiveParameterAndWithinBounds() throws InvalidWorkload {
        Workload classic = Workload.classic();

        assertThat(Limits.adjust(classic, Map.of("readers", 3, "holdMicros", 5), Ceilings.HIGHEST))
                .extracting(Workload::readers, Workload::writers, Workload::holdMicros)
                .containsExactly(3, 10, 5L);
        assertThat(catchThrowableOfType(
                                InvalidWorkload.class,
                                () -> Limits.adjust(classic, Map.of("keys", 3, "readers", 3), Ceilings.HIGHEST))
                        .violations())
                .extracting(FieldViolation::field)
                .containsExactly("keys");
        assertThat(catchThrowableOfType(
                                InvalidWorkload.class,
                                () -> Limits.adjust(classic, Map.of("pauseMicros", -3), Ceilings.HIGHEST))
                        .violations())
                .extracting(FieldViolation::field)
                .containsExactly("pauseMicros");
    }

    @Test
    void aServerAcceptsItsJvmsAndALogAnyName() throws InvalidWorkload {
        Ceilings two = new Ceilings(20_000, 1_000, 0, 1_000, List.of("default", "zgc"));

        assertThat(Limits.accept(Map.of(), two).jvm()).isEqualTo("default");
        assertThat(Limits.accept(Map.of("jvm", "zgc"), two).jvm()).isEqualTo("zgc");
        assertThat(catchThrowableOfType(InvalidWorkload.class, () -> Limits.accept(Map.of("jvm", "g1"), two)))
                .hasMessage("jvm must be one of default, zgc, was \"g1\"");
        assertThat(Limits.accept(Map.of("jvm", "g1")).jvm()).isEqualTo("g1");
        assertThat(two.allow(Limits.accept(Map.of("jvm", "g1")))).isFalse();
        for (Object wrong : Arrays.asList("", "-x", "Z", "a b", "x".repeat(32), 7, null)) {
            Map<String, Object> fields = new HashMap<>();
            fields.put("jvm", wrong);
            assertThat(violationsOf(fields)).extracting(FieldViolation::field).containsExactly("jvm");
        }
    }

    private static List<FieldViolation> violationsOf(Map<String, ?> fields) {
        return catchThrowableOfType(InvalidWorkload.class, () -> Limits.accept(fields))
                .violations();
    }
}
