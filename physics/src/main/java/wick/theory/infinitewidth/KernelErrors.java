package wick.theory.infinitewidth;

import java.util.HashMap;
import java.util.Map;

/// Bounds on the numerical error of kernels, carried through the layers next to them: `diagonal` relative
/// to K_ii, `correlation` absolute in 1 − ρ, `angle` in arccos ρ, and `tangent` relative to √(Θ_ii Θ_jj)
/// for entries of Θ.
///
/// Neither weights, biases nor a kink enlarge an error of the angle: they are projections, and the map of a
/// kink contracts. A smooth activation passes an error of the correlation on with at most the slope of its
/// correlation map at the closest pair, and ⟨φ′φ′⟩ with at most q ⟨φ″²⟩.
final class KernelErrors {
    private static final double ROUNDING = 2.3e-16;
    /// The step in 1 − correlation that measures how fast ⟨φ′φ′⟩ of a smooth activation changes.
    private static final double STEP = 1e-6;

    private final KernelProgram program;
    private final InputStatistics rows;
    private final InputStatistics columns;
    private final Closeness[] closeness;
    private final double[] nngpErrors;
    private final double[] ntkErrors;
    private final Map<Place, Gains> gains = new HashMap<>();
    private double diagonal;
    private double correlation;
    private double angle;
    private double tangent;

    /// `closeness` of the inputs, then in front of each activation.
    KernelErrors(KernelProgram program, InputStatistics rows, InputStatistics columns, Closeness[] closeness) {
        this.program = program;
        this.rows = rows;
        this.columns = columns;
        this.closeness = closeness;
        nngpErrors = new double[program.linearLayers()];
        ntkErrors = new double[program.linearLayers()];
    }

    /// The bounds for K and Θ at the end.
    double pair() {
        return correlation + diagonal;
    }

    double angle() {
        return angle;
    }

    double tangent() {
        return tangent;
    }

    /// The bounds behind dense layer `position`.
    double pairBehind(int position) {
        return nngpErrors[position];
    }

    double tangentBehind(int position) {
        return ntkErrors[position];
    }

    KernelErrors run() {
        diagonal = (2 + 2 * Math.sqrt(program.inputs())) * ROUNDING;
        correlation = 2 * diagonal;
        angle = Math.max(diagonal, angleOf(closeness[0].nearest));
        double[][] stack = new double[program.stackDepth()][];
        for (int k = 0; k < program.operations().size(); k++) {
            switch (program.operations().get(k)) {
                case KernelProgram.Operation.Affine(var layer, int position) -> {
                    affine(layer.biasVariance() > 0);
                    nngpErrors[position] = pair();
                    ntkErrors[position] = tangent;
                }
                case KernelProgram.Operation.Average(Homogeneous form, int _) -> kink(form);
                case KernelProgram.Operation.Average(var form, int position) -> average(form, position);
                case KernelProgram.Operation.Remember(int height) ->
                    stack[height] = new double[] {diagonal, correlation, angle, tangent};
                case KernelProgram.Operation.Add(int height) -> {
                    diagonal = Math.max(diagonal, stack[height][0]) + ROUNDING;
                    correlation = Math.max(correlation, stack[height][1]) + diagonal + 4 * ROUNDING;
                    angle = Math.max(angle, stack[height][2]) + diagonal + 4 * ROUNDING;
                    tangent = Math.max(tangent, stack[height][3]) + 4 * ROUNDING;
                }
            }
        }
        return this;
    }

    private double angleOf(double nearest) {
        return Math.min(Math.sqrt(2 * correlation), correlation / Math.sqrt(2 * nearest));
    }

    private void affine(boolean biased) {
        tangent = Math.max(tangent, pair()) + 5 * ROUNDING;
        if (biased) {
            correlation += diagonal + 4 * ROUNDING;
            angle += diagonal + 4 * ROUNDING;
        }
        diagonal += 2 * ROUNDING;
    }

    private void kink(Homogeneous form) {
        double strength = form.kinkOfSlopes().strength();
        tangent += strength * angle + 4 * ROUNDING;
        correlation += strength == 0 ? 0 : 4 * ROUNDING;
        angle += strength == 0 ? 0 : 4 * ROUNDING;
        diagonal += ROUNDING;
    }

    private void average(AverageForm form, int position) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (InputStatistics side : new InputStatistics[] {rows, columns}) {
            for (double q : side.activationVariances[position]) {
                smallest = Math.min(smallest, q);
                largest = Math.max(largest, q);
            }
        }
        double nearest = closeness[position + 1].nearest;
        Gains low = gains(form, Math.min(smallest, largest));
        Gains high = gains(form, largest);
        double own = Math.max(low.own, high.own);
        double turned = angleOf(nearest);
        tangent += Math.max(low.slope, high.slope) * pair()
                + Math.max(form.turning(smallest), form.turning(largest)) * turned
                + own;
        correlation = own + (form.hasTangent() ? Math.max(low.pair(nearest), high.pair(nearest)) * pair() : turned);
        diagonal = Math.max(low.diagonal, high.diagonal) * diagonal + Moments.ROUNDING + InputStatistics.GROUPING;
        angle = Math.sqrt(2 * correlation);
    }

    private Gains gains(AverageForm form, double variance) {
        return gains.computeIfAbsent(new Place(form, variance), place -> Gains.of(place.form, place.variance));
    }

    private record Place(AverageForm form, double variance) {}

    /// How much a relative error of the variance grows on its way through an activation, by how much the
    /// average of slopes changes, and what is added; the map itself answers for correlations.
    private record Gains(
            Moments moments, Decorrelation map, double variance, double diagonal, double slope, double own) {

        static Gains of(AverageForm form, double variance) {
            Moments m = form.moments(variance);
            Decorrelation map = form.decorrelation(variance);
            double own = form instanceof ErrorFunctionForm
                    ? 2 * Moments.ROUNDING
                    : 2 * Moments.ROUNDING
                            + form.pairs(new double[] {variance}, new double[] {variance})
                                    .error();
            if (m.square() == 0 || m.slopeSquare() == 0 || !form.hasTangent()) {
                return new Gains(m, map, variance, 1, 1, own);
            }
            // what kinks turn is counted apart
            double turned = form.turning(variance) * m.slopeSquare() * Homogeneous.angle(STEP);
            double change = variance == 0 ? 0 : Math.max(0, m.slopeSquare() - turned - map.slopeProduct(STEP)) / STEP;
            return new Gains(
                    m,
                    map,
                    variance,
                    Math.abs(variance * m.squareGrowth() / m.square()),
                    (change + Math.abs(variance * m.slopeSquareGrowth())) / m.slopeSquare(),
                    own);
        }

        /// The slope of the correlation map at 1 − `nearest`, and so at all pairs further apart.
        double pair(double nearest) {
            if (moments.square() == 0 || moments.slopeSquare() == 0) {
                return 1;
            }
            double slope = nearest < 1e-3 ? moments.slopeSquare() : map.slopeProduct(nearest);
            return variance * slope / moments.square();
        }
    }
}
