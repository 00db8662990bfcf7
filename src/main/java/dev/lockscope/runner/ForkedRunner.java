package dev.lockscope.runner;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.RunPolicy;
import dev.lockscope.run.RunState;
import dev.lockscope.workload.Workload;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A runner that is a process of its own, seen from the server. The process ends when its input does, so it does not outlive
 * the server.
 */
final class ForkedRunner implements Runner {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    /** Besides the grace period of a run: longer than any pause of a healthy JVM. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final RunPolicy policy;
    private final RecordReader reader;
    private final Commands commands = new Commands(this::write);
    private final LastLines errors = new LastLines();

    /** Null if the process could not be started. */
    private final @Nullable Process process;

    private final @Nullable BufferedWriter input;

    private volatile @Nullable ForkedRun run;

    private volatile long lastLineSystemNanos = System.nanoTime();

    /** Null unless the server has ended the process. */
    private volatile @Nullable String ended;

    /** Why the runner is gone; null while it is there. */
    private volatile @Nullable String gone;

    /** @param command starts the process */
    ForkedRunner(List<String> command, RunPolicy policy, RecordReader reader) {
        this.policy = policy;
        this.reader = reader;
        Process started = null;
        try {
            started = new ProcessBuilder(command).start();
        } catch (IOException failed) {
            gone = "the JVM of the run could not be started: " + failed.getMessage();
        }
        process = started;
        input = started == null ? null : started.outputWriter(StandardCharsets.UTF_8);
        if (started != null) {
            Process running = started;
            Thread errorReader =
                    Thread.ofVirtual().name("runner-errors").start(() -> errors.readFrom(running.getErrorStream()));
            Thread.ofPlatform().name("runner-" + running.pid()).daemon().start(() -> follow(running, errorReader));
        }
    }

    @Override
    public Run start(Workload workload, RunObserver observer) {
        ForkedRun next = new ForkedRun(workload, policy.period(), observer, commands, reader);
        // Before the process can end the run.
        next.announce();
        run = next;
        next.start(Command.Bounds.of(policy));
        String cause = gone;
        if (cause == null) {
            Thread.ofVirtual().name("runner-silence").start(() -> watch(next));
        } else {
            next.lost(cause);
        }
        return next;
    }

    /** Ends the process if it says nothing of its run any more. */
    private void watch(ForkedRun watched) {
        lastLineSystemNanos = System.nanoTime();
        Duration longest = policy.grace().plus(SILENCE);
        try {
            while (!watched.awaitEnd(Duration.ofSeconds(1))) {
                if (watched.state() == RunState.RUNNING
                        && System.nanoTime() - lastLineSystemNanos > longest.toNanos()) {
                    end("the JVM of the run said nothing for %d s".formatted(longest.toSeconds()));
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(String cause) {
        ended = ended == null ? cause : ended;
        Objects.requireNonNull(process).destroyForcibly();
    }

    /** Whether the process has ended, or never began. */
    boolean isGone() {
        return gone != null || process == null || !process.isAlive();
    }

    /** Null if it could not be started. */
    @Nullable
    Process process() {
        return process;
    }

    private synchronized void write(Command command) {
        if (input == null) {
            return;
        }
        try {
            input.write(reader.text(command));
            input.newLine();
            input.flush();
        } catch (IOException ended) {
            // The end of its output says so as well.
        }
    }

    /** Takes the lines of the process until its end. */
    private void follow(Process running, Thread errorReader) {
        try (BufferedReader lines = running.inputReader(StandardCharsets.UTF_8)) {
            if (RunnerMain.READY.equals(next(lines))) {
                for (String line = next(lines); line != null; line = next(lines)) {
                    lastLineSystemNanos = System.nanoTime();
                    accept(line);
                }
            } else {
                ended = "the JVM of the run did not become ready";
                // Not at once, which would close what says why.
                awaitExit(running);
            }
        } catch (Throwable broken) {
            // A record can't be read, or an observer has failed; then the run can't go on.
            end(broken.toString());
        }
        conclude(running, errorReader);
    }

    /** Null at the end of the process, which may also close the stream. */
    private static @Nullable String next(BufferedReader lines) {
        try {
            return lines.readLine();
        } catch (IOException closed) {
            return null;
        }
    }

    private void accept(String text) throws IOException {
        JsonNode line = reader.line(text);
        ForkedRun active = run;
        if (line.path("type").asText().equals("answer")) {
            commands.answered(
                    line.path("command").longValue(), line.path("done").booleanValue());
        } else if (active != null) {
            active.accept(line);
        }
    }

    private void conclude(Process running, Thread errorReader) {
        int code = running.onExit().join().exitValue();
        try {
            errorReader.join(CLOSE_TIMEOUT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        String known = ended;
        String cause =
                (known != null ? known : "the JVM of the run ended with exit code %d".formatted(code)) + errors.text();
        gone = cause;
        commands.close();
        ForkedRun active = run;
        if (active != null) {
            active.lost(cause);
        }
    }

    private static void awaitExit(Process process) {
        try {
            if (!process.waitFor(CLOSE_TIMEOUT)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        if (process == null) {
            return;
        }
        try {
            process.getOutputStream().close();
        } catch (IOException ended) {
            // It is gone already.
        }
        Thread.ofVirtual().name("runner-end").start(() -> awaitExit(process));
    }
}
