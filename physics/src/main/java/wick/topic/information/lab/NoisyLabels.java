package wick.topic.information.lab;

import java.util.Arrays;
import wick.numeric.matrix.Matrix;
import wick.numeric.minimization.Lbfgs;
import wick.numeric.minimization.Objective;
import wick.numeric.random.RandomStream;

/// Samples of two Gaussian classes with labels of which some are wrong, and a neuron trained on them.
///
/// Places have identity covariance around ±distance/2 along the diagonal of the cube.
public final class NoisyLabels {
    private final Matrix places;
    private final boolean[] classes;
    private final boolean[] labels;

    private NoisyLabels(Matrix places, boolean[] classes, boolean[] labels) {
        this.places = places;
        this.classes = classes;
        this.labels = labels;
    }

    /// How many numbers say where a sample is, how far apart the classes are, how often labels of class 0
    /// and class 1 are
    /// wrong; both classes are equally frequent.
    public record Law(int numbers, double distance, double flipZero, double flipOne) {}

    public static NoisyLabels drawn(Law law, int samples, RandomStream stream) {
        Matrix places = Matrix.zeros(samples, law.numbers());
        boolean[] classes = new boolean[samples];
        boolean[] labels = new boolean[samples];
        double shift = law.distance() / 2 / Math.sqrt(law.numbers());
        for (int s = 0; s < samples; s++) {
            classes[s] = stream.nextUniform() < 0.5;
            boolean wrong = stream.nextUniform() < (classes[s] ? law.flipOne() : law.flipZero());
            labels[s] = classes[s] != wrong;
            for (int i = 0; i < law.numbers(); i++) {
                places.set(s, i, (classes[s] ? shift : -shift) + stream.nextNormal());
            }
        }
        return new NoisyLabels(places, classes, labels);
    }

    /// Weights and, last, the bias of the neuron of least logistic loss on the labels.
    public double[] trained() {
        double[] neuron = new double[places.columns() + 1];
        Lbfgs.minimize(new Loss(this), neuron, 500, (step, value) -> {});
        return neuron;
    }

    /// How often a neuron is not what the class is.
    public double error(double[] neuron) {
        return misses(neuron, classes);
    }

    /// How often a neuron is not what the label is.
    public double noisyError(double[] neuron) {
        return misses(neuron, labels);
    }

    private double misses(double[] neuron, boolean[] right) {
        int misses = 0;
        for (int s = 0; s < right.length; s++) {
            misses += (activation(neuron, s) > 0) == right[s] ? 0 : 1;
        }
        return (double) misses / right.length;
    }

    private double activation(double[] neuron, int sample) {
        double sum = neuron[places.columns()];
        for (int i = 0; i < places.columns(); i++) {
            sum += neuron[i] * places.at(sample, i);
        }
        return sum;
    }

    private record Loss(NoisyLabels data) implements Objective {
        @Override
        public int size() {
            return data.places.columns() + 1;
        }

        @Override
        public double valueInto(double[] x, double[] gradient) {
            Arrays.fill(gradient, 0);
            int samples = data.labels.length;
            double sum = 0;
            for (int s = 0; s < samples; s++) {
                double sign = data.labels[s] ? 1 : -1;
                double margin = sign * data.activation(x, s);
                sum += margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
                double slope = -sign / (1 + Math.exp(margin)) / samples;
                for (int i = 0; i < data.places.columns(); i++) {
                    gradient[i] += slope * data.places.at(s, i);
                }
                gradient[data.places.columns()] += slope;
            }
            return sum / samples;
        }
    }
}
