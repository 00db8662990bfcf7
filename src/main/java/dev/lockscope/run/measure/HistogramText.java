package dev.lockscope.run.measure;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** The lossless text of a histogram of nanoseconds: compressed and in Base64, as in HdrHistogram's own logs. */
public final class HistogramText {
    /** Pattern of a tag: the quantity, and the kind of operations. */
    public static final String TAG = "(wait|hold|return|overshoot|latency|uncorrected)-(reads|writes)";

    /** More than a histogram with three significant digits over all values of a long takes. */
    private static final int MAX_CHARACTERS = 256_000;

    private HistogramText() {}

    static String of(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    /** @throws IllegalArgumentException if the text is not such a histogram; the message says why */
    public static Histogram read(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException("must have at most %d characters".formatted(MAX_CHARACTERS));
        }
        try {
            Histogram read = Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
            if (read.getNumberOfSignificantValueDigits() == Histograms.SIGNIFICANT_DIGITS) {
                return read;
            }
        } catch (DataFormatException | RuntimeException malformed) {
            throw new IllegalArgumentException("must be a histogram as HdrHistogram encodes it", malformed);
        }
        throw new IllegalArgumentException("must be a histogram of %d digits".formatted(Histograms.SIGNIFICANT_DIGITS));
    }
}
