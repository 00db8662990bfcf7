import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints the thirty test classes that took longest, slowest first. Argument: the folder of Surefire's reports. */
final class SlowestTests {
    private static final int SHOWN = 30;

    /** A class within a suite has no report of its own, but each of its tests names it. */
    private static final Pattern TEST = Pattern.compile("<testcase [^>]*?classname=\"([^\"]+)\" time=\"([0-9.,]+)\"");

    private SlowestTests() {}

    public static void main(String[] arguments) throws IOException {
        Path reports = Path.of(arguments[0]);
        if (Files.notExists(reports)) {
            System.out.println("No tests were run.");
            return;
        }
        Map<String, DoubleSummaryStatistics> classes;
        try (Stream<Path> files = Files.list(reports)) {
            classes = files.filter(file -> file.toString().endsWith(".xml"))
                    .flatMap(SlowestTests::tests)
                    .collect(Collectors.groupingBy(
                            test -> test.group(1),
                            Collectors.summarizingDouble(
                                    test -> Double.parseDouble(test.group(2).replace(",", "")))));
        }
        System.out.printf(
                "%nThe slowest of %d test classes, %.0f s in all:%n",
                classes.size(),
                classes.values().stream()
                        .mapToDouble(DoubleSummaryStatistics::getSum)
                        .sum());
        classes.entrySet().stream()
                .sorted(Comparator.comparingDouble(test -> -test.getValue().getSum()))
                .limit(SHOWN)
                .forEach(test -> System.out.printf(
                        "%8.1f s %5d tests  %s%n",
                        test.getValue().getSum(), test.getValue().getCount(), test.getKey()));
    }

    private static Stream<MatchResult> tests(Path report) {
        try {
            return TEST.matcher(Files.readString(report)).results();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
