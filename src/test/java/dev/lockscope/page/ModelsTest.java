package dev.lockscope.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the cases of the page's models in a browser. A case is a named function in the default export of a {@code .test.js}. */
@QuarkusTest
class ModelsTest extends PageTest {
    private static final Path CASES = Path.of("src", "test", "frontend");
    private static final String CASES_PATH = "/cases/";

    @TestFactory
    Stream<DynamicContainer> everyModelPassesItsCases() throws IOException {
        Page page = emptyPage();
        List<DynamicContainer> models = new ArrayList<>();
        for (Path file : Stream.concat(
                        testsIn(CASES.resolve("model")).stream(), testsIn(CASES.resolve("view")).stream())
                .toList()) {
            List<DynamicTest> cases = namesIn(page, file).stream()
                    .map(name -> dynamicTest(name, () -> check(page, file, name)))
                    .toList();
            assertThat(cases).as(file.toString()).isNotEmpty();
            models.add(dynamicContainer(file.getFileName().toString().replace(".test.js", ""), cases));
        }
        return models.stream();
    }

    @TestFactory
    Stream<DynamicTest> theCanaryCasesFail() {
        Page page = emptyPage();
        Path canary = CASES.resolve("canary.test.js");
        return namesIn(page, canary).stream()
                .map(name -> dynamicTest(
                        name,
                        () -> assertThatThrownBy(() -> check(page, canary, name))
                                .isInstanceOf(PlaywrightException.class)
                                .hasMessageFindingMatch("should|broken")));
    }

    @TestFactory
    Stream<DynamicTest> everyModelHasCases() throws IOException {
        List<String> tested = testsIn(CASES.resolve("model")).stream()
                .map(file -> file.getFileName().toString())
                .toList();
        try (Stream<Path> models = Files.list(Path.of("frontend", "model"))) {
            return models
                    .map(model -> model.getFileName().toString())
                    .filter(model -> model.endsWith(".js"))
                    .map(model -> model.replace(".js", ""))
                    .sorted()
                    .map(model -> dynamicTest(model, () -> assertThat(tested).contains(model + ".test.js")))
                    .toList()
                    .stream();
        }
    }

    /** An empty page in the time zone of Berlin, which serves the cases from disk. */
    private Page emptyPage() {
        Page page = newPage(new Browser.NewContextOptions().setTimezoneId("Europe/Berlin"))
                .page();
        page.route("**" + CASES_PATH + "**", ModelsTest::fulfil);
        page.navigate(site.resolve(CASES_PATH).toString());
        return page;
    }

    private static void fulfil(Route route) {
        String name = URI.create(route.request().url()).getPath().substring(CASES_PATH.length());
        route.fulfill(
                name.isEmpty()
                        ? new Route.FulfillOptions()
                                .setContentType("text/html")
                                .setBody("<!doctype html><title>Cases</title>")
                        : new Route.FulfillOptions()
                                .setContentType("text/javascript")
                                .setPath(CASES.resolve(name)));
    }

    private static List<Path> testsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".test.js"))
                    .sorted()
                    .toList();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> namesIn(Page page, Path file) {
        return (List<String>) page.evaluate("async (file) => Object.keys((await import(file)).default)", address(file));
    }

    private static void check(Page page, Path file, String name) {
        page.evaluate(
                "async ([file, name]) => { await (await import(file)).default[name](); }",
                List.of(address(file), name));
    }

    private static String address(Path file) {
        return CASES_PATH + CASES.relativize(file).toString().replace('\\', '/');
    }
}
