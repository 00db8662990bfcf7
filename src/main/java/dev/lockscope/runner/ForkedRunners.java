package dev.lockscope.runner;

import dev.lockscope.run.RunPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts a process for each runner, and keeps one started ahead. Thread-safe. */
public final class ForkedRunners implements Runners {
    private final List<String> command;
    private final RunPolicy policy;
    private final RecordReader reader = new RecordReader();
    private final boolean ahead;
    private @Nullable ForkedRunner idle;
    private boolean closed;

    private ForkedRunners(RunPolicy policy, List<String> jvmOptions, boolean ahead) {
        this.policy = policy;
        this.ahead = ahead;
        this.command = JvmCommand.of(RunnerMain.class, jvmOptions);
    }

    /**
     * With {@link #prepare} a process is started before it is needed.
     *
     * @param jvmOptions of the processes
     */
    public static ForkedRunners ahead(RunPolicy policy, List<String> jvmOptions) {
        return new ForkedRunners(policy, jvmOptions, true);
    }

    /** Each process is started when it is needed. */
    public static ForkedRunners onDemand(RunPolicy policy, List<String> jvmOptions) {
        return new ForkedRunners(policy, jvmOptions, false);
    }

    @Override
    public synchronized Runner take() {
        ForkedRunner next = idle;
        idle = null;
        return next == null || next.isGone() ? new ForkedRunner(command, policy, reader) : next;
    }

    @Override
    public synchronized void prepare() {
        if (ahead && idle == null && !closed) {
            idle = new ForkedRunner(command, policy, reader);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (idle != null) {
            idle.close();
        }
    }
}
