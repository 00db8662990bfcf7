package dev.lockscope.page;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where there is a Chromium to test in: one that is installed, else the one that Playwright has or can download.
 *
 * @param environment the environment variables
 * @param executable whether something is there that can be started
 * @param playwrights gets Playwright's own; false when that can't be had
 */
record Chromium(Map<String, String> environment, Predicate<Path> executable, BooleanSupplier playwrights) {
    static final String VARIABLE = "LOCKSCOPE_CHROMIUM";

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> ON_MACOS = List.of(
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");
    private static final List<String> WINDOWS_ROOTS = List.of("ProgramFiles", "ProgramFiles(x86)", "LocalAppData");
    private static final List<String> ON_WINDOWS = List.of(
            "Google/Chrome/Application/chrome.exe",
            "Chromium/Application/chrome.exe",
            "Microsoft/Edge/Application/msedge.exe");

    private static final long DOWNLOAD_MINUTES = 5;

    /** On this machine. */
    static Chromium here() {
        return new Chromium(System.getenv(), Files::isExecutable, Chromium::installPlaywrights);
    }

    /**
     * What to start.
     *
     * @param executable empty for the one that Playwright has
     */
    record Found(Optional<Path> executable) {}

    /**
     * Looks for one.
     *
     * @throws IllegalStateException when the one that was asked for is not there, or none is where all tests must run
     */
    Optional<Found> find() {
        Optional<Found> found = asked().or(this::installed)
                .map(path -> new Found(Optional.of(path)))
                .or(() -> playwrights.getAsBoolean() ? Optional.of(new Found(Optional.empty())) : Optional.empty());
        if (found.isEmpty() && "true".equals(environment.get("CI"))) {
            throw new IllegalStateException("No Chromium, and with CI=true the browser tests must run: " + remedy());
        }
        return found;
    }

    /** What to do when there is none, in one line. */
    static String remedy() {
        return "install Chromium or Chrome (Debian: apt-get install chromium), or name one in " + VARIABLE;
    }

    private Optional<Path> asked() {
        String asked = environment.get(VARIABLE);
        if (asked == null || asked.isBlank()) {
            return Optional.empty();
        }
        if (!executable.test(Path.of(asked))) {
            throw new IllegalStateException(VARIABLE + " is " + asked + ", which is not there or can't be started");
        }
        return Optional.of(Path.of(asked));
    }

    private Optional<Path> installed() {
        return Stream.of(onPath(), ON_MACOS.stream().map(Path::of), onWindows())
                .flatMap(places -> places)
                .filter(executable)
                .findFirst();
    }

    private Stream<Path> onPath() {
        List<Path> folders = Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .toList();
        return NAMES.stream().flatMap(name -> folders.stream().map(folder -> folder.resolve(name)));
    }

    private Stream<Path> onWindows() {
        return WINDOWS_ROOTS.stream()
                .filter(environment::containsKey)
                .flatMap(root -> ON_WINDOWS.stream().map(Path.of(environment.get(root))::resolve));
    }

    /** Has Playwright's own command line download its Chromium, which does nothing when it is there. */
    private static boolean installPlaywrights() {
        try {
            ProcessBuilder install =
                    Driver.ensureDriverInstalled(Map.of(), false).createProcessBuilder();
            install.command().addAll(List.of("install", "--only-shell", "chromium"));
            // The build sets this, so that nothing is downloaded beside a Chromium that is installed.
            install.environment().remove("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD");
            Process installing = install.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = installing.waitFor(DOWNLOAD_MINUTES, TimeUnit.MINUTES);
            installing.destroyForcibly();
            return ended && installing.exitValue() == 0;
        } catch (IOException unavailable) {
            return false;
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
