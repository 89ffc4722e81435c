package wick.experiment.recurrent;

import java.util.OptionalDouble;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Time;
import wick.numeric.gaussian.Approximation;
import wick.numeric.matrix.Vector;
import wick.theory.recurrent.twotime.TwoTimeFunction;
import wick.theory.recurrent.twotime.TwoTimeMeanField;
import wick.theory.recurrent.twotime.Window;

/// The variance after a start from h = 0, from the two-time theory.
final class StartForecast {
    private StartForecast() {}

    static Curve of(RecurrentNetwork network, Vector times) {
        OptionalDouble step = network.time() instanceof Time.Steps(double length)
                ? OptionalDouble.of(length)
                : OptionalDouble.empty();
        Plan.Lags grid = Plan.Lags.of(times, step);
        TwoTimeFunction states = TwoTimeMeanField.of(network, 0)
                .over(new Window(grid.interval() * Math.max(1, grid.count()), Math.max(1, grid.count())))
                .states();
        double[] values = new double[times.size()];
        double[] errors = new double[times.size()];
        for (int k = 0; k < values.length; k++) {
            int at = grid.index(k);
            Approximation variance = states.at(at, at);
            values[k] = variance.value();
            errors[k] = variance.error();
        }
        return new Curve(times, Vector.of(values), Vector.of(errors));
    }
}
