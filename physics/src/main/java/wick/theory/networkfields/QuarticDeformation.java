package wick.theory.networkfields;

import java.util.List;
import wick.network.field.Box;
import wick.network.field.FieldNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// φ⁴ theory by deforming the density of the parameters, P(θ) → P(θ) exp(−(λ/4!) ∫_box dx f_θ(x)⁴) / Z:
/// correlators at first order in the coupling λ, exact in the width.
///
/// d κ(f₁, …, f_n) / dλ at λ = 0 is −(1/4!) ∫ dx κ(f₁, …, f_n, f_x⁴), the joint cumulant with the
/// composite f_x⁴. For two points and independent neurons that is −(1/24) ∫ \[12 G₁ₓ G₂ₓ Gₓₓ + 6
/// κ₄(1,2,x,x) Gₓₓ + 4 κ₄(1,x,x,x) G₂ₓ + 4 κ₄(2,x,x,x) G₁ₓ + κ₆(1,2,x,x,x,x)]; the first term alone is
/// the field theory, the others fall as 1/N and 1/N² but grow with the box. As N → ∞ the connected
/// four-point function is −λ ∫ dx G₁ₓ G₂ₓ G₃ₓ G₄ₓ.
///
/// Source: Demirtas et al. 2024, arXiv:2307.03223.
public final class QuarticDeformation {
    /// Legs of a correlator, at most.
    public static final int MOST_LEGS = NetworkCorrelators.MOST_POINTS - 4;

    private final NetworkCorrelators correlators;
    private final Matrix points;
    private final Vector weights;

    private QuarticDeformation(NetworkCorrelators correlators, Box box) {
        if (box.dimension() != correlators.network().neuron().dimension()) {
            throw new IllegalArgumentException("a box of " + box.dimension() + " dimensions for a field in "
                    + correlators.network().neuron().dimension());
        }
        this.correlators = correlators;
        points = box.points();
        weights = box.weights();
    }

    /// At the network's own width.
    public static QuarticDeformation of(FieldNetwork network, Box box) {
        return new QuarticDeformation(NetworkCorrelators.of(network), box);
    }

    /// As the width grows: the field theory in the box.
    public static QuarticDeformation limit(FieldNetwork network, Box box) {
        return new QuarticDeformation(NetworkCorrelators.limit(network), box);
    }

    /// The derivative of the connected correlator of `legs` with respect to λ at λ = 0.
    public double firstOrder(List<Vector> legs) {
        if (legs.isEmpty() || legs.size() > MOST_LEGS) {
            throw new IllegalArgumentException(legs.size() + " legs must be from 1 to " + MOST_LEGS);
        }
        double sum = 0;
        for (int i = 0; i < points.rows(); i++) {
            sum += weights.at(i) * correlators.connectedWithFourth(legs, Vector.of(points.row(i)));
        }
        return -sum / 24;
    }
}
