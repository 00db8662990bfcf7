package dev.lockscope.runner;

import dev.lockscope.run.RunPolicy;
import dev.lockscope.workload.Workload;
import org.jspecify.annotations.Nullable;

/** Starts a process for each runner, and keeps one started ahead, of the JVM that was last used. Thread-safe. */
public final class ForkedRunners implements Runners {
    private final Jvms jvms;
    private final RunPolicy policy;
    private final RecordReader reader = new RecordReader();
    private final boolean ahead;
    private @Nullable ForkedRunner idle;
    private String lastJvm = Workload.DEFAULT_JVM;
    private boolean closed;

    private ForkedRunners(RunPolicy policy, Jvms jvms, boolean ahead) {
        this.policy = policy;
        this.jvms = jvms;
        this.ahead = ahead;
    }

    /** With {@link #prepare} a process is started before it is needed. */
    public static ForkedRunners ahead(RunPolicy policy, Jvms jvms) {
        return new ForkedRunners(policy, jvms, true);
    }

    /** Each process is started when it is needed. */
    public static ForkedRunners onDemand(RunPolicy policy, Jvms jvms) {
        return new ForkedRunners(policy, jvms, false);
    }

    @Override
    public synchronized Runner take(String jvm) {
        ForkedRunner prepared = idle;
        idle = null;
        if (prepared != null && jvm.equals(lastJvm) && !prepared.isGone()) {
            return prepared;
        }
        if (prepared != null) {
            // Nothing else may be beside the run.
            prepared.close();
        }
        lastJvm = jvm;
        return started(jvm);
    }

    @Override
    public synchronized void prepare() {
        if (ahead && idle == null && !closed) {
            idle = started(lastJvm);
        }
    }

    private ForkedRunner started(String jvm) {
        return new ForkedRunner(JvmCommand.of(jvms.of(jvm), RunnerMain.class), policy, reader);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (idle != null) {
            idle.close();
        }
    }
}
