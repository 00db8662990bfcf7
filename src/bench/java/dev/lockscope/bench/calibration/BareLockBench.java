package dev.lockscope.bench.calibration;

import dev.lockscope.lock.Cells;
import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.lock.Operation;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** The locks of the catalogue and the classic map, with nothing around them but JMH: what {@link Calibration} compares with. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class BareLockBench {
    static final int KEYS = 5;
    private static final int VALUES = 100;

    @Param("mutex")
    String lock;

    private LockedMap map;

    @Setup
    public void setUp() {
        map = LockCatalogue.find(lock).orElseThrow().factory().apply(KEYS);
    }

    @Benchmark
    @Threads(1)
    public int oneReader(Read read) {
        return read.from(map);
    }

    @Benchmark
    @Threads(2)
    public int twoReaders(Read read) {
        return read.from(map);
    }

    @Benchmark
    @Group("eightAndTwo")
    @GroupThreads(8)
    public int read(Read read) {
        return read.from(map);
    }

    @Benchmark
    @Group("eightAndTwo")
    @GroupThreads(2)
    public long write(Write write) {
        return write.to(map);
    }

    /** A reader. */
    @State(Scope.Thread)
    public static class Read implements Operation {
        private final SplittableRandom random = new SplittableRandom(System.nanoTime());
        private int key;
        private int value;

        int from(LockedMap map) {
            key = random.nextInt(KEYS);
            map.read(this);
            return value;
        }

        @Override
        public int key() {
            return key;
        }

        @Override
        public void perform(Cells cells) {
            value = cells.value(key);
        }
    }

    /** A writer. */
    @State(Scope.Thread)
    public static class Write implements Operation {
        private final SplittableRandom random = new SplittableRandom(System.nanoTime());
        private int key;
        private int value;
        private long version;

        long to(LockedMap map) {
            key = random.nextInt(KEYS);
            value = random.nextInt(VALUES);
            map.write(this);
            return version;
        }

        @Override
        public int key() {
            return key;
        }

        @Override
        public void perform(Cells cells) {
            version = cells.version(key) + 1;
            cells.write(key, value, version, 1);
        }
    }
}
