package dev.lockscope.run.measure;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** A histogram of nanoseconds as text without loss: compressed and in base64, as HdrHistogram's own logs have it. */
public final class HistogramText {
    /** What a tag looks like: what was measured, and of whom. */
    public static final String TAG = "(wait|hold|overshoot|latency|uncorrected)-(reads|writes)";

    /** A histogram of three digits over all that a long holds takes less. */
    private static final int LONGEST = 256_000;

    private HistogramText() {}

    static String of(Histogram histogram) {
        ByteBuffer room = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(room);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(room.array(), length));
    }

    /** @throws IllegalArgumentException when it is not such a text, saying why */
    public static Histogram read(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("must have at most %d characters".formatted(LONGEST));
        }
        try {
            Histogram read = Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
            if (read.getNumberOfSignificantValueDigits() == Histograms.SIGNIFICANT_DIGITS) {
                return read;
            }
        } catch (DataFormatException | RuntimeException damaged) {
            throw new IllegalArgumentException("must be a histogram as HdrHistogram encodes it", damaged);
        }
        throw new IllegalArgumentException("must be a histogram of %d digits".formatted(Histograms.SIGNIFICANT_DIGITS));
    }
}
