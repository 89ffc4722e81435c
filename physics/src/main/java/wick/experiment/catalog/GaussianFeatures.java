package wick.experiment.catalog;

import wick.experiment.Sample;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.observable.Measurement.Engine;
import wick.theory.generalization.EigenLearning;

/// A linear target of independent Gaussian features, which looks alike at every number n of training
/// points: n/2 strong features and n weak ones, a ridge in proportion to n, noisy targets.
record GaussianFeatures(int points) {
    private static final double STRONG = 1;
    private static final double WEAK = 0.1;
    private static final double STRONG_POWER = 0.8;
    private static final double WEAK_POWER = 0.15;
    private static final double NOISE = 0.05;
    private static final double RIDGE = 0.01;

    private int strong() {
        return points / 2;
    }

    /// What theory needs to know.
    EigenLearning curve() {
        int strong = strong();
        Vector modes = Vector.range(0, strong + points);
        return new EigenLearning(
                modes.map(i -> i < strong ? STRONG : WEAK),
                modes.map(i -> i < strong ? STRONG_POWER / strong : WEAK_POWER / points),
                RIDGE * points,
                NOISE);
    }

    /// The test error of `sets` drawn training sets, one column.
    Sample sample(int sets, long seed) {
        Matrix rows = Matrix.zeros(sets, 1);
        EigenLearning curve = curve();
        for (int s = 0; s < sets; s++) {
            RandomStream random = Address.of(seed, "learning-curve.features")
                    .network(s)
                    .layer(points)
                    .open();
            rows.set(s, 0, testError(random, curve));
        }
        return new Sample(rows, seed, Engine.DRAWN_DATA);
    }

    /// With u the normalized features: target Σ v_j u_j, kernel Σ λ_j u_j u_j′; the error is known exactly.
    private double testError(RandomStream random, EigenLearning curve) {
        int modes = curve.power().size();
        Matrix features = Matrix.zeros(points, modes);
        random.normalsInto(points * modes, features.entries(), 0);
        Matrix target = Matrix.zeros(modes, 1);
        for (int j = 0; j < modes; j++) {
            target.set(j, 0, random.nextSign() * Math.sqrt(curve.power().at(j)));
        }
        Matrix y = Products.times(features, target);
        for (int i = 0; i < points; i++) {
            y.set(i, 0, y.at(i, 0) + Math.sqrt(NOISE) * random.nextNormal());
            for (int j = 0; j < modes; j++) {
                features.set(
                        i, j, features.at(i, j) * Math.sqrt(curve.eigenvalues().at(j)));
            }
        }
        Matrix kernel = Products.gram(features);
        for (int i = 0; i < points; i++) {
            kernel.set(i, i, kernel.at(i, i) + curve.ridge());
        }
        Matrix weights = switch (Factorization.inPlace(kernel)) {
            case Factorization.Cholesky cholesky -> cholesky.solve(y);
            case Factorization.NotPositiveDefinite _ ->
                throw new ArithmeticException("a ridge leaves no kernel singular");
        };
        Matrix learned = Products.transposedTimes(features, weights);
        double error = NOISE;
        for (int j = 0; j < modes; j++) {
            double d = learned.at(j, 0) * Math.sqrt(curve.eigenvalues().at(j)) - target.at(j, 0);
            error += d * d;
        }
        return error;
    }
}
