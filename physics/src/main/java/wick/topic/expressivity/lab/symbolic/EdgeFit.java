package wick.topic.expressivity.lab.symbolic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import wick.numeric.matrix.Matrix;
import wick.numeric.minimization.LevenbergMarquardt;
import wick.numeric.minimization.SumOfSquares;

/// A named function through points (x, y): a f(b x + c) + d, and the share 1 − R² of the variance of y that it leaves.
///
/// b and c are searched on a grid with a and d by linear regression, the best point is refined by least squares, and
/// fits outside the domain of f are not considered.
public record EdgeFit(Symbol function, List<Double> numbers, double unexplained) {
    /// Points of the search; more of them decide only the last digits, which the refinement finds.
    private static final int POINTS = 120;
    private static final int STEPS = 100;
    /// Places of the grid that are refined.
    private static final int TRIED = 8;

    public EdgeFit {
        numbers = List.copyOf(numbers);
    }

    /// R²
    public double determination() {
        return 1 - unexplained;
    }

    /// The best fit of every function that has one, the most worthwhile first: those with the smallest
    /// log₂(1 − R² + floor) + complexity. `floor` is the share of variance that is noise or lack of fit anyway.
    public static List<EdgeFit> all(double[] x, double[] y, double floor) {
        Points points = Points.of(x, y);
        List<EdgeFit> fits = new ArrayList<>();
        for (Symbol symbol : Symbol.values()) {
            EdgeFit fit = points.best(symbol);
            if (fit.unexplained < 1) {
                fits.add(fit);
            }
        }
        fits.sort(Comparator.comparingDouble(fit -> fit.score(floor)));
        return fits;
    }

    private double score(double floor) {
        return Math.log(unexplained + floor) / Math.log(2) + 2 * function.complexity();
    }

    /// Points in units in which x runs from −1 to 1 and y has mean 0 and variance 1.
    private static final class Points {
        private final double[] x;
        private final double[] y;
        private final double center;
        private final double half;
        private final double mean;
        private final double deviation;

        private Points(double[] x, double[] y, Frame frame) {
            this.x = x;
            this.y = y;
            this.center = frame.center;
            this.half = frame.half;
            this.mean = frame.mean;
            this.deviation = frame.deviation;
        }

        private record Frame(double center, double half, double mean, double deviation) {}

        static Points of(double[] x, double[] y) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            double mean = 0;
            for (int s = 0; s < x.length; s++) {
                low = Math.min(low, x[s]);
                high = Math.max(high, x[s]);
                mean += y[s] / y.length;
            }
            double square = 0;
            for (double value : y) {
                square += (value - mean) * (value - mean) / y.length;
            }
            Frame frame = new Frame(
                    0.5 * (low + high), low < high ? 0.5 * (high - low) : 1, mean, square > 0 ? Math.sqrt(square) : 1);
            double[] scaledX = new double[x.length];
            double[] scaledY = new double[x.length];
            for (int s = 0; s < x.length; s++) {
                scaledX[s] = (x[s] - frame.center) / frame.half;
                scaledY[s] = (y[s] - mean) / frame.deviation;
            }
            return new Points(scaledX, scaledY, frame);
        }

        EdgeFit best(Symbol symbol) {
            Points few = thinned();
            List<double[]> starts = new ArrayList<>();
            for (double slope : slopes(symbol)) {
                few.bestShift(symbol, slope).ifPresent(starts::add);
            }
            double[] lowest = {0, 1, 0, 0};
            double least = Double.POSITIVE_INFINITY;
            starts.sort(Comparator.comparingDouble(start -> start[4]));
            for (double[] start : starts.subList(0, Math.min(TRIED, starts.size()))) {
                double[] own = Arrays.copyOf(start, 4);
                Misfit misfit = new Misfit(symbol, few);
                LevenbergMarquardt.minimize(misfit, own, STEPS, (_, _) -> {});
                if (misfit.value(own) < least) {
                    least = misfit.value(own);
                    lowest = own;
                }
            }
            return Double.isFinite(least)
                    ? refined(symbol, lowest)
                    : new EdgeFit(symbol, List.of(0.0, 1.0, 0.0, 0.0), 1);
        }

        /// a, b, c, d and the mean square left for the best c of the grid.
        private Optional<double[]> bestShift(Symbol symbol, double slope) {
            Optional<double[]> best = Optional.empty();
            double lowest = Double.POSITIVE_INFINITY;
            for (double shift : shifts(symbol)) {
                if (symbol.covers(shift - Math.abs(slope), shift + Math.abs(slope))) {
                    double[] linear = regress(symbol, slope, shift);
                    if (linear[2] < lowest) {
                        lowest = linear[2];
                        best = Optional.of(new double[] {linear[0], slope, shift, linear[1], lowest});
                    }
                }
            }
            return best;
        }

        private Points thinned() {
            int step = Math.max(1, x.length / POINTS);
            int count = x.length / step;
            double[] fewX = new double[count];
            double[] fewY = new double[count];
            for (int s = 0; s < count; s++) {
                fewX[s] = x[s * step];
                fewY[s] = y[s * step];
            }
            return new Points(fewX, fewY, new Frame(0, 1, 0, 1));
        }

