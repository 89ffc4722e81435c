package wick.lab.curvature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wick.network.Activation;
import wick.network.Step;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// A step of a chain that is differentiated twice: values and derivatives of the loss first, then for every
/// direction in the weights how both change (Pearlmutter's R operator). Values are N x units.
///
/// Source: Pearlmutter 1994, doi:10.1162/neco.1994.6.1.147.
abstract sealed class Link {

    /// The value made from `h`; remembers `h`.
    abstract Matrix value(Matrix h);

    /// ∂L/∂h from `slope` = ∂L/∂(value made); remembers `slope`.
    abstract Matrix slope(Matrix slope);

    /// How the value made changes while h changes by `change` and the weights along `direction`.
    abstract Matrix change(Matrix change, Map<String, Matrix> direction);

    /// How ∂L/∂h changes while ∂L/∂(value made) changes by `bend`; writes how ∂L/∂W does to `product`.
    abstract Matrix bend(Matrix bend, Map<String, Matrix> product);

    /// The links of a chain; empty where a step is of another kind.
    static List<Link> chain(List<Step> steps, Map<String, Matrix> weights) {
        List<Link> links = new ArrayList<>();
        for (Step step : steps) {
            switch (step) {
                case Step.Linear linear -> links.add(new Dense(linear.index() + 1, weights));
                case Step.Pointwise(Activation activation) -> links.add(new Pointwise(activation));
                case Step.Residual(List<Step> branch) -> {
                    List<Link> inner = chain(branch, weights);
                    if (inner.isEmpty()) {
                        return List.of();
                    }
                    links.add(new Residual(inner));
                }
                case Step.Flatten _ -> {}
                case Step.Structured _ -> {
                    return List.of();
                }
            }
        }
        return links;
    }

    static void add(Matrix part, Matrix sum) {
        double[] from = part.entries();
        double[] to = sum.entries();
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }

    private static Matrix sum(Matrix a, Matrix b) {
        Matrix sum = a.copy();
        add(b, sum);
        return sum;
    }

    /// z = h Wᵀ + b
    private static final class Dense extends Link {
        private final String weightName;
        private final String biasName;
        private final Matrix weight;
        private final Matrix bias;
        private Matrix h = Matrix.zeros(0, 0);
        private Matrix delta = Matrix.zeros(0, 0);
        private Matrix changed = Matrix.zeros(0, 0);
        private Matrix turned = Matrix.zeros(0, 0);

        Dense(int number, Map<String, Matrix> weights) {
            weightName = "w" + number;
            biasName = "b" + number;
            weight = DescentCoordinates.named(weights, weightName);
            bias = DescentCoordinates.named(weights, biasName);
        }

        @Override
        Matrix value(Matrix input) {
            h = input;
            return shifted(Products.timesTransposed(h, weight), bias);
        }

        private static Matrix shifted(Matrix z, Matrix by) {
            for (int row = 0; row < z.rows(); row++) {
                for (int i = 0; i < z.columns(); i++) {
                    z.entries()[row * z.columns() + i] += by.entries()[i];
                }
            }
            return z;
        }

        @Override
        Matrix slope(Matrix slope) {
            delta = slope;
            return Products.times(slope, weight);
        }

        @Override
        Matrix change(Matrix change, Map<String, Matrix> direction) {
            changed = change;
            turned = DescentCoordinates.named(direction, weightName).copy();
            Matrix z = Products.timesTransposed(change, weight);
            add(Products.timesTransposed(h, turned), z);
            return shifted(z, DescentCoordinates.named(direction, biasName));
        }

        @Override
        Matrix bend(Matrix bend, Map<String, Matrix> product) {
            Matrix slopes = DescentCoordinates.named(product, weightName);
            add(Products.transposedTimes(bend, h), slopes);
            add(Products.transposedTimes(delta, changed), slopes);
            double[] sums = DescentCoordinates.named(product, biasName).entries();
            for (int row = 0; row < bend.rows(); row++) {
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += bend.entries()[row * sums.length + i];
                }
            }
            Matrix before = Products.times(bend, weight);
            add(Products.times(delta, turned), before);
            return before;
        }
    }

    /// h = φ(z)
    private static final class Pointwise extends Link {
        private final Activation activation;
        private double[] first = {};
        private double[] second = {};
        private Matrix delta = Matrix.zeros(0, 0);
        private Matrix changed = Matrix.zeros(0, 0);

        Pointwise(Activation activation) {
            this.activation = activation;
        }

        @Override
        Matrix value(Matrix z) {
            int count = z.entries().length;
            first = new double[count];
            second = new double[count];
            activation.derivativeInto(z.entries(), 0, count, first, 0);
            for (int i = 0; i < count; i++) {
                second[i] = activation.secondDerivative(z.entries()[i]);
            }
            Matrix made = Matrix.zeros(z.rows(), z.columns());
            activation.valueInto(z.entries(), 0, count, made.entries(), 0);
            return made;
        }

        @Override
        Matrix slope(Matrix slope) {
            delta = slope;
            return times(slope, first);
        }

        @Override
        Matrix change(Matrix change, Map<String, Matrix> direction) {
            changed = change;
            return times(change, first);
        }

        @Override
        Matrix bend(Matrix bend, Map<String, Matrix> product) {
            Matrix before = times(bend, first);
            for (int i = 0; i < second.length; i++) {
                before.entries()[i] += second[i] * changed.entries()[i] * delta.entries()[i];
            }
            return before;
        }

        private static Matrix times(Matrix matrix, double[] factors) {
            Matrix result = matrix.copy();
            for (int i = 0; i < factors.length; i++) {
                result.entries()[i] *= factors[i];
            }
            return result;
        }
    }

    /// h + branch(h)
    private static final class Residual extends Link {
        private final List<Link> branch;

        Residual(List<Link> branch) {
            this.branch = branch;
        }

        @Override
        Matrix value(Matrix h) {
            Matrix made = h;
            for (Link link : branch) {
                made = link.value(made);
            }
            return sum(h, made);
        }

        @Override
        Matrix slope(Matrix slope) {
            Matrix before = slope;
            for (Link link : branch.reversed()) {
                before = link.slope(before);
            }
            return sum(slope, before);
        }

        @Override
        Matrix change(Matrix change, Map<String, Matrix> direction) {
            Matrix made = change;
            for (Link link : branch) {
                made = link.change(made, direction);
            }
            return sum(change, made);
        }

        @Override
        Matrix bend(Matrix bend, Map<String, Matrix> product) {
            Matrix before = bend;
            for (Link link : branch.reversed()) {
                before = link.bend(before, product);
            }
            return sum(bend, before);
        }
    }
}
