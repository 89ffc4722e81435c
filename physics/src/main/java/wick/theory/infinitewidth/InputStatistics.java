package wick.theory.infinitewidth;

import wick.numeric.matrix.Matrix;

/// The diagonal (K_ii, Θ_ii) of a set of inputs on its way through a network: what every pair needs beforehand.
///
/// `activationVariances`\[a]\[i] is K_ii in front of activation a; `start`\[i] = x_i·x_i / d.
@SuppressWarnings("ArrayRecordComponent")
record InputStatistics(double[] start, double[][] activationVariances, double[] nngp, double[] ntk) {

    static InputStatistics of(KernelProgram program, Matrix inputs) {
        double[] start = new double[inputs.rows()];
        for (int i = 0; i < start.length; i++) {
            start[i] = dot(inputs, i, inputs, i) / inputs.columns();
        }
        double[] k = start.clone();
        double[] theta = new double[k.length];
        double[][] variances = new double[program.averages()][];
        double[][] kStack = new double[program.stackDepth()][];
        double[][] thetaStack = new double[program.stackDepth()][];
        for (KernelProgram.Operation operation : program.operations()) {
            switch (operation) {
                case KernelProgram.Operation.Affine(var layer, _) -> KernelStretch.affineInto(layer, k.length, k, theta);
                case KernelProgram.Operation.Average(var form, int position) -> {
                    variances[position] = k.clone();
                    averageInto(form, k, theta);
                }
                case KernelProgram.Operation.Remember(int height) -> {
                    kStack[height] = k.clone();
                    thetaStack[height] = theta.clone();
                }
                case KernelProgram.Operation.Add(int height) -> {
                    KernelStretch.addInto(kStack[height], k.length, k);
                    KernelStretch.addInto(thetaStack[height], k.length, theta);
                }
            }
        }
        return new InputStatistics(start, variances, k, theta);
    }

    private static void averageInto(AverageForm form, double[] k, double[] theta) {
        Moments moments = form.moments(0);
        double variance = 0;
        for (int i = 0; i < k.length; i++) {
            if (k[i] != variance) {
                variance = k[i];
                moments = form.moments(variance);
            }
            k[i] = moments.square();
            theta[i] *= moments.slopeSquare();
        }
    }

    static double dot(Matrix a, int row, Matrix b, int column) {
        int size = a.columns();
        double[] left = a.entries();
        double[] right = b.entries();
        double sum = 0;
        for (int k = 0; k < size; k++) {
            sum += left[row * size + k] * right[column * size + k];
        }
        return sum;
    }
}
