package wick.experiment.study;

import java.util.List;
import java.util.OptionalDouble;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Prediction;

/// What the predictions of a study rest on.
final class Bases {
    static final Basis MEAN_FIELD =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.INFINITE_WIDTH), Bibliography.SCHOENHOLZ_2017);
    static final Basis NNGP =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.INFINITE_WIDTH), Bibliography.LEE_2018);
    static final Basis NTK =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.INFINITE_WIDTH), Bibliography.JACOT_2018);
    static final Basis FIRST_ORDER =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.FIRST_ORDER_IN_WIDTH), Bibliography.ROBERTS_2022);
    static final Basis TRAINING = new Basis(
            List.of(
                    Assumption.GAUSSIAN_WEIGHTS,
                    Assumption.INFINITE_WIDTH,
                    Assumption.SQUARED_LOSS,
                    Assumption.FULL_BATCH,
                    Assumption.FROZEN_KERNEL),
            Bibliography.LEE_2019);

    private Bases() {}

    /// A value at infinite width.
    static Prediction limit(double value, double error, Basis basis) {
        return new Prediction.Expansion(value, error, new Prediction.Order("1/n", 0, 0), OptionalDouble.empty(), basis);
    }

    /// A coefficient of 1/n.
    static Prediction first(double value, double error, Basis basis) {
        return new Prediction.Expansion(value, error, new Prediction.Order("1/n", 0, 1), OptionalDouble.empty(), basis);
    }

    /// y ∝ n^exponent over the measured widths.
    static Prediction power(double exponent, double from, double to, Basis basis) {
        return new Prediction.ScalingLaw(exponent, 0, new Prediction.Range("n", from, to), basis);
    }
}
