package wick.theory.infinitewidth;

/// Bounds on the numerical error of kernels, carried through the layers next to them: `diagonal` and
/// `pair` relative to √(K_ii K_jj) for entries of K, `tangent` relative to √(Θ_ii Θ_jj) for entries of Θ.
///
/// An activation passes an error of the correlation on with at most the slope of its correlation map at
/// 1, and ⟨φ′φ′⟩ with at most q ⟨φ″²⟩; with a kink the latter is not finite and the closest pair decides.
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
    private double diagonal;
    private double pair;
    private double tangent;

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
        return pair;
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

    /// `identical` counts the pairs of equal inputs, which a kink does not harm.
    KernelErrors run(long identical) {
        diagonal = (2 + 2 * Math.sqrt(program.inputs())) * ROUNDING;
        pair = 2 * diagonal;
        double[][] stack = new double[program.stackDepth()][];
        for (int i = 0; i < program.operations().size(); i++) {
            switch (program.operations().get(i)) {
                case KernelProgram.Operation.Affine(var layer, int position) -> {
                    affine(layer.biasVariance(), layer.weightVariance() * largest(i));
                    nngpErrors[position] = pair;
                    ntkErrors[position] = tangent;
                }
                case KernelProgram.Operation.Average(var form, int position) ->
                    average(form, smallest(i), largest(i), closeness[position], identical);
                case KernelProgram.Operation.Remember(int height) ->
                    stack[height] = new double[] {diagonal, pair, tangent};
                case KernelProgram.Operation.Add(int height) -> {
                    diagonal = Math.max(diagonal, stack[height][0]) + ROUNDING;
                    pair = Math.max(pair, stack[height][1]) + ROUNDING;
                    tangent = Math.max(tangent, stack[height][2]) + ROUNDING;
                }
            }
        }
        return this;
    }

    private double smallest(int operation) {
        return Math.min(rows.smallest[operation], columns.smallest[operation]);
    }

    private double largest(int operation) {
        return Math.max(rows.largest[operation], columns.largest[operation]);
    }

    private void affine(double biasVariance, double weightPart) {
        tangent = Math.max(tangent, pair) + 3 * ROUNDING;
        double share = weightPart > 0 ? weightPart / (biasVariance + weightPart) : 0;
        diagonal = share * diagonal + 2 * ROUNDING;
        pair = share * pair + 2 * ROUNDING;
    }

    private void average(AverageForm form, double smallest, double largest, Closeness close, long identical) {
        Gains low = Gains.of(form, smallest);
        Gains high = Gains.of(form, largest);
        double own = Math.max(2 * Moments.ROUNDING, formError(form, smallest, largest));
        double slopeError = Math.max(low.slope, high.slope) * (pair + diagonal);
        double turning = Math.max(form.turning(smallest), form.turning(largest));
        if (turning > 0) {
            double nearest = close.coincident > identical ? 0 : close.nearest;
            slopeError += turning * Math.min(Math.sqrt(2 * pair), nearest > 0 ? pair / Math.sqrt(2 * nearest) : 2);
        }
        tangent = tangent + slopeError + own;
        pair = Math.max(low.pair, high.pair) * (pair + diagonal) + own;
        diagonal = Math.max(low.diagonal, high.diagonal) * diagonal + Moments.ROUNDING + InputStatistics.GROUPING;
    }

    private static double formError(AverageForm form, double smallest, double largest) {
        return form.pairs(new double[] {smallest}, new double[] {largest}).error();
    }

    /// How much a relative error of the correlation or the variance grows on its way through an activation.
    private record Gains(double pair, double diagonal, double slope) {

        static Gains of(AverageForm form, double variance) {
            Moments m = form.moments(variance);
            if (m.square() == 0 || m.slopeSquare() == 0 || !form.hasTangent()) {
                return new Gains(1, 1, 1);
            }
            double change = variance == 0 || form instanceof Homogeneous
                    ? 0
                    : Math.max(0, change(form, variance, m.slopeSquare())) / STEP;
            return new Gains(
                    variance * m.slopeSquare() / m.square(),
                    Math.abs(variance * m.squareGrowth() / m.square()),
                    (change + Math.abs(variance * m.slopeSquareGrowth())) / m.slopeSquare());
        }

        /// By how much ⟨φ′φ′⟩ falls, but for the turning at kinks.
        private static double change(AverageForm form, double variance, double slopeSquare) {
            double turned = form.turning(variance) * slopeSquare * Homogeneous.angle(STEP);
            return slopeSquare - turned - form.decorrelation(variance).slopeProduct(STEP);
        }
    }
}
