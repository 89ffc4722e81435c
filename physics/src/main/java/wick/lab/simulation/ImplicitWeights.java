package wick.lab.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wick.lab.realization.Dot;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Ties;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// A Gaussian matrix W known only through its answers.
///
/// With an orthonormal basis q_k of the vectors presented so far, W q_k are independent normals; a new
/// vector x = Σ a_k q_k + ρ q asks for one more, W q. The joint law of all answers is exactly that of a
/// drawn matrix, whatever later vectors owe to earlier answers. What lies in the span up to a relative
/// [#CUT] brings no new direction; it is far below what tangent vectors, presented by themselves, need.
/// Fresh weights forget everything at every step.
///
/// Source: Bolthausen 2014, arXiv:1201.2891; Yang 2020, arXiv:2009.10685.
final class ImplicitWeights implements Weights {
    private static final double CUT = 1e-13;
    /// Directions in one matrix.
    private static final int CHUNK = 64;

    private final int size;
    private final double deviation;
    private final boolean fresh;
    private final RandomStream stream;
    private final List<Matrix> basis = new ArrayList<>();
    private final List<Matrix> answers = new ArrayList<>();
    private int rank;

    ImplicitWeights(RecurrentNetwork network, int size, Address address) {
        this.size = size;
        deviation = network.weightDeviation() / Math.sqrt(size);
        fresh = network.ties() == Ties.FRESH;
        stream = Streams.WEIGHTS.open(address, 0);
    }

    @Override
    public void begin(int step) {
        if (fresh) {
            rank = 0;
            basis.forEach(chunk -> Arrays.fill(chunk.entries(), 0));
            answers.forEach(chunk -> Arrays.fill(chunk.entries(), 0));
        }
    }

    @Override
    public void timesInto(Matrix x, Matrix y) {
        Matrix rest = x.transposed();
        int vectors = rest.rows();
        double[] lengths = new double[vectors];
        for (int v = 0; v < vectors; v++) {
            lengths[v] = norm(rest, v);
        }
        int known = rank;
        List<Matrix> coefficients = new ArrayList<>();
        for (Matrix chunk : basis) {
            coefficients.add(Matrix.zeros(vectors, chunk.rows()));
        }
        project(rest, coefficients);
        project(rest, coefficients);
        for (int v = 0; v < vectors; v++) {
            extend(rest, v, known, CUT * lengths[v], coefficients);
        }
        answerInto(coefficients, vectors, y);
    }

    /// Takes the part in the span of the whole basis out of the rows of `rest`.
    private void project(Matrix rest, List<Matrix> coefficients) {
        for (int c = 0; c < basis.size() && c * CHUNK < rank; c++) {
            Matrix along = Products.timesTransposed(rest, basis.get(c));
            Matrix part = Products.times(along, basis.get(c));
            add(-1, part, rest);
            add(1, along, coefficients.get(c));
        }
    }

    /// Takes the part along directions found since `known` out of row `v`, and makes what is left a new one.
    private void extend(Matrix rest, int v, int known, double cut, List<Matrix> coefficients) {
        double[] row = rest.entries();
        for (int round = 0; round < 2; round++) {
            for (int k = known; k < rank; k++) {
                Matrix chunk = basis.get(k / CHUNK);
                int at = k % CHUNK * size;
                double along = Dot.of(row, v * size, chunk.entries(), at, size);
                Dot.addInto(-along, chunk.entries(), at, size, row, v * size);
                Matrix coefficient = coefficients.get(k / CHUNK);
                coefficient.set(v, k % CHUNK, coefficient.at(v, k % CHUNK) + along);
            }
        }
        double left = norm(rest, v);
        if (left > cut && rank < size) {
            if (rank == basis.size() * CHUNK) {
                basis.add(Matrix.zeros(CHUNK, size));
                answers.add(Matrix.zeros(CHUNK, size));
            }
            if (coefficients.size() < basis.size()) {
                coefficients.add(Matrix.zeros(rest.rows(), CHUNK));
            }
            int at = rank % CHUNK * size;
            Dot.addInto(1 / left, row, v * size, size, basis.get(rank / CHUNK).entries(), at);
            stream.normalsInto(size, answers.get(rank / CHUNK).entries(), at);
            coefficients.get(rank / CHUNK).set(v, rank % CHUNK, left);
            rank++;
        }
    }

    private void answerInto(List<Matrix> coefficients, int vectors, Matrix y) {
        Matrix sum = Matrix.zeros(vectors, size);
        for (int c = 0; c < coefficients.size(); c++) {
            add(deviation, Products.times(coefficients.get(c), answers.get(c)), sum);
        }
        double[] target = y.entries();
        for (int v = 0; v < vectors; v++) {
            for (int i = 0; i < size; i++) {
                target[i * vectors + v] = sum.entries()[v * size + i];
            }
        }
    }

    private double norm(Matrix rows, int v) {
        return Math.sqrt(Dot.of(rows.entries(), v * size, rows.entries(), v * size, size));
    }

    private static void add(double factor, Matrix x, Matrix y) {
        Dot.addInto(factor, x.entries(), 0, x.entries().length, y.entries(), 0);
    }
}
