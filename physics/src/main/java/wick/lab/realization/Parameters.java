package wick.lab.realization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import wick.network.Distribution;
import wick.network.Step;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// The weights and biases of one network: W of matrix k is fan-out x fan-in, its bias 1 x fan-out.
final class Parameters {
    /// Entries per stream: a block of whole rows of about this many entries has a stream of its own.
    private static final int BLOCK = 1 << 15;
    /// The block that the biases of a matrix are drawn from.
    private static final int BIASES = -1;

    private final List<Step.Linear> shapes;
    private final Distribution distribution;
    private final List<Matrix> weights = new ArrayList<>();
    private final List<Matrix> biases = new ArrayList<>();

    Parameters(List<Step.Linear> shapes, Distribution distribution) {
        this.shapes = List.copyOf(shapes);
        this.distribution = distribution;
        for (Step.Linear shape : shapes) {
            weights.add(Matrix.zeros(shape.fanOut(), shape.fanIn()));
            biases.add(Matrix.zeros(1, shape.fanOut()));
        }
    }

    Matrix weight(int k) {
        return weights.get(k);
    }

    Matrix bias(int k) {
        return biases.get(k);
    }

    /// Draws everything; layer k, block b of rows and the biases each have their own stream.
    void draw(Address address) {
        for (int k = 0; k < shapes.size(); k++) {
            Step.Linear shape = shapes.get(k);
            Address layer = address.layer(k);
            drawWeights(shape, layer, weights.get(k));
            double deviation = Math.sqrt(shape.biasVariance());
            double[] bias = biases.get(k).entries();
            if (deviation == 0) {
                java.util.Arrays.fill(bias, 0);
            } else {
                drawInto(layer.block(BIASES).open(), deviation, bias, 0, bias.length);
            }
        }
    }

    private void drawWeights(Step.Linear shape, Address layer, Matrix weight) {
        boolean orthogonal = distribution == Distribution.ORTHOGONAL;
        double deviation = orthogonal ? 1 : Math.sqrt(shape.weightVariance() / shape.fanIn());
        int fanIn = shape.fanIn();
        int rows = Math.max(1, BLOCK / fanIn);
        int blocks = (shape.fanOut() + rows - 1) / rows;
        Parallel.forEach(blocks, block -> {
            RandomStream stream = layer.block(block).open();
            int to = Math.min(shape.fanOut(), (block + 1) * rows);
            for (int row = block * rows; row < to; row++) {
                drawInto(stream, deviation, weight.entries(), row * fanIn, fanIn);
            }
        });
        if (orthogonal) {
            // entries of k orthonormal vectors in m dimensions, k ≤ m, have variance 1/m
            double longest = Math.max(shape.fanIn(), shape.fanOut());
            Orthogonal.makeInto(weight, Math.sqrt(shape.weightVariance() * longest / fanIn));
        }
    }

    private void drawInto(RandomStream stream, double deviation, double[] y, int from, int count) {
        switch (distribution) {
            case NORMAL, ORTHOGONAL -> stream.normalsInto(count, y, from);
            case UNIFORM -> stream.uniformsInto(count, y, from);
            case TRUNCATED -> stream.truncatedNormalsInto(count, y, from);
        }
        for (int i = from; i < from + count; i++) {
            y[i] *= deviation;
        }
    }

    /// Names w1, b1, w2, b2, … to the matrices themselves.
    Map<String, Matrix> named() {
        Map<String, Matrix> named = new LinkedHashMap<>();
        for (int k = 0; k < shapes.size(); k++) {
            named.put("w" + (k + 1), weights.get(k));
            named.put("b" + (k + 1), biases.get(k));
        }
        return named;
    }

    /// Copies given parameters; biases may be n x 1 or 1 x n and, where all of them are missing, are 0.
    void set(Map<String, Matrix> given) {
        Map<String, Matrix> own = named();
        boolean biased = given.keySet().stream().anyMatch(name -> name.startsWith("b"));
        TreeSet<String> strangers = new TreeSet<>(given.keySet());
        strangers.removeAll(own.keySet());
        if (!strangers.isEmpty()) {
            throw new IllegalArgumentException(
                    "weights named " + strangers + " do not belong to this network, whose weights are " + own.keySet());
        }
        own.forEach((name, target) -> {
            Matrix source = given.get(name);
            if (source != null) {
                copy(name, source, target);
            } else if (name.startsWith("b") && !biased) {
                java.util.Arrays.fill(target.entries(), 0);
            } else {
                throw new IllegalArgumentException(
                        "weights '" + name + "' are missing; given are " + new TreeSet<>(given.keySet()));
            }
        });
    }

    private static void copy(String name, Matrix source, Matrix target) {
        boolean column = name.startsWith("b") && source.columns() == 1 && source.rows() == target.columns();
        if (!column && (source.rows() != target.rows() || source.columns() != target.columns())) {
            throw new IllegalArgumentException("weights '" + name + "' are " + source.rows() + " x " + source.columns()
                    + " where this network needs " + target.rows() + " x " + target.columns() + " (fan-out x fan-in)");
        }
        for (double entry : source.entries()) {
            if (!Double.isFinite(entry)) {
                throw new IllegalArgumentException("weights '" + name + "' hold " + entry + ": all must be finite");
            }
        }
        System.arraycopy(source.entries(), 0, target.entries(), 0, target.entries().length);
    }
}
