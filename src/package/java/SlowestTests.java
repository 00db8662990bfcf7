import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Prints the thirty test classes that took longest, slowest first. Argument: the folder of Surefire's reports. */
final class SlowestTests {
    private static final int SHOWN = 30;
    private static final Pattern SUITE =
            Pattern.compile("<testsuite [^>]*? name=\"([^\"]+)\" time=\"([0-9.,]+)\" tests=\"(\\d+)\"");

    private SlowestTests() {}

    private record TestClass(String name, double seconds, int tests) {}

    public static void main(String[] arguments) throws IOException {
        List<Path> reports;
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            reports = files.filter(file -> file.toString().endsWith(".xml")).toList();
        }
        List<TestClass> classes = reports.stream().flatMap(SlowestTests::read).toList();
        System.out.printf(
                "%nThe slowest of %d test classes, %.0f s in all:%n",
                classes.size(), classes.stream().mapToDouble(TestClass::seconds).sum());
        classes.stream()
                .sorted(Comparator.comparingDouble(TestClass::seconds).reversed())
                .limit(SHOWN)
                .forEach(test -> System.out.printf("%8.1f s %5d tests  %s%n", test.seconds, test.tests, test.name));
    }

    private static Stream<TestClass> read(Path report) {
        try {
            Matcher suite = SUITE.matcher(Files.readString(report));
            return suite.find()
                    ? Stream.of(new TestClass(
                            suite.group(1),
                            Double.parseDouble(suite.group(2).replace(",", "")),
                            Integer.parseInt(suite.group(3))))
                    : Stream.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
