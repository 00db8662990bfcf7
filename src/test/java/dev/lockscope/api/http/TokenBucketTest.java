package dev.lockscope.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void aBurstOfOneSecondIsFollowedBySingleTokens() {
        // Close to the overflow of the clock.
        long start = Long.MAX_VALUE - SECOND / 2;
        TokenBucket bucket = new TokenBucket(10, start);

        assertThat(taken(bucket, start, 25)).isEqualTo(10);
        assertThat(taken(bucket, start + SECOND / 10 - 1, 5)).isZero();
        assertThat(taken(bucket, start + SECOND / 10, 5)).isEqualTo(1);
        assertThat(taken(bucket, start + 100 * SECOND, 25)).isEqualTo(10);
    }

    @Test
    void anEvenRateWithinTheLimitIsAccepted() {
        TokenBucket bucket = new TokenBucket(10, 0);

        assertThat(LongStream.range(0, 1_000).allMatch(i -> bucket.take(i * SECOND / 10)))
                .isTrue();
    }

    private static long taken(TokenBucket bucket, long now, int wanted) {
        return IntStream.range(0, wanted).filter(i -> bucket.take(now)).count();
    }
}
