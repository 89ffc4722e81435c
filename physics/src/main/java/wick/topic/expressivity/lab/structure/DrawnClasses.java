package wick.topic.expressivity.lab.structure;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.random.RandomStream;
import wick.topic.expressivity.structure.ClassModel;

/// Examples of classes, drawn.
public final class DrawnClasses {
    private final ClassModel model;
    private final List<Matrix> roots = new ArrayList<>();

    public DrawnClasses(ClassModel model) {
        this.model = model;
        if (model instanceof ClassModel.Gaussians(Vector _, Matrix _, List<Matrix> covariances)) {
            for (Matrix covariance : covariances) {
                if (!(Factorization.of(covariance) instanceof Factorization.Cholesky(Matrix lower))) {
                    throw new IllegalArgumentException("covariance " + covariance + " must be positive definite");
                }
                roots.add(lower);
            }
        }
    }

    /// Draws a class and overwrites `x` with an input from it; returns the class.
    public int drawInto(RandomStream stream, double[] x) {
        int y = choose(stream.nextUniform(), model.priors().toArray());
        switch (model) {
            case ClassModel.Gaussians gaussians -> gaussianInto(gaussians, y, stream, x);
            case ClassModel.Bits bits -> {
                for (int i = 0; i < x.length; i++) {
                    x[i] = stream.nextUniform() < bits.probabilities().at(y, i) ? 1 : 0;
                }
            }
            case ClassModel.Counts counts -> {
                for (int i = 0; i < x.length; i++) {
                    x[i] = poisson(counts.rates().at(y, i), stream);
                }
            }
            case ClassModel.Draws draws -> {
                java.util.Arrays.fill(x, 0);
                for (int draw = 0; draw < draws.draws(); draw++) {
                    int which =
                            choose(stream.nextUniform(), draws.probabilities().row(y));
                    if (which < x.length) {
                        x[which]++;
                    }
                }
            }
        }
        return y;
    }

    private void gaussianInto(ClassModel.Gaussians gaussians, int y, RandomStream stream, double[] x) {
        double[] normals = new double[x.length];
        stream.normalsInto(x.length, normals, 0);
        for (int i = 0; i < x.length; i++) {
            x[i] = gaussians.means().at(y, i);
            for (int j = 0; j <= i; j++) {
                x[i] += roots.get(y).at(i, j) * normals[j];
            }
        }
    }

    private static int choose(double uniform, double[] probabilities) {
        double left = uniform;
        for (int k = 0; k < probabilities.length - 1; k++) {
            left -= probabilities[k];
            if (left < 0) {
                return k;
            }
        }
        return probabilities.length - 1;
    }

    private static int poisson(double rate, RandomStream stream) {
        int count = 0;
        for (double product = stream.nextUniform(); product > Math.exp(-rate); product *= stream.nextUniform()) {
            count++;
        }
        return count;
    }
}
