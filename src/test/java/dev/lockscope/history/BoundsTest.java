package dev.lockscope.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockscope.run.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How much is kept, and what goes. */
class BoundsTest {
    private static final Path NOWHERE = null;
    private static final Labels PINNED = new Labels(null, null, true);

    @Test
    void theOldestRunGoesWhenThereAreTooMany() throws Exception {
        try (Kept kept = Kept.in(NOWHERE, new Bounds(3, 1L << 30))) {
            List<String> ids = List.of(ended(kept), ended(kept), ended(kept), ended(kept));

            assertThat(kept.listed()).containsExactly(ids.get(3), ids.get(2), ids.get(1));
            assertThat(kept.seqs(ids.getFirst())).isEmpty();
        }
    }

    @Test
    void aPinnedRunStaysAndTheNextOldestGoes() throws Exception {
        try (Kept kept = Kept.in(NOWHERE, new Bounds(3, 1L << 30))) {
            String pinned = ended(kept);
            kept.history().label(pinned, PINNED);

            List<String> ids = List.of(ended(kept), ended(kept), ended(kept));

            assertThat(kept.listed()).containsExactly(ids.get(2), ids.get(1), pinned);
        }
    }

    @Test
    void whatWasDeletedGoesFirst() throws Exception {
        try (Kept kept = Kept.in(NOWHERE, new Bounds(3, 1L << 30))) {
            List<String> ids = List.of(ended(kept), ended(kept), ended(kept));
            kept.history().delete(ids.get(1));

            String newest = ended(kept);

            assertThat(kept.listed()).containsExactly(newest, ids.get(2), ids.get(0));
            assertThat(kept.history().restore(ids.get(1))).isEmpty();
        }
    }

    @Test
    void theOldestRunsGoWhenTheirBytesAreTooMany() throws Exception {
        long bytes;
        try (Kept kept = Kept.in(NOWHERE)) {
            bytes = kept.kept(kept.ended(Kept.SHORT)).bytes();
        }

        try (Kept kept = Kept.in(NOWHERE, new Bounds(100, bytes * 5 / 2))) {
            List<String> ids = List.of(ended(kept), ended(kept), ended(kept), ended(kept), ended(kept));

            assertThat(kept.listed())
                    .startsWith(ids.getLast())
                    .hasSizeBetween(1, 3)
                    .doesNotContain(ids.getFirst());
        }
    }

    @Test
    void aRunThatIsLargerThanAllThereMayBeIsCutAndSaysHowMuchIsMissing() throws Exception {
        try (Kept kept = Kept.in(NOWHERE, new Bounds(100, 60_000))) {
            Run run = kept.started(Kept.LONG);
            await().until(() -> kept.kept(run).missing() > 0);
            run.stop();
            run.awaitEnd();

            KeptRun row = kept.kept(run);
            assertThat(kept.seqs(run.id()))
                    .isEqualTo(LongStream.rangeClosed(1, row.lastSeq()).boxed().toList());
            assertThat(Kept.json(kept.history().newest(run.id()).orElseThrow())
                            .get("seq")
                            .longValue())
                    .isEqualTo(row.lastSeq());
            assertThat(kept.history().report(run.id())).isPresent();
        }
    }

    private static String ended(Kept kept) {
        Run run = kept.ended(Kept.SHORT);
        return kept.kept(run).id();
    }
}
