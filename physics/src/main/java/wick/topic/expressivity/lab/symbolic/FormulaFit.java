package wick.topic.expressivity.lab.symbolic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import wick.numeric.matrix.Matrix;
import wick.numeric.minimization.LevenbergMarquardt;
import wick.numeric.minimization.SumOfSquares;

/// Numbers in a formula fitted to data, and made round where that does not make the fit worse.
public final class FormulaFit {
    private static final int STEPS = 20;
    /// A root mean square that grows by more than this share has grown.
    private static final double WORSE = 0.01;
    /// Beneath this share of the targets' root mean square only rounding is left.
    private static final double FLOOR = 1e-10;
    /// How far, relatively, a number may lie from the round one that is tried in its place.
    private static final double NEAR = 0.02;
    private static final int MOST_DIGITS = 12;
    private static final int FEWEST_DIGITS = 4;

    private final Matrix inputs;
    private final double[] targets;
    private final double floor;

    public FormulaFit(Matrix inputs, double[] targets) {
        this.inputs = inputs;
        this.targets = targets.clone();
        double square = Arrays.stream(targets).map(y -> y * y).average().orElse(0);
        this.floor = FLOOR * Math.sqrt(square);
    }

    /// The root mean square of what the formula misses; NaN where an input is outside its domain.
    public double rootMeanSquare(Formula formula) {
        double sum = 0;
        for (int s = 0; s < targets.length; s++) {
            double miss = formula.value(inputs.row(s)) - targets[s];
            sum += miss * miss;
        }
        return Math.sqrt(sum / targets.length);
    }

    /// The formula with terms left out that the data do not need, and its numbers made round where the data cannot
    /// tell, the others fitted again each time.
    public Formula plain(Formula start) {
        Formula best = fitted(start, new boolean[start.numbers().size()]);
        double allowed = Math.max(floor, (1 + WORSE) * rootMeanSquare(best));
        return rounded(shortened(best, allowed), allowed);
    }

    private Formula shortened(Formula start, double allowed) {
        Formula best = start;
        boolean shorter = true;
        while (shorter) {
            shorter = false;
            for (int index : bySize(best)) {
                List<Double> numbers = new ArrayList<>(best.numbers());
                numbers.set(index, 0.0);
                Formula without = best.withNumbers(numbers);
                if (without.numbers().isEmpty()) {
                    continue;
                }
                Formula trial = fitted(without, new boolean[without.numbers().size()]);
                if (rootMeanSquare(trial) <= allowed) {
                    best = trial;
                    shorter = true;
                    break;
                }
            }
        }
        return best;
    }

