package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.List;
import wick.network.Activation;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.gaussian.UniformGrid;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// The kernel of two or three inputs to second order in 1/width, layer by layer, for a smooth activation.
///
/// The matrix S of the inputs is a Markov chain, as the kernel of one input is: given S the next one has the
/// means m_A(S), covariances s_AB(S)/n and third cumulants t_ABC(S)/n². See [SecondOrderStep] for the recursion.
/// Everything is computed on two grids.
public final class SecondOrderCorrelators {
    /// Averages are over as many variables as there are different inputs.
    public static final int MOST = 3;

    private static final double PARALLEL = 1e-4;
    private static final double COARSER = 1.15;
    private static final double TOLERANCE = 1e-12;

    private SecondOrderCorrelators() {}

    /// One element per dense layer, for the rows of `inputs`, which must differ.
    ///
    /// Throws [IllegalArgumentException] where [Correlators#of] does, for more than [#MOST] inputs, for
    /// activations with kinks and for inputs that are nearly parallel.
    public static List<SecondOrderPairs> of(Wiring wiring, Matrix inputs) {
        DenseChain chain = DenseChain.of(wiring);
        DistinctInputs distinct = DistinctInputs.of(inputs);
        if (distinct.size() != inputs.rows()) {
            throw new IllegalArgumentException("the second order needs inputs that differ: leave out the repeated one");
        }
        if (distinct.size() > MOST) {
            throw new IllegalArgumentException("the second order is computed for at most " + MOST + " inputs, not "
                    + distinct.size() + ": six-fold averages over more are out of reach of a grid");
        }
        for (Activation activation : chain.activations()) {
            if (!activation.kinks().isEmpty()) {
                throw new IllegalArgumentException("the second order for several inputs needs smooth activations; "
                        + activation.name() + " has kinks at " + activation.kinks() + ": take one input");
            }
        }
        List<SecondOrderPairs> layers = new ArrayList<>();
        State fine = State.first(chain.layers().getFirst(), distinct);
        State coarse = fine;
        layers.add(report(1, chain.layers().getFirst(), fine, coarse, 0));
        double rounding = 0;
        for (int l = 1; l < chain.layers().size(); l++) {
            Step.Linear layer = chain.layers().get(l);
            Activation activation = chain.activations().get(l - 1);
            double rest = independence(fine, l);
            rounding = Math.max(rounding, 0x1p-50 / (rest * rest));
            double largest = 0;
            for (int a = 0; a < fine.inputs; a++) {
                largest = Math.max(largest, fine.covariance()[a][a]);
            }
            UniformGrid grid = GramAverages.grid(activation, largest, TOLERANCE);
            UniformGrid wider = new UniformGrid(grid.step() * COARSER, grid.reach());
            fine = new SecondOrderStep(new GramAverages(activation, fine.covariance(), grid), layer).next(fine);
            coarse = new SecondOrderStep(new GramAverages(activation, coarse.covariance(), wider), layer).next(coarse);
            layers.add(report(l + 1, layer, fine, coarse, rounding));
        }
        return layers;
    }

    /// The smallest 1 − (correlation)² of two inputs; refuses those that are too close to parallel.
    private static double independence(State state, int layer) {
        double[][] k = state.covariance();
        double smallest = 1;
        for (int a = 0; a < k.length; a++) {
            if (!(k[a][a] > 0)) {
                throw new IllegalArgumentException("input " + (a + 1) + " has variance " + k[a][a] + " at layer "
                        + layer + ": a zero input without bias has no corrections");
            }
            for (int b = 0; b < a; b++) {
                double rest = 1 - k[a][b] / (k[a][a] * k[b][b]) * k[a][b];
                if (!(rest > PARALLEL)) {
                    throw new IllegalArgumentException("inputs " + (b + 1) + " and " + (a + 1)
                            + " are too close to parallel at layer " + layer + " for the second order"
                            + " (squared correlation 1 - " + Math.max(0, rest) + ", at most 1 - " + PARALLEL
                            + "): take one of them, or fewer layers");
                }
                smallest = Math.min(smallest, rest);
            }
        }
        return smallest;
    }

    /// Kernel over pairs, and the corrections of first and second order divided by their widths.
    static final class State {
        final int inputs;
        final double[] k;
        final double[] g1;
        final double[] g2;
        final double[][] v1;
        final double[][] v2;
        final double[][][] u;

        State(int inputs) {
            this.inputs = inputs;
            int pairs = inputs * (inputs + 1) / 2;
            k = new double[pairs];
            g1 = new double[pairs];
            g2 = new double[pairs];
            v1 = new double[pairs][pairs];
            v2 = new double[pairs][pairs];
            u = new double[pairs][pairs][pairs];
        }

        static State first(Step.Linear layer, DistinctInputs inputs) {
            State state = new State(inputs.size());
            int next = 0;
            for (int a = 0; a < inputs.size(); a++) {
                for (int b = a; b < inputs.size(); b++) {
                    state.k[next++] = layer.biasVariance() + layer.weightVariance() * inputs.product(a, b);
                }
            }
            return state;
        }

        double[][] covariance() {
            double[][] covariance = new double[inputs][inputs];
            int next = 0;
            for (int a = 0; a < inputs; a++) {
                for (int b = a; b < inputs; b++) {
                    covariance[a][b] = k[next];
                    covariance[b][a] = k[next++];
                }
            }
            return covariance;
        }
    }

    private static SecondOrderPairs report(int index, Step.Linear layer, State fine, State coarse, double rounding) {
        double n = layer.fanIn();
        double square = n * n;
        List<Matrix> six = new ArrayList<>();
        double third = 0;
        double largest = 0;
        for (int a = 0; a < fine.k.length; a++) {
            six.add(matrix(fine.u[a], square));
            third = Math.max(third, difference(fine.u[a], coarse.u[a]));
            largest = Math.max(largest, difference(fine.u[a], new double[fine.k.length][fine.k.length]));
        }
        double[][] g = {fine.g2};
        double[][] zero = new double[fine.k.length][fine.k.length];
        double ofMetric = difference(g, new double[][] {coarse.g2}) + rounding * difference(g, zero);
        double ofVertex = difference(fine.v2, coarse.v2) + rounding * difference(fine.v2, zero);
        return new SecondOrderPairs(
                index,
                layer.fanIn(),
                Vector.of(fine.k),
                Vector.of(fine.g1).map(x -> x * n),
                Vector.of(fine.g2).map(x -> x * square),
                matrix(fine.v1, n),
                matrix(fine.v2, square),
                six,
                Vector.of(square * ofMetric, square * ofVertex, square * (third + rounding * largest)));
    }

    private static Matrix matrix(double[][] rows, double factor) {
        Matrix matrix = Matrix.zeros(rows.length, rows.length);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                matrix.set(i, j, factor * rows[i][j]);
            }
        }
        return matrix;
    }

    private static double difference(double[][] one, double[][] other) {
        double largest = 0;
        for (int i = 0; i < one.length; i++) {
            for (int j = 0; j < one[i].length; j++) {
                largest = Math.max(largest, Math.abs(one[i][j] - other[i][j]));
            }
        }
        return largest;
    }
}
