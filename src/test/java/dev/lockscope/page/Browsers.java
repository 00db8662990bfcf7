package dev.lockscope.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The browser that all tests share, launched lazily and closed with the JVM. Confined to the tests' thread. */
final class Browsers {
    private static @Nullable Browser browser;

    private Browsers() {}

    /** The shared browser. It is launched anew after a crash, so that a crash fails one test only. */
    static Browser browser() {
        if (browser == null || !browser.isConnected()) {
            Playwright playwright = Playwright.create();
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            browser = launch(playwright);
        }
        return browser;
    }

    /** Launches another browser, which is closed with its Playwright. */
    static Browser launch(Playwright playwright) {
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(arguments());
        BrowserCondition.found().orElseThrow().executable().ifPresent(options::setExecutablePath);
        return playwright.chromium().launch(options);
    }

    private static List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
        if (isRootOnLinux()) {
            arguments.add("--no-sandbox");
        }
        return arguments;
    }

    /** Chromium's sandbox does not work for root. */
    private static boolean isRootOnLinux() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException notLinux) {
            return false;
        }
    }
}
