package dev.lockscope.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.log.Json;
import dev.lockscope.run.InProcessRun;
import dev.lockscope.run.Run;
import dev.lockscope.run.measure.WarmUp;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Workload;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The main class of a runner's process: reads commands from its input and writes records to its output, a line of JSON each.
 * It ends with its input, so that it does not outlive its server.
 */
final class RunnerMain {
    /** The first line of the output. */
    static final String READY = "{\"type\":\"ready\",\"protocol\":%d}".formatted(Command.PROTOCOL);

    private final RecordOutput out;
    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    private volatile boolean stopped;
    private volatile @Nullable WarmUpRun warmUp;
    private volatile @Nullable InProcessRun run;

    private RunnerMain(RecordOutput out) {
        this.out = out;
    }

    public static void main(String... arguments) {
        Locale.setDefault(Locale.ROOT);
        // Signals reach the whole group: the server then stops the run, and this process ends with its input, at once.
        Runtime.getRuntime().addShutdownHook(new Thread(LockSupport::park, "until-the-input-ends"));
        OutputStream lines = new FileOutputStream(FileDescriptor.out);
        // Nothing else may write between the lines.
        System.setOut(System.err);
        try {
            lines.write((READY + '\n').getBytes(StandardCharsets.UTF_8));
            new RunnerMain(new RecordOutput(lines)).serve();
        } catch (IOException gone) {
            // Nobody is left to tell.
        } finally {
            // Whatever happens to this thread: the hook would keep the process for ever.
            Runtime.getRuntime().halt(0);
        }
    }

    private void serve() throws IOException {
        Thread.ofPlatform().name("commands").daemon().start(this::execute);
        ObjectMapper json = Json.newMapper();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Command command = json.readValue(line, Command.class);
                switch (command) {
                    // Here, since a stop may follow before the start is executed.
                    case Command.Start _ -> stopped = false;
                    case Command.Stop _ -> stop();
                    default -> {}
                }
                commands.add(command);
            }
        }
    }

    /** At once, whatever command is being executed. */
    private void stop() {
        stopped = true;
        WarmUpRun warming = warmUp;
        if (warming != null) {
            warming.stop();
        }
        Run active = run;
        if (active != null) {
            active.stop();
        }
    }

    private void execute() {
        try {
            while (true) {
                Command command = commands.take();
                if (command instanceof Command.Start start) {
                    start(start);
                } else {
                    out.answer(command, apply(command));
                }
            }
        } catch (Throwable broken) {
            broken.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    /** Returns whether the run could still be given the command. */
    private boolean apply(Command command) throws InterruptedException {
        InProcessRun active = run;
        if (active == null) {
            return false;
        }
        try {
            switch (command) {
                case Command.Pause _ -> active.pause();
                case Command.Resume _ -> active.resume();
                case Command.Adjust adjust -> active.adjust(adjust.changes());
                case Command.TakeCapture _ -> out.capture(active);
                case Command.Stop _, Command.Start _ -> {}
            }
            return true;
        } catch (Run.Ended ended) {
            return false;
        } catch (InvalidWorkload impossible) {
            throw new IllegalStateException("the server has accepted it", impossible);
        }
    }

    private void start(Command.Start start) throws InvalidWorkload, InterruptedException {
        run = null;
        Workload workload = Limits.accept(start.workload());
        WarmUp warmed = warmUp(start, workload);
        InProcessRun next =
                new InProcessRun(start.run(), workload, start.bounds().policy(), out, warmed);
        run = next;
        next.start();
        if (stopped) {
            next.stop();
        }
    }

    private @Nullable WarmUp warmUp(Command.Start start, Workload workload) throws InterruptedException {
        WarmUpRun warming =
                WarmUpRun.of(workload, start.bounds().policy(), out, state -> out.warmUp(start.run(), state));
        if (warming == null) {
            return null;
        }
        warmUp = warming;
        if (stopped) {
            warming.stop();
        }
        WarmUp warmed = warming.execute();
        warmUp = null;
        return warmed;
    }
}