    private static List<Integer> bySize(Formula formula) {
        List<Double> numbers = formula.numbers();
        return IntStream.range(0, numbers.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> Math.abs(numbers.get(i))))
                .toList();
    }

    private Formula rounded(Formula start, double allowed) {
        Formula best = start;
        int count = best.numbers().size();
        boolean[] fixed = new boolean[count];
        boolean[] tried = new boolean[count];
        for (int next = nearest(best, tried); next >= 0; next = nearest(best, tried)) {
            tried[next] = true;
            for (RoundNumber round : candidates(best.numbers().get(next))) {
                List<Double> numbers = new ArrayList<>(best.numbers());
                numbers.set(next, round.value());
                Formula with = best.withNumbers(numbers);
                fixed[next] = true;
                if (with.numbers().size() != count) {
                    fixed[next] = false;
                    continue;
                }
                Formula trial = fitted(with, fixed);
                if (rootMeanSquare(trial) <= allowed) {
                    best = trial;
                    break;
                }
                fixed[next] = false;
            }
        }
        return best;
    }

    private static List<RoundNumber> candidates(double number) {
        return RoundNumber.near(number, NEAR * Math.abs(number)).stream()
                .filter(round -> round.numerator() != 0)
                .toList();
    }

    /// The number not yet tried that is closest, relatively, to a round one; −1 if there is none.
    private static int nearest(Formula formula, boolean[] tried) {
        List<Double> numbers = formula.numbers();
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < tried.length; i++) {
            if (!tried[i]) {
                double number = numbers.get(i);
                double distance = candidates(number).stream()
                        .mapToDouble(round -> Math.abs(round.value() - number) * round.denominator() / Math.abs(number))
                        .min()
                        .orElse(Double.MAX_VALUE);
                if (distance < least) {
                    least = distance;
                    nearest = i;
                }
            }
        }
        return nearest;
    }

    /// The digits that numbers need in print for the printed formula to be as good.
    public int digits(Formula formula) {
        double allowed = Math.max(floor, (1 + WORSE) * rootMeanSquare(formula));
        for (int digits = FEWEST_DIGITS; digits < MOST_DIGITS; digits++) {
            if (rootMeanSquare(shown(formula, digits)) <= allowed) {
                return digits;
            }
        }
        return MOST_DIGITS;
    }

    /// The formula with the numbers that its text shows.
    public static Formula shown(Formula formula, int digits) {
        return formula.withNumbers(formula.numbers().stream()
                .map(number -> FormulaText.shown(number, digits))
                .toList());
    }

    private Formula fitted(Formula formula, boolean[] fixed) {
        Free free = new Free(formula, fixed);
        if (free.places.isEmpty()) {
            return formula;
        }
        double[] x = free.places.stream()
                .mapToDouble(place -> formula.numbers().get(place))
                .toArray();
        if (!Double.isFinite(free.value(x))) {
            return formula;
        }
        LevenbergMarquardt.minimize(free, x, STEPS, (_, _) -> {});
        return free.with(x);
    }

    /// The numbers that may move.
    private final class Free implements SumOfSquares {
        private static final double STEP = 1e-6;

        private final Formula formula;
        private final List<Double> numbers;
        private final List<Integer> places;

        Free(Formula formula, boolean[] fixed) {
            this.formula = formula;
            this.numbers = formula.numbers();
            this.places = IntStream.range(0, numbers.size())
                    .filter(i -> !fixed[i])
                    .boxed()
                    .toList();
        }

        Formula with(double[] x) {
            List<Double> all = new ArrayList<>(numbers);
            for (int i = 0; i < x.length; i++) {
                all.set(places.get(i), x[i]);
            }
            return formula.withNumbers(all);
        }

        @Override
        public int size() {
            return places.size();
        }

        @Override
        public double value(double[] x) {
            double rms = rootMeanSquare(with(x));
            return 0.5 * rms * rms;
        }

        @Override
        public double normalInto(double[] x, Matrix normal, double[] gradient) {
            int samples = targets.length;
            Formula here = with(x);
            Matrix rows = Matrix.zeros(x.length, samples);
            for (int i = 0; i < x.length; i++) {
                double step = STEP * Math.max(Math.abs(x[i]), STEP);
                double kept = x[i];
                x[i] = kept + step;
                Formula above = with(x);
                x[i] = kept - step;
                Formula below = with(x);
                x[i] = kept;
                for (int s = 0; s < samples; s++) {
                    double[] input = inputs.row(s);
                    rows.set(i, s, (above.value(input) - below.value(input)) / (2 * step));
                }
            }
            Arrays.fill(gradient, 0);
            double sum = 0;
            for (int s = 0; s < samples; s++) {
                double miss = here.value(inputs.row(s)) - targets[s];
                sum += miss * miss;
                for (int i = 0; i < x.length; i++) {
                    gradient[i] += miss * rows.at(i, s) / samples;
                }
            }
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j <= i; j++) {
                    double product = 0;
                    for (int s = 0; s < samples; s++) {
                        product += rows.at(i, s) * rows.at(j, s);
                    }
                    normal.set(i, j, product / samples);
                }
            }
            return 0.5 * sum / samples;
        }
    }
}
