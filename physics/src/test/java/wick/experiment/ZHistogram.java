package wick.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import wick.numeric.statistics.Tail;

/// The distribution of z over seeds, beside the number that a standard normal would put into each bin.
///
/// Comparisons of one run share networks, so that the counts of one seed are not independent; errors that
/// hold a part for omitted terms make z smaller than normal. Left out are claims that are expected to be
/// wrong.
public final class ZHistogram {
    private final Map<String, Map<Verdict, Integer>> verdicts = new TreeMap<>();
    private final List<Double> z = new ArrayList<>();
    private int surprises;

    /// Counts the comparisons of one seed and prints those whose verdict was not expected.
    public void add(long seed, List<Comparison> comparisons) {
        for (Comparison comparison : comparisons) {
            verdicts.computeIfAbsent(comparison.id(), _ -> new TreeMap<>())
                    .merge(comparison.verdict(), 1, Integer::sum);
            if (comparison.expected() != Verdict.DISAGREES) {
                comparison.z().ifPresent(z::add);
            }
            if (!comparison.asExpected()) {
                surprises++;
                System.out.println("seed " + seed + ": " + comparison.id() + " " + comparison.verdict() + ", expected "
                        + comparison.expected() + ", z " + comparison.z() + ", " + comparison.remark());
            }
        }
    }

    public void print() {
        verdicts.forEach((id, counts) -> System.out.printf(Locale.ROOT, "%-22s %s%n", id, counts));
        double mean = z.stream().mapToDouble(x -> x).average().orElse(0);
        double square = z.stream().mapToDouble(x -> x * x).average().orElse(0);
        double largest = z.stream().mapToDouble(Math::abs).max().orElse(0);
        System.out.printf(
                Locale.ROOT,
                "z: %d values, mean %.3f, root mean square %.3f, largest |z| %.2f%n",
                z.size(),
                mean,
                Math.sqrt(square),
                largest);
        for (int bin = -5; bin < 5; bin++) {
            int low = bin;
            long count = z.stream().filter(x -> x >= low && x < low + 1).count();
            double expected = z.size() * (Tail.normal(low) - Tail.normal(low + 1));
            System.out.printf(Locale.ROOT, "%3d to %2d: %4d, normal %6.1f%n", low, low + 1, count, expected);
        }
        System.out.println("|z| > 4: " + z.stream().filter(x -> Math.abs(x) > 4).count());
        System.out.println(surprises + " surprises");
    }
}
