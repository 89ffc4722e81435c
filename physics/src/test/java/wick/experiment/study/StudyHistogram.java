package wick.experiment.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import wick.experiment.Comparison;
import wick.experiment.Verdict;

/// The distribution of z over seeds: `StudyHistogram [FILE|-] [quick|standard] [seeds] [networks]`; seeds
/// 1, 2, …
///
/// Prints the verdicts of each comparison, then the histogram of z of all comparisons of all seeds beside
/// the number that a standard normal would put there. Comparisons of one study share networks, so that
/// the counts of one seed are not independent; errors that hold a part for omitted terms make z smaller
/// than normal.
final class StudyHistogram {
    private StudyHistogram() {}

    private static final class Silent implements StudyListener {
        @Override
        public void planned(List<String> lines) {}

        @Override
        public void theory(List<String> lines) {}

        @Override
        public void compared(Comparison comparison) {}

        @Override
        public void progressed(String what, double fraction) {}

        @Override
        public void updated(StudyReport report, List<String> toCome) {}
    }

    public static void main(String[] arguments) {
        boolean builtIn = arguments.length == 0 || arguments[0].equals("-");
        StudyRequest request = builtIn ? StudyFile.example() : StudyFile.read(Path.of(arguments[0]));
        String effort = arguments.length > 1 ? arguments[1] : "quick";
        int seeds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        request = request.withEffort(Effort.valueOf(effort.toUpperCase(Locale.ROOT)));
        if (arguments.length > 3) {
            request = request.withNetworks(Integer.parseInt(arguments[3]));
        }
        Map<String, Map<Verdict, Integer>> verdicts = new TreeMap<>();
        List<Double> z = new ArrayList<>();
        int surprises = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            for (Comparison comparison :
                    Study.run(request.withSeed(seed), new Silent()).comparisons()) {
                verdicts.computeIfAbsent(comparison.id(), _ -> new TreeMap<>())
                        .merge(comparison.verdict(), 1, Integer::sum);
                comparison.z().ifPresent(z::add);
                if (!comparison.asExpected()) {
                    surprises++;
                    System.out.println("seed " + seed + ": " + comparison.id() + " " + comparison.verdict()
                            + ", expected " + comparison.expected() + ", z " + comparison.z() + ", "
                            + comparison.remark());
                }
            }
            System.out.println("seed " + seed + " done");
        }
        print(verdicts, z);
        System.out.println(surprises + " surprises");
    }

    private static void print(Map<String, Map<Verdict, Integer>> verdicts, List<Double> z) {
        verdicts.forEach((id, counts) -> System.out.printf(Locale.ROOT, "%-22s %s%n", id, counts));
        double mean = z.stream().mapToDouble(x -> x).average().orElse(0);
        double square = z.stream().mapToDouble(x -> x * x).average().orElse(0);
        System.out.printf(
                Locale.ROOT, "z: %d values, mean %.3f, root mean square %.3f%n", z.size(), mean, Math.sqrt(square));
        for (int bin = -5; bin < 5; bin++) {
            int low = bin;
            long count = z.stream().filter(x -> x >= low && x < low + 1).count();
            double expected = z.size()
                    * (wick.numeric.statistics.Tail.normal(low) - wick.numeric.statistics.Tail.normal(low + 1));
            System.out.printf(Locale.ROOT, "%3d to %2d: %4d, normal %6.1f%n", low, low + 1, count, expected);
        }
        long beyond = z.stream().filter(x -> Math.abs(x) > 4).count();
        System.out.println("|z| > 4: " + beyond);
    }
}
