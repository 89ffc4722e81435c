package wick.theory.infinitewidth;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import wick.network.Activation;
import wick.numeric.gaussian.LegendreRule;

/// Averages over two correlated variables by a product of two one-dimensional rules, refined until they
/// settle.
///
/// z₁ = √a (cos ½θ u + sin ½θ v), z₂ = √b (cos ½θ u − sin ½θ v) with cos θ = ρ: for nearly equal inputs the
/// second direction is narrow and needs few nodes. With kinks, the wider direction is u, the rule in u
/// is split where z₁ or z₂ crosses
/// one, and the rule in v where two of these crossings meet, so that all integrands are smooth.
final class PairQuadrature {
    private static final int FIRST_INTERVALS = 48;
    private static final int LARGEST_INTERVALS = 3072;
    private static final double SETTLED = 1e-14;
    private static final int PANEL_NODES = 16;
    private static final LegendreRule PANEL = LegendreRule.of(PANEL_NODES);
    private static final double SETTLED_KINKED = 4e-14;
    private static final double WIDEST = 3;
    private static final double NARROWEST = 0.03;
    /// Standard deviations covered on each side by panels, at least.
    private static final double PANEL_REACH = 9;

    private final Activation activation;
    private final double[] kinks;
    /// Widths of panels by octave of the variance.
    private final Map<Integer, Double> widths = new ConcurrentHashMap<>();

