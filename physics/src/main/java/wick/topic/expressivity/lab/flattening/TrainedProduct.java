package wick.topic.expressivity.lab.flattening;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.elementwise.AdamUpdate;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.random.RandomStream;

/// A deep linear network with given connections, trained towards a target matrix: Adam on ½ Σ (product −
/// target)², the rate falling to zero as a cosine.
public final class TrainedProduct {
    private static final AdamUpdate.Averages AVERAGES = new AdamUpdate.Averages(0.9, 0.99, 1e-12);
    private static final AdamUpdate.Decay NONE = new AdamUpdate.Decay(0, false);

    private final List<Matrix> masks;
    private final Matrix target;
    private final int steps;
    private final double rate;

    /// `masks` are 1 where a connection is and 0 elsewhere, the first layer first.
    public TrainedProduct(List<Matrix> masks, Matrix target, int steps, double rate) {
        this.masks = List.copyOf(masks);
        this.target = target;
        this.steps = steps;
        this.rate = rate;
    }

    /// Connections of the layers of `network`.
    public static List<Matrix> connections(LinearNetwork network) {
        List<Matrix> masks = new ArrayList<>();
        int inputs = network.inputs();
        for (SparseLayer layer : network.layers()) {
            Matrix mask = Matrix.zeros(layer.outputs(), inputs);
            for (int j = 0; j < inputs; j++) {
                double[] unit = new double[2 * inputs];
                unit[2 * j] = 1;
                double[] column = layer.apply(unit);
                for (int i = 0; i < layer.outputs(); i++) {
                    mask.set(i, j, column[2 * i] == 0 && column[2 * i + 1] == 0 ? 0 : 1);
                }
            }
            masks.add(mask);
            inputs = layer.outputs();
        }
        return masks;
    }

    /// Σ (product − target)² that is left, over Σ target², from weights drawn with the variance that keeps
    /// the mean square of values.
    public double residual(RandomStream stream) {
        List<Matrix> weights = new ArrayList<>();
        List<double[]> means = new ArrayList<>();
        List<double[]> squares = new ArrayList<>();
        for (Matrix mask : masks) {
            Matrix drawn = mask.copy();
            double[] w = drawn.entries();
            double ones = 0;
            for (double one : w) {
                ones += one;
            }
            for (int i = 0; i < w.length; i++) {
                w[i] *= stream.nextNormal() * Math.sqrt(drawn.rows() / ones);
            }
            weights.add(drawn);
            means.add(new double[w.length]);
            squares.add(new double[w.length]);
        }
        for (int step = 1; step <= steps; step++) {
            double now = rate * 0.5 * (1 + Math.cos(Math.PI * (step - 1) / steps));
            AdamUpdate update = AdamUpdate.at(step, now, AVERAGES, NONE);
            List<Matrix> slopes = slopes(weights);
            for (int l = 0; l < masks.size(); l++) {
                double[] slope = slopes.get(l).entries();
                update.apply(slope, 0, slope.length, weights.get(l).entries(), means.get(l), squares.get(l));
            }
        }
        return square(error(weights)) / square(target);
    }

    private Matrix error(List<Matrix> weights) {
        Matrix product = weights.getFirst();
        for (Matrix layer : weights.subList(1, weights.size())) {
            product = Products.times(layer, product);
        }
        Matrix error = product.copy();
        for (int k = 0; k < error.entries().length; k++) {
            error.entries()[k] -= target.entries()[k];
        }
        return error;
    }

    private List<Matrix> slopes(List<Matrix> weights) {
        List<Matrix> below = new ArrayList<>();
        below.add(weights.getFirst());
        for (Matrix layer : weights.subList(1, weights.size())) {
            below.add(Products.times(layer, below.getLast()));
        }
        Matrix back = error(weights);
        List<Matrix> slopes = new ArrayList<>();
        for (int l = weights.size() - 1; l >= 0; l--) {
            Matrix slope = l == 0 ? back.copy() : Products.timesTransposed(back, below.get(l - 1));
            for (int k = 0; k < slope.entries().length; k++) {
                slope.entries()[k] *= masks.get(l).entries()[k];
            }
            slopes.addFirst(slope);
            back = Products.transposedTimes(weights.get(l), back);
        }
        return slopes;
    }

    private static double square(Matrix matrix) {
        double sum = 0;
        for (double entry : matrix.entries()) {
            sum += entry * entry;
        }
        return sum;
    }
}
