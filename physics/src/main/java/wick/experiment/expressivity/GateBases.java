package wick.experiment.expressivity;

import java.util.List;
import wick.experiment.Evidence;
import wick.experiment.Parameter;
import wick.observable.Basis;
import wick.observable.ExpressivityBibliography;
import wick.observable.Measurement;

/// What is common to experiments on gates.
final class GateBases {
    static final Basis SOURCE = new Basis(List.of(), ExpressivityBibliography.LIN_2017);
    static final Basis WARING = new Basis(List.of(), ExpressivityBibliography.CARLINI_2012);
    static final Parameter SEED = new Parameter.Whole("seed", "seed of all random numbers", 1, 0, Long.MAX_VALUE);

    private GateBases() {}

    /// A number that comes out of one calculation, with its rounding.
    static Evidence calculated(double value, double rounding, long seed) {
        return Evidence.even(new Measurement(value, rounding, 1, seed, Measurement.Engine.DETERMINISTIC, List.of()));
    }

    static Parameter batches(int standard) {
        return new Parameter.Whole("batches", "sets of points, each measured on its own", standard, 100, 1_000_000);
    }
}
