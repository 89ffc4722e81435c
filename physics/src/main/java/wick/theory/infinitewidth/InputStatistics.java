package wick.theory.infinitewidth;

import java.util.Arrays;
import wick.network.Step;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;

/// The diagonals K_ii and Θ_ii of a set of inputs on their way through a network: what every pair needs
/// beforehand. State k is what operation k finds; the last is that of the outputs.
///
/// Numbers are kept as x · 2^([#UNIT] u) with x near 1 and a whole number u, which is 0 for ordinary
/// networks, so that a variance which grows or shrinks over ten thousand layers neither overflows nor
/// changes a bit.
final class InputStatistics {
    /// Powers of two per unit; its square root is one as well.
    static final int UNIT = 600;

    private static final double LARGEST = 0x1p300;
    private static final double SMALLEST = 0x1p-300;

    /// One diagonal at one state.
    static final class Scaled {
        final double[] numbers;
        final int[] units;
        /// Whether all units are 0.
        boolean ordinary = true;

        Scaled(double[] numbers, int[] units) {
            this.numbers = numbers;
            this.units = units;
        }

        double at(int i) {
            return units[i] == 0 ? numbers[i] : Math.scalb(numbers[i], UNIT * units[i]);
        }

        boolean positive(int from, int count) {
            for (int i = from; i < from + count; i++) {
                if (!(numbers[i] > 0)) {
                    return false;
                }
            }
            return true;
        }

        double logarithm(int i) {
            return Math.log(numbers[i]) + UNIT * units[i] * Math.log(2);
        }

        /// Number i in units 2^(UNIT `unit`).
        double in(int unit, int i) {
            return units[i] == unit ? numbers[i] : Math.scalb(numbers[i], UNIT * (units[i] - unit));
        }

        Scaled sharing(Scaled earlier) {
            return Arrays.equals(numbers, earlier.numbers) && Arrays.equals(units, earlier.units) ? earlier : this;
        }
    }

    /// Σ_k x_ik²
    final double[] squares;

    /// K_ii at every state.
    final Scaled[] variances;
    /// Θ_ii at every state.
    final Scaled[] tangents;
    /// K_ii in front of each activation.
    final double[][] activationVariances;
    /// ⟨φ²⟩ of each activation that is not linear on both sides of 0.
    final double[][] squaresBehind;
    /// ⟨φ′²⟩ of each such activation.
    final double[][] slopeSquares;
    /// The state in which each branch began, per operation that ends one.
    final int[] remembered;
    /// Inputs of variance 0 in front of a kink, where Θ_ii is not what [#tangents] says but only a scale.
    final boolean[] degenerate;

    private final KernelProgram program;
    /// The latest activation and what it found: at a fixed point of the variance its averages serve all
    /// layers.
    private AverageForm last = new Homogeneous(1, 1);

    private double[] lastVariances = {};

    InputStatistics(KernelProgram program, Matrix inputs) {
        this.program = program;
        int size = inputs.rows();
        int states = program.operations().size() + 1;
        squares = new double[size];
        variances = new Scaled[states];
        tangents = new Scaled[states];
        activationVariances = new double[program.averages()][];
        squaresBehind = new double[program.averages()][];
        slopeSquares = new double[program.averages()][];
        remembered = new int[states];
        degenerate = new boolean[size];
        double[] start = new double[size];
        for (int i = 0; i < size; i++) {
            squares[i] = squaredLength(inputs, i);
            start[i] = squares[i] / inputs.columns();
        }
        variances[0] = new Scaled(start, new int[size]);
        tangents[0] = new Scaled(new double[size], variances[0].units);
        run();
    }

    int size() {
        return squares.length;
    }

    /// K_ii at the end, exact even where Θ_ii is not.
    Scaled outputVariances() {
        return variances[variances.length - 1];
    }

    Scaled outputTangents() {
        return tangents[tangents.length - 1];
    }

    private void run() {
        int[] stack = new int[program.stackDepth()];
        for (int k = 0; k + 1 < variances.length; k++) {
            switch (program.operations().get(k)) {
                case KernelProgram.Operation.Affine(var layer, int _) -> affine(k, layer);
                case KernelProgram.Operation.Average(Homogeneous form, int position) -> kink(k, form, position);
                case KernelProgram.Operation.Average(var form, int position) -> average(k, form, position);
                case KernelProgram.Operation.Remember(int height) -> {
                    stack[height] = k;
                    keep(k, variances[k], tangents[k]);
                }
                case KernelProgram.Operation.Add(int height) -> {
                    remembered[k] = stack[height];
                    keep(k, sum(variances[k], variances[stack[height]]), sum(tangents[k], tangents[stack[height]]));
                }
            }
        }
    }

    private void keep(int k, Scaled variance, Scaled tangent) {
        variances[k + 1] = variance.sharing(variances[k]);
        tangents[k + 1] = tangent.sharing(tangents[k]);
    }

    private void affine(int k, Step.Linear layer) {
        Scaled variance = variances[k];
        Scaled tangent = tangents[k];
        Scaled nextVariance = zeros();
        Scaled nextTangent = zeros();
        for (int i = 0; i < size(); i++) {
            int unit = layer.biasVariance() > 0 ? Math.max(0, variance.units[i]) : variance.units[i];
            double bias = Math.scalb(layer.biasVariance(), -UNIT * unit);
            set(nextVariance, i, bias + layer.weightVariance() * variance.in(unit, i), unit);
            int common = Math.max(variance.units[i], tangent.units[i]);
            int larger = layer.biasRate() > 0 ? Math.max(0, common) : common;
            double own = Math.scalb(layer.biasRate(), -UNIT * larger) + layer.weightRate() * variance.in(larger, i);
            set(nextTangent, i, own + layer.weightVariance() * tangent.in(larger, i), larger);
        }
        keep(k, nextVariance, nextTangent);
    }

