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
 * The search for a Chromium to test in: an installed one, otherwise Playwright's, which is downloaded if necessary.
 *
 * @param environment the environment variables
 * @param executable whether a path is an executable file
 * @param playwrights installs Playwright's Chromium; false if that fails
 */
record Chromium(Map<String, String> environment, Predicate<Path> executable, BooleanSupplier playwrights) {
    static final String VARIABLE = "LOCKSCOPE_CHROMIUM";

    /** The shell comes first: it has no user interface of its own, whose processes take a third of the time of a test. */
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static final List<String> ON_MACOS = List.of(
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");
    private static final List<String> WINDOWS_ROOTS = List.of("ProgramFiles", "ProgramFiles(x86)", "LocalAppData");
    private static final List<String> ON_WINDOWS = List.of(
            "Google/Chrome/Application/chrome.exe",
            "Chromium/Application/chrome.exe",
            "Microsoft/Edge/Application/msedge.exe");

    private static final long DOWNLOAD_MINUTES = 5;

    /** The search on this machine. */
    static Chromium here() {
        return new Chromium(System.getenv(), Files::isExecutable, Chromium::installPlaywrights);
    }

    /**
     * The browser to launch.
     *
     * @param executable empty for Playwright's own
     */
    record Found(Optional<Path> executable) {}

    /**
     * Searches for a browser.
     *
     * @throws IllegalStateException if the configured one is not executable, or if there is none and {@code CI} is true
     */
    Optional<Found> find() {
        Optional<Found> found = configured()
                .or(this::installed)
                .map(path -> new Found(Optional.of(path)))
                .or(() -> playwrights.getAsBoolean() ? Optional.of(new Found(Optional.empty())) : Optional.empty());
        if (found.isEmpty() && "true".equals(environment.get("CI"))) {
            throw new IllegalStateException("No Chromium, and with CI=true the browser tests must run: " + remedy());
        }
        return found;
    }

    /** How to get a browser, in one line. */
    static String remedy() {
        return "install Chromium or Chrome (Debian: apt-get install chromium-headless-shell), or name one in "
                + VARIABLE;
    }

    private Optional<Path> configured() {
        String configured = environment.get(VARIABLE);
        if (configured == null || configured.isBlank()) {
            return Optional.empty();
        }
        if (!executable.test(Path.of(configured))) {
            throw new IllegalStateException(VARIABLE + " is " + configured + ", which is not an executable file");
        }
        return Optional.of(Path.of(configured));
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

    /** Installs Chromium with Playwright's command line, which does nothing if it is installed already. */
    private static boolean installPlaywrights() {
        try {
            ProcessBuilder install =
                    Driver.ensureDriverInstalled(Map.of(), false).createProcessBuilder();
            install.command().addAll(List.of("install", "--only-shell", "chromium"));
            // The build sets this to avoid a download when a Chromium is installed.
            install.environment().remove("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD");
            Process process = install.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(DOWNLOAD_MINUTES, TimeUnit.MINUTES);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException unavailable) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