    PairQuadrature(Activation activation) {
        this.activation = activation;
        kinks = activation.kinks().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// ⟨φφ⟩, ⟨φ′φ′⟩ and ½⟨(φ(z₁) − φ(z₂))²⟩ with a bound on the error of the first two.
    record Averages(double product, double slopeProduct, double separation, double error) {
        private double scale() {
            return Math.max(Math.abs(product), Math.abs(slopeProduct));
        }

        private double distance(Averages other) {
            return Math.max(Math.abs(product - other.product), Math.abs(slopeProduct - other.slopeProduct));
        }

        private Averages within(double bound) {
            return new Averages(product, slopeProduct, separation, bound);
        }
    }

    /// For variables of these variances and correlation 1 − `delta`, out to `reach` standard deviations.
    Averages at(double first, double second, double delta, double reach) {
        if (kinks.length > 0) {
            double width = Math.min(width(first, reach), width(second, reach));
            Averages averages = kinked(first, second, delta, reach, width);
            return averages.within(SETTLED_KINKED * averages.scale());
        }
        Averages coarse = smooth(first, second, delta, reach, FIRST_INTERVALS);
        for (int intervals = 2 * FIRST_INTERVALS; ; intervals *= 2) {
            Averages fine = smooth(first, second, delta, reach, intervals);
            double change = fine.distance(coarse);
            if (change <= SETTLED * fine.scale() || intervals == LARGEST_INTERVALS) {
                return fine.within(Math.max(change, Moments.ROUNDING * fine.scale()));
            }
            coarse = fine;
        }
    }

    /// The widest panels that agree with finer ones, found once per octave of variances on pairs near and
    /// far, of equal and of different variances.
    private double width(double variance, double reach) {
        return widths.computeIfAbsent(Math.getExponent(variance), octave -> {
            double top = Math.scalb(2.0, octave);
            double width = WIDEST;
            while (width > NARROWEST && !isEnough(top, reach, width)) {
                width /= Math.sqrt(2);
            }
            return width;
        });
    }

    private boolean isEnough(double variance, double reach, double width) {
        double[][] trials = {{1, 1e-3}, {1, 0.3}, {1, 1.9}, {0.6, 0.04}, {0.9, 1e-4}, {0.7, 1.999}};
        for (double[] trial : trials) {
            Averages coarse = kinked(variance, trial[0] * variance, trial[1], reach, width);
            Averages fine = kinked(variance, trial[0] * variance, trial[1], reach, width / 1.5);
            if (fine.distance(coarse) > SETTLED_KINKED / 2 * fine.scale()) {
                return false;
            }
        }
        return true;
    }

    private Averages smooth(double first, double second, double delta, double reach, int intervals) {
        double common = Math.sqrt(1 - delta / 2);
        double opposite = Math.sqrt(delta / 2);
        double larger = Math.max(first, second);
        GaussianRule u = GaussianRule.of(larger * common * common, reach, intervals);
        GaussianRule v = GaussianRule.of(larger * opposite * opposite, reach, intervals);
        double toFirst = Math.sqrt(first / larger);
        double toSecond = Math.sqrt(second / larger);
        Sums sums = new Sums(activation);
        for (int i = 0; i < v.nodes().length; i++) {
            double shift = v.nodes()[i];
            sums.begin(u.nodes().length);
            for (int k = 0; k < u.nodes().length; k++) {
                sums.add(toFirst * (u.nodes()[k] + shift), toSecond * (u.nodes()[k] - shift), u.weights()[k]);
            }
            sums.end(v.weights()[i]);
        }
        return sums.averages();
    }

    private Averages kinked(double first, double second, double delta, double reach, double width) {
        Slices slices = Slices.of(Math.sqrt(first), Math.sqrt(second), delta);
        double end = Math.max(PANEL_REACH, reach - 3.5);
        double[] edges = Panels.edges(slices.meetings(kinks), end, width, width / slices.acrossScale());
        Sums sums = new Sums(activation);
        for (int p = 0; p + 1 < edges.length; p++) {
            double half = (edges[p + 1] - edges[p]) / 2;
            for (int i = 0; i < PANEL_NODES; i++) {
                double v = (edges[p] + edges[p + 1]) / 2 + half * PANEL.node(i);
                along(slices, v, end, width, sums);
                sums.end(half * PANEL.weight(i) * density(v));
            }
        }
        return sums.averages();
    }

    private void along(Slices slices, double v, double end, double width, Sums sums) {
        double[] edges = Panels.edges(slices.crossings(kinks, v), end, width, width / slices.alongScale());
        sums.begin((edges.length - 1) * PANEL_NODES);
        for (int p = 0; p + 1 < edges.length; p++) {
            double middle = (edges[p] + edges[p + 1]) / 2;
            double half = (edges[p + 1] - edges[p]) / 2;
            for (int k = 0; k < PANEL_NODES; k++) {
                double u = middle + half * PANEL.node(k);
                sums.add(slices.first(u, v), slices.second(u, v), half * PANEL.weight(k) * density(u));
            }
        }
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /// z₁ = firstAlong u + firstAcross v, z₂ = secondAlong u − secondAcross v
    private record Slices(double firstAlong, double firstAcross, double secondAlong, double secondAcross) {
        /// The wider of the two directions is u, also for nearly opposite variables.
        static Slices of(double first, double second, double delta) {
            double common = Math.sqrt(1 - delta / 2);
            double opposite = Math.sqrt(delta / 2);
            return delta <= 1
                    ? new Slices(first * common, first * opposite, second * common, second * opposite)
                    : new Slices(first * opposite, first * common, -second * opposite, -second * common);
        }

        double first(double u, double v) {
            return firstAlong * u + firstAcross * v;
        }

        double second(double u, double v) {
            return secondAlong * u - secondAcross * v;
        }

        /// How much faster than u (v) an argument changes, if it does.
        double alongScale() {
            return Math.max(1, Math.max(Math.abs(firstAlong), Math.abs(secondAlong)));
        }

        double acrossScale() {
            return Math.max(1, Math.max(Math.abs(firstAcross), Math.abs(secondAcross)));
        }

        /// The u at which z₁ or z₂ is at a kink or at 0.
        double[] crossings(double[] kinks, double v) {
            double[] crossings = new double[2 * kinks.length + 2];
            for (int i = 0; i <= kinks.length; i++) {
                double kink = i < kinks.length ? kinks[i] : 0;
                crossings[2 * i] = (kink - firstAcross * v) / firstAlong;
                crossings[2 * i + 1] = (kink + secondAcross * v) / secondAlong;
            }
            return crossings;
        }

        /// The v at which z₁ and z₂ are at kinks together, and 0.
        double[] meetings(double[] kinks) {
            double[] meetings = new double[kinks.length * kinks.length + 1];
            double across = firstAcross / firstAlong + secondAcross / secondAlong;
            for (int i = 0; i < kinks.length; i++) {
                for (int j = 0; j < kinks.length; j++) {
                    meetings[i * kinks.length + j] = (kinks[i] / firstAlong - kinks[j] / secondAlong) / across;
                }
            }
            return meetings;
        }
    }

    /// Sums over the plane, line by line.
    private static final class Sums {
        private final Activation activation;
        private double[] z = new double[0];
        private double[] value = new double[0];
        private double[] slope = new double[0];
        private double[] weight = new double[0];
        private int size;
        private int count;
        private double product;
        private double slopeProduct;
        private double separation;

        Sums(Activation activation) {
            this.activation = activation;
        }

        void begin(int points) {
            size = points;
            count = 0;
            if (weight.length < points) {
                z = new double[2 * points];
                value = new double[2 * points];
                slope = new double[2 * points];
                weight = new double[points];
            }
        }

        void add(double first, double second, double weightHere) {
            z[count] = first;
            z[size + count] = second;
            weight[count] = weightHere;
            count++;
        }

        void end(double lineWeight) {
            activation.valueInto(z, 0, 2 * size, value, 0);
            activation.derivativeInto(z, 0, 2 * size, slope, 0);
            double row = 0;
            double slopeRow = 0;
            double separationRow = 0;
            for (int k = 0; k < size; k++) {
                double difference = value[k] - value[size + k];
                row += weight[k] * value[k] * value[size + k];
                slopeRow += weight[k] * slope[k] * slope[size + k];
                separationRow += weight[k] * difference * difference;
            }
            product += lineWeight * row;
            slopeProduct += lineWeight * slopeRow;
            separation += lineWeight * separationRow / 2;
        }

        Averages averages() {
            return new Averages(product, slopeProduct, separation, 0);
        }
    }
}
