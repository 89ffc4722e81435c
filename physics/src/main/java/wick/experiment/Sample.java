package wick.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import wick.lab.ensemble.Ensemble;
import wick.lab.ensemble.Reading;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.statistics.CoMoments;
import wick.numeric.statistics.Estimate;
import wick.numeric.statistics.Jackknife;
import wick.numeric.statistics.Moments;
import wick.observable.Measurement;

/// Numbers read off an ensemble: one row per network, one column per number.
public record Sample(Matrix rows, long seed, Measurement.Engine engine) {
    /// Blocks that a jackknife leaves out one at a time, at most.
    private static final int BLOCKS = 200;

    public Sample {
        if (rows.rows() < 2) {
            throw new IllegalArgumentException("a sample of " + rows.rows() + " networks has no standard error");
        }
    }

    /// Draws the networks of `ensemble`, carries `inputs` through each, and reads.
    public static Sample draw(Ensemble ensemble, Matrix inputs, Reading reading) {
        Matrix rows = ensemble.sample(inputs, reading, _ -> {});
        return new Sample(rows, ensemble.address().seed(), ensemble.engine());
    }

    public int networks() {
        return rows.rows();
    }

    /// The same networks with other numbers, computed from these.
    public Sample derived(List<ToDoubleFunction<double[]>> functions) {
        Matrix numbers = Matrix.zeros(networks(), functions.size());
        for (int i = 0; i < networks(); i++) {
            double[] row = rows.row(i);
            for (int j = 0; j < functions.size(); j++) {
                numbers.set(i, j, functions.get(j).applyAsDouble(row));
            }
        }
        return new Sample(numbers, seed, engine);
    }

    /// The networks whose numbers satisfy `condition`; the caller says so where it changes the law.
    public Sample where(Predicate<double[]> condition) {
        List<double[]> kept = new ArrayList<>();
        for (int i = 0; i < networks(); i++) {
            double[] row = rows.row(i);
            if (condition.test(row)) {
                kept.add(row);
            }
        }
        Matrix numbers = Matrix.zeros(kept.size(), rows.columns());
        for (int i = 0; i < kept.size(); i++) {
            for (int j = 0; j < rows.columns(); j++) {
                numbers.set(i, j, kept.get(i)[j]);
            }
        }
        return new Sample(numbers, seed, engine);
    }

    /// The mean of column `j` over networks.
    public Evidence mean(int j) {
        return mean(row -> row[j]);
    }

    /// The mean over networks of a function of a network's numbers.
    public Evidence mean(ToDoubleFunction<double[]> function) {
        Moments moments = new Moments();
        for (int i = 0; i < networks(); i++) {
            moments.add(function.applyAsDouble(rows.row(i)));
        }
        return evidence(moments.estimate(), moments.largestShare());
    }

    /// The geometric mean over networks of a positive function of a network's numbers. Where that function does not
    /// vary in infinitely wide networks it has the limit of the mean, without the mean's tail of a few large
    /// values.
    ///
    /// Throws [IllegalArgumentException] for a network where the function is not positive and finite.
    public Evidence geometricMean(ToDoubleFunction<double[]> function) {
        Moments moments = new Moments();
        for (int i = 0; i < networks(); i++) {
            double value = function.applyAsDouble(rows.row(i));
            if (!(value > 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("network " + i + " gives " + value
                        + ", and a geometric mean needs positive finite numbers; wider networks may give them");
            }
            moments.add(Math.log(value));
        }
        double mean = Math.exp(moments.mean());
        double error = mean * moments.estimate().standardError();
        return new Evidence(measurement(mean, error), moments.largestShare());
    }

    /// The root mean square over networks of a function of a network's numbers.
    public Evidence rootMeanSquare(ToDoubleFunction<double[]> function) {
        Moments squares = new Moments();
        double largest = 0;
        for (int i = 0; i < networks(); i++) {
            double value = function.applyAsDouble(rows.row(i));
            squares.add(value * value);
            largest = Math.max(largest, value * value);
        }
        double root = Math.sqrt(squares.mean());
        double error = root == 0 ? 0 : squares.estimate().standardError() / (2 * root);
        double share = root == 0 ? 0 : largest / (squares.mean() * networks());
        return new Evidence(measurement(root, error), share);
    }

    /// The unbiased variance over networks of a function of a network's numbers.
    public Evidence variance(ToDoubleFunction<double[]> function) {
        Moments moments = new Moments();
        for (int i = 0; i < networks(); i++) {
            moments.add(function.applyAsDouble(rows.row(i)));
        }
        return evidence(moments.varianceEstimate(), moments.largestShare());
    }

    /// A function of the means over networks, with its jackknife error; `heaviest` is a number whose mean
    /// decides it.
    public Evidence jackknife(ToDoubleFunction<double[]> ofMeans, ToDoubleFunction<double[]> heaviest) {
        Estimate estimate = Jackknife.of(rows, Math.min(BLOCKS, networks()), ofMeans);
        return evidence(estimate, mean(heaviest).heaviestShare());
    }

    /// Several numbers at once, with the covariance of their means.
    public Family.Measured family(List<ToDoubleFunction<double[]>> functions) {
        int count = functions.size();
        CoMoments moments = new CoMoments(count);
        double[] numbers = new double[count];
        for (int i = 0; i < networks(); i++) {
            double[] row = rows.row(i);
            for (int j = 0; j < count; j++) {
                numbers[j] = functions.get(j).applyAsDouble(row);
            }
            moments.add(numbers);
        }
        Matrix covariance = moments.covariance();
        for (int k = 0; k < covariance.entries().length; k++) {
            covariance.entries()[k] /= networks();
        }
        return new Family.Measured(moments.means(), covariance, measurement(0, 0));
    }

    public Vector means() {
        double[] means = new double[rows.columns()];
        for (int j = 0; j < means.length; j++) {
            means[j] = mean(j).measurement().mean();
        }
        return Vector.of(means);
    }

    private Evidence evidence(Estimate estimate, double share) {
        return new Evidence(measurement(estimate.mean(), estimate.standardError()), share);
    }

    private Measurement measurement(double mean, double error) {
        return new Measurement(mean, error, networks(), seed, engine, List.of());
    }
}
