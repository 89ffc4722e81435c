package wick.theory.networkfields;

import java.util.ArrayList;
import java.util.List;
import wick.network.field.FieldNetwork;
import wick.numeric.matrix.Vector;

/// The correlators of f(x) = s N^{−1/2} Σ_i h_i(x), exact at every width N.
///
/// For independent neurons (s = 1) connected correlators are those of one neuron, κ_n\[f] = N^{1−n/2}
/// κ_n\[h]: the two-point function is the same at every width, the four-point one falls as 1/N. A shared
/// scale adds what does not fall, Var(s²) (G₁₂ G₃₄ + 2 more) to four points.
///
/// Connected correlators here do not decay with distance as in a local theory: each neuron is a wave that
/// fills space, so that f² at two far places stays correlated by a part of order 1/N. [#connectedApart]
/// is what is left.
///
/// Not for use by several threads at once. Source: Halverson, Maiti and Stoner 2021, arXiv:2008.08601;
/// Demirtas et al. 2024, arXiv:2307.03223.
public final class NetworkCorrelators {
    /// Correlators of more points than this are not computed.
    public static final int MOST_POINTS = 10;

    private final FieldNetwork network;
    private final NeuronMoments neuron;
    /// 1/N, 0 in the limit.
    private final double inverseWidth;

    private NetworkCorrelators(FieldNetwork network, double inverseWidth) {
        this.network = network;
        this.inverseWidth = inverseWidth;
        neuron = new NeuronMoments(network.neuron());
    }

    /// At the network's own width.
    public static NetworkCorrelators of(FieldNetwork network) {
        return new NetworkCorrelators(network, 1.0 / network.width());
    }

    /// In the limit N → ∞ with everything else held.
    ///
    /// Throws [IllegalArgumentException] where the mean of a neuron does not vanish, so that there is no
    /// limit.
    public static NetworkCorrelators limit(FieldNetwork network) {
        if (!Symmetries.of(network.neuron()).sign()) {
            throw new IllegalArgumentException(
                    "the mean of a neuron is not 0 by symmetry, so the field has no limit as the width grows");
        }
        return new NetworkCorrelators(network, 0);
    }

    public FieldNetwork network() {
        return network;
    }

    /// E f(x₁) ⋯ f(x_n).
    public double moment(List<Vector> points) {
        double[] moments = moments(points, 0);
        return moments[moments.length - 1];
    }

    /// E f(x) f(y).
    public double twoPoint(Vector x, Vector y) {
        return moment(List.of(x, y));
    }

    /// The connected correlator, the joint cumulant of f(x₁), …, f(x_n).
    public double connected(List<Vector> points) {
        double[] cumulants = Subsets.cumulants(moments(points, 0));
        return cumulants[cumulants.length - 1];
    }

    /// The limit of the connected correlator of `near` and `far` as the points of `far` move away
    /// together. In a local theory with a mass it is 0.
    public double connectedApart(List<Vector> near, List<Vector> far) {
        List<Vector> points = new ArrayList<>(near);
        points.addAll(far);
        int mask = ((1 << far.size()) - 1) << near.size();
        double[] cumulants = Subsets.cumulants(moments(points, mask));
        return cumulants[cumulants.length - 1];
    }

    /// The joint cumulant of f(x₁), …, f(x_n) and the composite f(z)⁴.
    double connectedWithFourth(List<Vector> legs, Vector place) {
        List<Vector> points = new ArrayList<>(legs);
        for (int k = 0; k < 4; k++) {
            points.add(place);
        }
        double[] moments = moments(points, 0);
        int variables = legs.size() + 1;
        double[] joint = new double[1 << variables];
        int composite = 0b1111 << legs.size();
        int legsOnly = (1 << legs.size()) - 1;
        for (int set = 0; set < joint.length; set++) {
            joint[set] = moments[(set & legsOnly) | (set > legsOnly ? composite : 0)];
        }
        double[] cumulants = Subsets.cumulants(joint);
        return cumulants[cumulants.length - 1];
    }

    private double[] moments(List<Vector> points, int far) {
        check(points);
        int size = 1 << points.size();
        double[] one = new double[size];
        one[0] = 1;
        for (int set = 1; set < size; set++) {
            one[set] = neuron.of(points, set, far);
        }
        double[] cumulants = Subsets.cumulants(one);
        for (int set = 1; set < size; set++) {
            double power = Integer.bitCount(set) / 2.0 - 1;
            cumulants[set] = cumulants[set] == 0 ? 0 : cumulants[set] * Math.pow(inverseWidth, power);
        }
        double[] moments = Subsets.moments(cumulants);
        for (int set = 1; set < size; set++) {
            moments[set] *= scale(Integer.bitCount(set));
        }
        return moments;
    }

    /// E sⁿ.
    private double scale(int order) {
        double v = network.scaleSpread();
        return (Math.pow(1 + v, order / 2.0) + Math.pow(1 - v, order / 2.0)) / 2;
    }

    private void check(List<Vector> points) {
        if (points.isEmpty() || points.size() > MOST_POINTS) {
            throw new IllegalArgumentException(points.size() + " points: correlators have 1 to " + MOST_POINTS);
        }
        for (Vector point : points) {
            if (point.size() != network.neuron().dimension()) {
                throw new IllegalArgumentException("point " + point + " has " + point.size()
                        + " coordinates where space has " + network.neuron().dimension());
            }
            for (double coordinate : point.toArray()) {
                if (!Double.isFinite(coordinate)) {
                    throw new IllegalArgumentException("point " + point + " must be finite");
                }
            }
        }
    }
}