    private void kink(int k, Homogeneous form, int position) {
        last = form;
        activationVariances[position] = variances[k].numbers;
        squaresBehind[position] = new double[0];
        slopeSquares[position] = new double[0];
        double a = form.meanSquareSlope();
        Scaled variance = zeros();
        Scaled tangent = zeros();
        for (int i = 0; i < size(); i++) {
            degenerate[i] |= variances[k].numbers[i] == 0;
            set(variance, i, a * variances[k].numbers[i], variances[k].units[i]);
            set(tangent, i, a * tangents[k].numbers[i], tangents[k].units[i]);
        }
        keep(k, variance, tangent);
    }

    private void average(int k, AverageForm form, int position) {
        double[] q = new double[size()];
        for (int i = 0; i < q.length; i++) {
            q[i] = variances[k].at(i);
            if (!Double.isFinite(q[i]) || (q[i] == 0 && variances[k].numbers[i] > 0)) {
                throw new IllegalArgumentException("the variance of input " + i + " in front of activation "
                        + (position + 1) + " is e^" + variances[k].logarithm(i)
                        + ", outside what a double holds; only piecewise linear activations work with such");
            }
        }
        activationVariances[position] = q;
        double[] square = new double[size()];
        double[] slopeSquare = new double[size()];
        if (form.equals(last) && Arrays.equals(q, lastVariances)) {
            square = squaresBehind[position - 1];
            slopeSquare = slopeSquares[position - 1];
        } else {
            momentsInto(form, q, square, slopeSquare);
        }
        last = form;
        lastVariances = q;
        squaresBehind[position] = square;
        slopeSquares[position] = slopeSquare;
        Scaled variance = zeros();
        Scaled tangent = zeros();
        for (int i = 0; i < q.length; i++) {
            if (!Double.isFinite(square[i]) || !Double.isFinite(slopeSquare[i])) {
                throw new IllegalArgumentException("the averages of activation " + (position + 1) + " at variance "
                        + q[i] + " (input " + i + ") are outside what a double holds");
            }
            set(variance, i, square[i], 0);
            set(tangent, i, slopeSquare[i] * tangents[k].numbers[i], tangents[k].units[i]);
        }
        keep(k, variance, tangent);
    }

    private static void momentsInto(AverageForm form, double[] q, double[] square, double[] slopeSquare) {
        double[] grouped = Arrays.stream(q).map(v -> grouped(form, v)).toArray();
        double[] distinct = Arrays.stream(grouped).distinct().sorted().toArray();
        Squares[] squares = new Squares[distinct.length];
        Parallel.forEach(distinct.length, i -> squares[i] = form.squares(distinct[i]));
        for (int i = 0; i < q.length; i++) {
            Squares here = squares[Arrays.binarySearch(distinct, grouped[i])];
            square[i] = here.square();
            // without a tangent kernel nobody asks for what stands here
            slopeSquare[i] = form.hasTangent() ? here.slopeSquare() : 0;
        }
    }

    private Scaled sum(Scaled x, Scaled y) {
        Scaled sum = zeros();
        for (int i = 0; i < size(); i++) {
            int larger = Math.max(x.units[i], y.units[i]);
            set(sum, i, x.in(larger, i) + y.in(larger, i), larger);
        }
        return sum;
    }

    private Scaled zeros() {
        return new Scaled(new double[size()], new int[size()]);
    }

    private static void set(Scaled target, int i, double number, int unit) {
        double x = number;
        int u = x == 0 ? 0 : unit;
        while (x > LARGEST && x < Double.POSITIVE_INFINITY) {
            x = Math.scalb(x, -UNIT);
            u++;
        }
        while (x < SMALLEST && x > 0) {
            x = Math.scalb(x, UNIT);
            u--;
        }
        target.numbers[i] = x;
        target.units[i] = u;
        target.ordinary &= u == 0;
    }

    /// Variances that differ by roundings only share one quadrature.
    static double grouped(AverageForm form, double variance) {
        return form instanceof NumericalForm ? SpectraOfInputs.grouped(variance) : variance;
    }

    /// The relative change that [#grouped] makes at most.
    static final double GROUPING = 4e-15;

    private static double squaredLength(Matrix a, int row) {
        int size = a.columns();
        int from = row * size;
        int whole = size - size % 8;
        double[] x = a.entries();
        double even = 0;
        double odd = 0;
        double third = 0;
        double fourth = 0;
        for (int k = from; k < from + whole; k += 8) {
            even += x[k] * x[k] + x[k + 1] * x[k + 1];
            odd += x[k + 2] * x[k + 2] + x[k + 3] * x[k + 3];
            third += x[k + 4] * x[k + 4] + x[k + 5] * x[k + 5];
            fourth += x[k + 6] * x[k + 6] + x[k + 7] * x[k + 7];
        }
        double sum = (even + odd) + (third + fourth);
        for (int k = from + whole; k < from + size; k++) {
            sum += x[k] * x[k];
        }
        if (!Double.isFinite(sum)) {
            refuse(a, row);
        }
        return sum;
    }

    private static void refuse(Matrix a, int row) {
        for (double entry : a.row(row)) {
            if (!Double.isFinite(entry)) {
                throw new IllegalArgumentException(
                        "inputs contain " + entry + " in row " + row + " (counted from 0); all must be finite");
            }
        }
        throw new IllegalArgumentException(
                "the square of input " + row + " (counted from 0) exceeds what a double holds; scale the inputs");
    }
}
