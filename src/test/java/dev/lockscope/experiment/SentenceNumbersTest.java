package dev.lockscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The format of numbers in sentences. */
class SentenceNumbersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0         | 0
            0.0002778 | 0.000278
            0.25      | 0.25
            1         | 1
            1.5       | 1.5
            9.999     | 10
            12.34     | 12.3
            99.94     | 99.9
            99.96     | 100
            1234.4    | 1,234
            """)
    void aSmallRateHasThreeDigits(double perSecond, String words) {
        assertThat(SentenceNumbers.rate(perSecond)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0    | 0 operations
            0.25 | 0.25 operations
            0.998 | 0.998 operations
            1    | 1 operation
            1.2  | 1.2 operations
            1000 | 1,000 operations
            """)
    void onlyAWrittenOneIsSingular(double perSecond, String words) {
        assertThat(SentenceNumbers.operations(perSecond)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0 workers", "1.4, 1 worker", "1.6, 2 workers", "1234, '1,234 workers'"})
    void workersAreCountedAsWritten(double workers, String words) {
        assertThat(SentenceNumbers.workers(workers)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0           | 0.00 ns
            999.4       | 999 ns
            999.6       | 1.00 µs
            9996        | 10.0 µs
            999999      | 1.00 ms
            999600000   | 1.00 s
            12345000000 | 12.3 s
            """)
    void aTimeHasThreeDigitsAndTheUnitOfItsRoundedValue(double nanos, String words) {
        assertThat(SentenceNumbers.time(nanos)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.10   | 10 %
            0.12   | 12 %
            0.1004 | 10.04 %
            0.1005 | 10.1 %
            0.0996 | 10 %
            """)
    void aShareThatExceedsALimitIsWrittenDifferently(double share, String words) {
        assertThat(SentenceNumbers.percent(share, 0.1)).isEqualTo(words);
    }

    @Test
    void aSmallRatioHasThreeDigits() {
        assertThat(SentenceNumbers.ratios(new Spread(3, 0.0012, 0.002, 0.0034, 0.01, 1.3)))
                .isEqualTo("0.00340x (0.00120–1.30)");
    }
}
