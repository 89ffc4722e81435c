package wick.theory.spectra;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.complex.Complex;
import org.hipparchus.special.Erf;
import wick.network.Activation;
import wick.numeric.gaussian.Approximation;
import wick.numeric.gaussian.GaussianExpectation;

/// The law of the squared slope s = φ′(z)², z ~ N(0, q), of one activation: atoms where φ is linear between
/// its kinks, else Gauss–Legendre panels in z that are halved until an average has settled.
///
/// Its transform is M(w) = ⟨s / (w − s)⟩ = Σ_k ⟨s^k⟩ / w^k.
final class SlopeLaw {
    private static final int ORDER = 16;
    private static final int FIRST_PANELS = 8;
    private static final int LEVELS = 13;
    private static final double REACH = 9.5;
    private static final double FAR = 40;
    private static final double ENORMOUS = 1e4;
    private static final double SETTLED = 1e-13;
    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(ORDER);

    private final Activation activation;
    private final double variance;
    private final boolean atomic;
    private final double largest;
    private final List<Nodes> levels = new ArrayList<>();

    /// Slopes squared and their probabilities.
    private static final class Nodes {
        private final double[] slopes;
        private final double[] weights;

        Nodes(double[] slopes, double[] weights) {
            this.slopes = slopes;
            this.weights = weights;
        }
    }

    private SlopeLaw(Activation activation, double variance) {
        this.activation = activation;
        this.variance = variance;
        List<Double> atoms = atoms();
        atomic = !atoms.isEmpty();
        if (atomic) {
            levels.add(atomNodes(atoms));
        }
        largest = atomic ? maximum(levels.getFirst().slopes) : supremum();
    }

    static SlopeLaw of(Activation activation, double variance) {
        if (!(variance >= 0) || Double.isInfinite(variance)) {
            throw new IllegalArgumentException("variance " + variance + " must be finite and not negative");
        }
        return new SlopeLaw(activation, variance);
    }

    /// The largest s that z reaches, infinite where the slope is not bounded.
    double largest() {
        return largest;
    }

    /// The smallest s other than 0 that z reaches, 0 where s comes arbitrarily close to 0.
    double smallest() {
        double smallest = Double.POSITIVE_INFINITY;
        if (atomic) {
            for (double slope : levels.getFirst().slopes) {
                smallest = slope > 0 ? Math.min(smallest, slope) : smallest;
            }
            return smallest;
        }
        for (double slope : level(5).slopes) {
            smallest = Math.min(smallest, slope);
        }
        return Math.max(0, Math.min(smallest, -Maximum.within(REACH * Math.sqrt(variance), z -> -slope(z))));
    }

    /// ⟨1/(w − s)⟩ for real w off the support of s.
    double resolvent(double w) {
        Nodes nodes = atomic ? levels.getFirst() : level(LEVELS - 5);
        double sum = 0;
        for (int i = 0; i < nodes.slopes.length; i++) {
            sum += nodes.weights[i] / (w - nodes.slopes[i]);
        }
        return sum;
    }

    /// P(s = 0)
    double zeroMass() {
        double mass = 0;
        if (atomic) {
            Nodes nodes = levels.getFirst();
            for (int i = 0; i < nodes.slopes.length; i++) {
                mass += nodes.slopes[i] == 0 ? nodes.weights[i] : 0;
            }
        }
        return mass;
    }

    /// A value of s and its probability.
    record Atom(double slope, double mass) {}

    /// The likeliest single value of s; mass 0 where s has a density.
    Atom heaviest() {
        Atom heaviest = new Atom(0, 0);
        if (atomic) {
            Nodes nodes = levels.getFirst();
            for (double slope : nodes.slopes) {
                double mass = 0;
                for (int i = 0; i < nodes.slopes.length; i++) {
                    mass += nodes.slopes[i] == slope ? nodes.weights[i] : 0;
                }
                heaviest = mass > heaviest.mass() ? new Atom(slope, mass) : heaviest;
            }
        }
        return heaviest;
    }

    /// ⟨s^order⟩
    Approximation moment(int order) {
        if (atomic) {
            Nodes nodes = levels.getFirst();
            double sum = 0;
            for (int i = 0; i < nodes.slopes.length; i++) {
                sum += nodes.weights[i] * Math.pow(nodes.slopes[i], order);
            }
            return new Approximation(sum, 4e-16 * sum);
        }
        double[] kinks =
                activation.kinks().stream().mapToDouble(Double::doubleValue).toArray();
        return GaussianExpectation.of(z -> Math.pow(slope(z), order), variance, kinks);
    }

    /// M and its derivative at w, and the size of what the last halving of panels changed in M, relative.
    record Transform(Complex value, Complex derivative, double change) {}

