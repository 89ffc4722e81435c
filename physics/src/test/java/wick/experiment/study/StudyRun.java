package wick.experiment.study;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import wick.experiment.Comparison;
import wick.observable.Measurement;

/// Runs one study on the terminal: `StudyRun [FILE|-] [quick|standard|full] [networks] [seed]`.
final class StudyRun {
    private StudyRun() {}

    public static void main(String[] arguments) {
        StudyRequest request = arguments.length > 0 && !arguments[0].equals("-")
                ? StudyFile.read(Path.of(arguments[0]))
                : StudyFile.example();
        if (arguments.length > 1) {
            request = request.withEffort(Effort.valueOf(arguments[1].toUpperCase(Locale.ROOT)));
        }
        if (arguments.length > 2) {
            request = request.withNetworks(Integer.parseInt(arguments[2]));
        }
        if (arguments.length > 3) {
            request = request.withSeed(Long.parseLong(arguments[3]));
        }
        StudyReport report = Study.run(request, new Printer(System.out, System.nanoTime()));
        System.out.println(report.answer());
        report.closing().meaning().forEach(System.out::println);
        report.closing().next().forEach(System.out::println);
        report.advice().forEach(a -> System.out.println("* " + a.text() + " [" + a.holdsFor() + "]"));
        report.sections().forEach(s -> System.out.println("- " + s.title() + ": " + s.summary()));
    }

    /// Prints every event with its time.
    record Printer(PrintStream out, long start) implements StudyListener {

        private void print(String text) {
            out.printf(Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - start) / 1e9, text);
        }

        @Override
        public void planned(List<String> lines) {
            lines.forEach(this::print);
        }

        @Override
        public void theory(List<String> lines) {
            lines.forEach(this::print);
        }

        @Override
        public void compared(Comparison c) {
            Measurement m = c.measurement();
            print(String.format(
                    Locale.ROOT,
                    "%-20s %-12s (expected %-12s) predicted %.5g measured %.5g(%.2g) z %.2f rival %.5g excluded %.1f dev %s | %s",
                    c.id(),
                    c.verdict(),
                    c.expected(),
                    c.prediction().value(),
                    m.mean(),
                    m.standardError(),
                    c.z().orElse(0),
                    c.rival().map(Comparison.Rival::value).orElse(0.0),
                    c.rival().map(Comparison.Rival::excludedBy).orElse(0.0),
                    c.deviation()
                            .map(d -> String.format(
                                    Locale.ROOT,
                                    "%.2g(%.1g)%% 1%%@%.3g",
                                    d.percent(),
                                    d.percentError(),
                                    d.widthForOnePercent().orElse(0)))
                            .orElse("-"),
                    c.rival().map(Comparison.Rival::name).orElse("") + " | " + c.remark()));
        }

        @Override
        public void progressed(String what, double fraction) {}

        @Override
        public void updated(StudyReport report, List<String> toCome) {
            print("report with " + report.sections().size() + " sections");
        }
    }
}
