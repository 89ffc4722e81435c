package wick.theory.action;

import java.util.Optional;
import java.util.OptionalDouble;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// The action of one output at several inputs to order 1/n, p(f) = e^(−S(f)):
///
///     S(f) = constant + ½ Σ quadratic_ab f_a f_b + (1/4!) Σ quartic_abcd f_a f_b f_c f_d.
///
/// With C the full two-point function and κ_abcd the connected four-point function,
///
///     quartic   = −κ C⁻¹ C⁻¹ C⁻¹ C⁻¹   (the amputated correlator with a minus sign)
///     quadratic = C⁻¹ + ½ κ_abcd C⁻¹_ab C⁻¹_c· C⁻¹_d·   (the tadpole, which keeps the two-point function at C)
///     constant  = ½ ln det 2πC − (1/8) κ_abcd C⁻¹_ab C⁻¹_cd.
///
/// A Gaussian readout makes κ y⁴ = 3 Var(y·S·y) positive, so this action is unbounded below.
///
/// Source: Demirtas, Halverson, Maiti, Schwartz and Stoner 2024, arXiv:2307.03223.
public record PointAction(double constant, Matrix quadratic, FourPoint quartic) {

    public PointAction {
        if (quadratic.rows() != quartic.points() || quadratic.columns() != quartic.points()) {
            throw new IllegalArgumentException("a quadratic part that is a " + quadratic
                    + " does not fit a quartic one of " + quartic.points() + " points");
        }
    }

    /// With the tadpole.
    ///
    /// @throws IllegalArgumentException where the two-point function is singular
    public static PointAction of(PointCumulants cumulants) {
        PointAction tree = treeLevel(cumulants);
        Matrix tadpole = tree.quartic.traced(cumulants.second());
        Matrix quadratic = tree.quadratic.copy();
        double vacuum = 0;
        for (int i = 0; i < quadratic.entries().length; i++) {
            quadratic.entries()[i] -= tadpole.entries()[i] / 2;
            vacuum += tadpole.entries()[i] * cumulants.second().entries()[i] / 8;
        }
        return new PointAction(tree.constant + vacuum, quadratic, tree.quartic);
    }

    /// Without the tadpole.
    ///
    /// @throws IllegalArgumentException where the two-point function is singular
    public static PointAction treeLevel(PointCumulants cumulants) {
        Factorization.Cholesky cholesky = cumulants.cholesky();
        Matrix inverse = cholesky.inverse();
        double constant = (cholesky.logDeterminant() + cumulants.points() * Math.log(2 * Math.PI)) / 2;
        return new PointAction(
                constant, inverse, cumulants.fourth().transformed(inverse).times(-1));
    }

    /// The correlators that first-order perturbation theory gives: with the propagator D = quadratic⁻¹,
    /// E f_a f_b = D_ab − ½ quartic_cdef D_ac D_bd D_ef, and κ = −quartic D D D D.
    ///
    /// @throws IllegalArgumentException where the quadratic part is not positive
    public PointCumulants cumulants() {
        if (!(Factorization.of(quadratic) instanceof Factorization.Cholesky cholesky)) {
            throw new IllegalArgumentException(
                    "the quadratic part of the action is not positive: there is no propagator to expand in");
        }
        Matrix propagator = cholesky.inverse();
        FourPoint fourth = quartic.transformed(propagator).times(-1);
        // fourth_abcd quadratic_cd puts one propagator too few back: −quartic D D D
        Matrix loop = fourth.traced(quadratic);
        Matrix second = propagator.copy();
        for (int i = 0; i < second.entries().length; i++) {
            second.entries()[i] += loop.entries()[i] / 2;
        }
        return new PointCumulants(second, fourth);
    }

    /// S(f)
    public double at(Vector f) {
        double[] values = f.toArray();
        return constant + PointDensity.form(quadratic, values) / 2 + quartic.form(values) / 24;
    }

    /// The smallest √(f C⁻¹ f) at which S stops rising along some direction, C = `second`, as far as a search over
    /// directions finds it; empty where S always rises.
    public OptionalDouble barrier(PointCumulants of) {
        Matrix lower = of.cholesky().lower();
        FourPoint four = quartic.transformed(lower.transposed());
        Matrix two = Matrix.zeros(lower.rows(), lower.rows());
        for (int a = 0; a < lower.rows(); a++) {
            double[] column = column(lower, a);
            for (int b = 0; b < lower.rows(); b++) {
                two.set(a, b, bilinear(column, column(lower, b)));
            }
        }
        // along u S rises while t + q x²/6 > 0
        double steepest = Directions.largest(lower.rows(), u -> -four.form(u) / PointDensity.form(two, u));
        return steepest > 0 ? OptionalDouble.of(Math.sqrt(6 / steepest)) : OptionalDouble.empty();
    }

    private static double[] column(Matrix m, int b) {
        double[] column = new double[m.rows()];
        for (int a = 0; a < column.length; a++) {
            column[a] = m.at(a, b);
        }
        return column;
    }

    private double bilinear(double[] left, double[] right) {
        double sum = 0;
        for (int a = 0; a < left.length; a++) {
            for (int b = 0; b < right.length; b++) {
                sum += left[a] * quadratic.at(a, b) * right[b];
            }
        }
        return sum;
    }

    /// Why e^(−S) cannot be sampled, in one sentence; empty where it can.
    public Optional<String> whyNotSampled(PointCumulants of) {
        OptionalDouble barrier = barrier(of);
        return barrier.isEmpty()
                ? Optional.empty()
                : Optional.of("the action to order 1/n is unbounded below (S stops rising at " + barrier.getAsDouble()
                        + " standard deviations in its weakest direction), so e^(-S) has no norm; it holds within the"
                        + " series only, on outputs inside that radius");
    }
}
