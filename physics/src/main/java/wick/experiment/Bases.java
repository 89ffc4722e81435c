package wick.experiment;

import java.util.List;
import java.util.OptionalDouble;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Prediction;

/// What predictions rest on, and the usual kinds of them.
public final class Bases {
    public static final Basis MEAN_FIELD =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.INFINITE_WIDTH), Bibliography.SCHOENHOLZ_2017);
    public static final Basis NNGP =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.INFINITE_WIDTH), Bibliography.LEE_2018);
    public static final Basis NTK =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.INFINITE_WIDTH), Bibliography.JACOT_2018);
    public static final Basis FIRST_ORDER =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.FIRST_ORDER_IN_WIDTH), Bibliography.ROBERTS_2022);
    public static final Basis SECOND_ORDER =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.SECOND_ORDER_IN_WIDTH), Bibliography.YAIDA_2020);
    public static final Basis TRAINING = new Basis(
            List.of(
                    Assumption.GAUSSIAN_WEIGHTS,
                    Assumption.INFINITE_WIDTH,
                    Assumption.SQUARED_LOSS,
                    Assumption.FULL_BATCH,
                    Assumption.FROZEN_KERNEL),
            Bibliography.LEE_2019);

    private Bases() {}

    /// A value at infinite width.
    public static Prediction limit(double value, double error, Basis basis) {
        return new Prediction.Expansion(value, error, new Prediction.Order("1/n", 0, 0), OptionalDouble.empty(), basis);
    }

    /// A coefficient of 1/n.
    public static Prediction first(double value, double error, Basis basis) {
        return new Prediction.Expansion(value, error, new Prediction.Order("1/n", 0, 1), OptionalDouble.empty(), basis);
    }

    /// y ∝ n^exponent over the measured widths.
    public static Prediction power(double exponent, double from, double to, Basis basis) {
        return new Prediction.ScalingLaw(exponent, 0, new Prediction.Range("n", from, to), basis);
    }
}