        /// a, d and the mean square left.
        private double[] regress(Symbol symbol, double slope, double shift) {
            double sumF = 0;
            double sumY = 0;
            double sumFF = 0;
            double sumFY = 0;
            double sumYY = 0;
            for (int s = 0; s < x.length; s++) {
                double f = symbol.value(slope * x[s] + shift);
                sumF += f;
                sumY += y[s];
                sumFF += f * f;
                sumFY += f * y[s];
                sumYY += y[s] * y[s];
            }
            double n = x.length;
            double varF = sumFF - sumF * sumF / n;
            double cov = sumFY - sumF * sumY / n;
            double a = varF > 1e-14 * sumFF ? cov / varF : 0;
            double left = Math.max(0, (sumYY - sumY * sumY / n - a * cov) / n);
            return new double[] {a, (sumY - a * sumF) / n, left};
        }

        private EdgeFit refined(Symbol symbol, double[] start) {
            LevenbergMarquardt.minimize(new Misfit(symbol, this), start, STEPS, (_, _) -> {});
            double left = 2 * new Misfit(symbol, this).value(start);
            double b = start[1] / half;
            double c = start[2] - b * center;
            return new EdgeFit(symbol, List.of(deviation * start[0], b, c, mean + deviation * start[3]), left);
        }

        private static double[] slopes(Symbol symbol) {
            return switch (symbol) {
                case IDENTITY, SQUARE, CUBE, FOURTH, ABS -> new double[] {1};
                case LOG, SQRT, RECIPROCAL, RECIPROCAL_SQUARE -> new double[] {1, -1};
                case SIN -> even(0.25, 45, 180);
                case BESSEL_J0 -> even(0.25, 45, 60);
                case EXP -> signed(geometric(0.05, 20, 30));
                case TANH, GAUSSIAN, ATAN -> geometric(0.1, 30, 30);
            };
        }

        private static double[] shifts(Symbol symbol) {
            return switch (symbol) {
                case IDENTITY, EXP -> new double[] {0};
                case SQUARE, CUBE, FOURTH, ABS -> even(-4, 4, 81);
                case SIN -> even(0, Math.PI, 16);
                case LOG, SQRT, RECIPROCAL, RECIPROCAL_SQUARE -> beyondOne();
                case TANH, ATAN -> even(-8, 8, 49);
                case GAUSSIAN -> even(-4, 4, 33);
                case BESSEL_J0 -> even(-20, 20, 41);
            };
        }

        private static double[] even(double low, double high, int count) {
            double[] numbers = new double[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = low + (high - low) * i / (count - 1);
            }
            return numbers;
        }

        private static double[] geometric(double low, double high, int count) {
            double[] numbers = new double[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = low * Math.pow(high / low, (double) i / (count - 1));
            }
            return numbers;
        }

        private static double[] signed(double[] positive) {
            double[] both = new double[2 * positive.length];
            for (int i = 0; i < positive.length; i++) {
                both[2 * i] = positive[i];
                both[2 * i + 1] = -positive[i];
            }
            return both;
        }

        /// From close to the edge of the domain to far inside.
        private static double[] beyondOne() {
            double[] above = geometric(1e-3, 20, 60);
            for (int i = 0; i < above.length; i++) {
                above[i] += 1;
            }
            return above;
        }
    }

    /// Half the mean square of y − a f(b x + c) − d; not finite outside the domain.
    private record Misfit(Symbol symbol, Points points) implements SumOfSquares {
        @Override
        public int size() {
            return 4;
        }

        @Override
        public double value(double[] p) {
            if (!symbol.covers(p[2] - Math.abs(p[1]), p[2] + Math.abs(p[1]))) {
                return Double.NaN;
            }
            double sum = 0;
            for (int s = 0; s < points.x.length; s++) {
                double miss = p[0] * symbol.value(p[1] * points.x[s] + p[2]) + p[3] - points.y[s];
                sum += miss * miss;
            }
            return 0.5 * sum / points.x.length;
        }

        @Override
        public double normalInto(double[] p, Matrix normal, double[] gradient) {
            Arrays.fill(normal.entries(), 0);
            Arrays.fill(gradient, 0);
            double[] row = new double[4];
            double sum = 0;
            for (int s = 0; s < points.x.length; s++) {
                double u = p[1] * points.x[s] + p[2];
                double f = symbol.value(u);
                double slope = p[0] * symbol.slope(u);
                row[0] = f;
                row[1] = slope * points.x[s];
                row[2] = slope;
                row[3] = 1;
                double miss = p[0] * f + p[3] - points.y[s];
                sum += miss * miss;
                for (int i = 0; i < 4; i++) {
                    gradient[i] += miss * row[i] / points.x.length;
                    for (int j = 0; j <= i; j++) {
                        normal.entries()[4 * i + j] += row[i] * row[j] / points.x.length;
                    }
                }
            }
            return 0.5 * sum / points.x.length;
        }
    }
}