    /// For w off the support of s.
    Transform at(Complex w) {
        if (atomic) {
            return average(levels.getFirst(), w, 0);
        }
        Transform coarse = average(level(0), w, 1);
        for (int level = 1; level < LEVELS; level++) {
            Transform fine = average(level(level), w, 1);
            double change = fine.value.subtract(coarse.value).norm() / fine.value.norm();
            coarse = new Transform(fine.value, fine.derivative, change);
            if (change <= SETTLED) {
                break;
            }
        }
        return coarse;
    }

    private static Transform average(Nodes nodes, Complex w, double change) {
        double re = 0;
        double im = 0;
        double slopeRe = 0;
        double slopeIm = 0;
        double y = w.getImaginary();
        for (int i = 0; i < nodes.slopes.length; i++) {
            double s = nodes.slopes[i];
            double x = w.getReal() - s;
            double inverse = 1 / (x * x + y * y);
            double part = s * nodes.weights[i] * inverse;
            re += part * x;
            im -= part * y;
            slopeRe -= part * inverse * (x * x - y * y);
            slopeIm += part * inverse * 2 * x * y;
        }
        return new Transform(new Complex(re, im), new Complex(slopeRe, slopeIm), change);
    }

    private double slope(double z) {
        double slope = activation.derivative(z);
        return slope * slope;
    }

    /// The one squared slope of each piece between kinks, or nothing if a piece is curved.
    private List<Double> atoms() {
        List<Double> atoms = new ArrayList<>();
        if (variance == 0) {
            atoms.add(slope(0));
            return atoms;
        }
        List<Double> kinks = activation.kinks();
        double wide = FAR * Math.sqrt(variance) + 1;
        for (int piece = 0; piece <= kinks.size(); piece++) {
            double from = piece == 0 ? (kinks.isEmpty() ? -wide : kinks.getFirst() - wide) : kinks.get(piece - 1);
            double to = piece < kinks.size() ? kinks.get(piece) : (kinks.isEmpty() ? wide : kinks.getLast() + wide);
            double slope = activation.derivative((from + to) / 2);
            for (int k = 1; k < 40; k++) {
                // uneven places, so that no period can hide between them
                double z = from + (to - from) * Math.pow(k / 40.0, 1.7);
                if (activation.derivative(z) != slope) {
                    return List.of();
                }
            }
            atoms.add(slope * slope);
        }
        return atoms;
    }

    private Nodes atomNodes(List<Double> atoms) {
        List<Double> kinks = activation.kinks();
        double[] slopes = new double[atoms.size()];
        double[] weights = new double[atoms.size()];
        double before = 0;
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = atoms.get(i);
            double below = i == kinks.size() || variance == 0 ? 1 : below(kinks.get(i));
            weights[i] = below - before;
            before = below;
        }
        return new Nodes(slopes, weights);
    }

    /// P(z < kink)
    private double below(double kink) {
        return Erf.erfc(-kink / Math.sqrt(2 * variance)) / 2;
    }

    private static double maximum(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    /// Over the part of the line that z reaches with probability above 1e-20.
    private double supremum() {
        if (!(slope(ENORMOUS) + slope(-ENORMOUS) < ENORMOUS)) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.max(maximum(level(5).slopes), Maximum.within(REACH * Math.sqrt(variance), this::slope));
    }

    private Nodes level(int level) {
        synchronized (levels) {
            while (levels.size() <= level) {
                levels.add(panels(FIRST_PANELS << levels.size()));
            }
            return levels.get(level);
        }
    }

    /// `count` equal panels in u = z/√q on each side of every kink.
    private Nodes panels(int count) {
        double deviation = Math.sqrt(variance);
        List<Double> breaks = new ArrayList<>();
        breaks.add(-REACH);
        for (double kink : activation.kinks()) {
            if (Math.abs(kink) < REACH * deviation) {
                breaks.add(kink / deviation);
            }
        }
        breaks.add(REACH);
        int total = (breaks.size() - 1) * count * ORDER;
        double[] slopes = new double[total];
        double[] weights = new double[total];
        int next = 0;
        for (int piece = 0; piece + 1 < breaks.size(); piece++) {
            double width = (breaks.get(piece + 1) - breaks.get(piece)) / count;
            for (int panel = 0; panel < count; panel++) {
                double middle = breaks.get(piece) + (panel + 0.5) * width;
                for (int k = 0; k < ORDER; k++) {
                    double u = middle + width / 2 * RULE.getPoint(k);
                    slopes[next] = slope(deviation * u);
                    weights[next++] = RULE.getWeight(k) * width / 2 * Math.exp(-u * u / 2) / Math.sqrt(2 * Math.PI);
                }
            }
        }
        return new Nodes(slopes, weights);
    }
}
