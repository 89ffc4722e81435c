package wick.experiment.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import wick.experiment.Comparison;
import wick.experiment.ZHistogram;

/// The distribution of z over seeds: `StudyHistogram [FILE|-] [quick|standard] [seeds] [networks]`; seeds
/// 1, 2, …
///
/// Prints the verdicts of each comparison, then the histogram of z of all comparisons of all seeds.
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
        ZHistogram histogram = new ZHistogram();
        for (int seed = 1; seed <= seeds; seed++) {
            histogram.add(seed, Study.run(request.withSeed(seed), new Silent()).comparisons());
            System.out.println("seed " + seed + " done");
        }
        histogram.print();
    }
}
