package wick.theory.infinitewidth;

import java.util.Arrays;
import wick.network.Activation;

/// Coefficients of an activation and its slope in normalized Hermite polynomials h_k at variance q,
///
///     values_k = ⟨φ(√q x) h_k(x)⟩,   slopes_k = ⟨φ′(√q x) h_k(x)⟩,   x ~ N(0, 1),
///
/// so that at correlation ρ ⟨φφ⟩ = Σ_k values_k(a) values_k(b) ρ^k and ⟨φ′φ′⟩ likewise (Mehler's formula).
/// What the cut series leaves out is known exactly by Parseval's identity: `valueTail` = ⟨φ²⟩ − Σ values_k²
/// and `slopeTail`.
final class HermiteSpectrum {
    private static final int FIRST_SIZE = 160;
    private static final int LARGEST_SIZE = 1024;
    /// Relative tail at which more terms cannot be told from rounding.
    private static final double ENOUGH = 2e-15;

    private final double[] values;
    private final double[] slopes;
    private final double valueTail;
    private final double slopeTail;
    private final double slopeSquare;

    private HermiteSpectrum(double[] values, double[] slopes, double valueTail, double slopeTail, double slopeSquare) {
        this.values = values;
        this.slopes = slopes;
        this.valueTail = valueTail;
        this.slopeTail = slopeTail;
        this.slopeSquare = slopeSquare;
    }

    double[] values() {
        return values;
    }

    double[] slopes() {
        return slopes;
    }

    double valueTail() {
        return valueTail;
    }

    double slopeTail() {
        return slopeTail;
    }

    double slopeSquare() {
        return slopeSquare;
    }

    static HermiteSpectrum of(Activation activation, double variance, Moments moments) {
        if (variance == 0) {
            return new HermiteSpectrum(
                    new double[] {activation.value(0)},
                    new double[] {activation.derivative(0)},
                    0,
                    0,
                    moments.slopeSquare());
        }
        HermiteSpectrum spectrum = upTo(FIRST_SIZE, activation, variance, moments);
        return spectrum.complete(moments) ? spectrum : upTo(LARGEST_SIZE, activation, variance, moments);
    }

    /// What the slopes' series leaves out at correlation 1, relative to ⟨φ′²⟩; the values' series leaves
    /// out less.
    double relativeTail() {
        return slopeTail == 0 ? 0 : slopeTail / slopeSquare;
    }

    private boolean complete(Moments moments) {
        return valueTail <= ENOUGH * moments.square() && slopeTail <= ENOUGH * moments.slopeSquare();
    }

    private static HermiteSpectrum upTo(int size, Activation activation, double variance, Moments moments) {
        double[] values = new double[size];
        double[] slopes = new double[size];
        Projection projection = new Projection(activation, GaussianRule.of(variance, intervals(variance, size)));
        HermiteSpectrum spectrum;
        int terms = 0;
        do {
            int block = Math.min(16, size - terms);
            for (int k = terms; k < terms + block; k++) {
                projection.termInto(k, values, slopes);
            }
            terms += block;
            spectrum = new HermiteSpectrum(
                    Arrays.copyOf(values, terms),
                    Arrays.copyOf(slopes, terms),
                    Math.max(0, moments.square() - squares(values)),
                    Math.max(0, moments.slopeSquare() - squares(slopes)),
                    moments.slopeSquare());
        } while (terms < size && !spectrum.complete(moments));
        return spectrum;
    }

    /// The strip of analyticity has half-width π/4; h_k grows like e^(√k Im x) off the axis, out to 12
    /// deviations.
    private static int intervals(double variance, int size) {
        double strip = Math.PI / 4;
        double step = 2 * Math.PI * strip / (40 + 12 * strip * Math.sqrt(size));
        return 2 * (int) Math.ceil(GaussianRule.reach(variance) / step);
    }

    private static double squares(double[] coefficients) {
        double sum = 0;
        for (int k = coefficients.length - 1; k >= 0; k--) {
            sum += coefficients[k] * coefficients[k];
        }
        return sum;
    }

    /// Inner products with h_0, h_1, … in turn, by √(k+1) h_{k+1} = x h_k − √k h_{k−1}. As h_k has the
    /// parity of k, half the nodes do: `value`\[k mod 2] holds w(x) (φ(x) ± φ(−x)) at the nodes x ≥ 0.
    private static final class Projection {
        private final double[] x;
        private final double[][] value;
        private final double[][] slope;
        private double[] before;
        private double[] polynomial;

        Projection(Activation activation, GaussianRule rule) {
            int all = rule.nodes().length;
            int middle = all / 2;
            double[] sample = new double[all];
            activation.valueInto(rule.nodes(), 0, all, sample, 0);
            value = parts(sample, rule.weights());
            activation.derivativeInto(rule.nodes(), 0, all, sample, 0);
            slope = parts(sample, rule.weights());
            double deviation = Math.sqrt(rule.variance());
            x = new double[middle + 1];
            polynomial = new double[middle + 1];
            for (int i = 0; i < x.length; i++) {
                x[i] = rule.nodes()[middle + i] / deviation;
                polynomial[i] = 1;
            }
            before = new double[middle + 1];
        }

        private static double[][] parts(double[] sample, double[] weights) {
            int middle = sample.length / 2;
            double[][] parts = new double[2][middle + 1];
            parts[0][0] = weights[middle] * sample[middle];
            for (int i = 1; i <= middle; i++) {
                parts[0][i] = weights[middle + i] * (sample[middle + i] + sample[middle - i]);
                parts[1][i] = weights[middle + i] * (sample[middle + i] - sample[middle - i]);
            }
            return parts;
        }

        void termInto(int k, double[] values, double[] slopes) {
            values[k] = product(polynomial, value[k % 2]);
            slopes[k] = product(polynomial, slope[k % 2]);
            double root = Math.sqrt(k);
            double next = 1 / Math.sqrt(k + 1.0);
            double[] after = before;
            for (int i = 0; i < x.length; i++) {
                after[i] = (x[i] * polynomial[i] - root * before[i]) * next;
            }
            before = polynomial;
            polynomial = after;
        }

        private static double product(double[] a, double[] b) {
            double first = 0;
            double second = 0;
            double third = 0;
            double fourth = 0;
            int i = 0;
            for (; i + 3 < a.length; i += 4) {
                first += a[i] * b[i];
                second += a[i + 1] * b[i + 1];
                third += a[i + 2] * b[i + 2];
                fourth += a[i + 3] * b[i + 3];
            }
            for (; i < a.length; i++) {
                first += a[i] * b[i];
            }
            return first + second + (third + fourth);
        }
    }
}
