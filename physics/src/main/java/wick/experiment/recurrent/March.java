package wick.experiment.recurrent;

import java.util.Optional;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Ties;
import wick.network.recurrent.Time;
import wick.numeric.gaussian.Approximation;
import wick.theory.recurrent.twotime.CopyNoise;
import wick.theory.recurrent.twotime.TwoTimeFunction;
import wick.theory.recurrent.twotime.TwoTimeMeanField;
import wick.theory.recurrent.twotime.TwoTimeState;
import wick.theory.recurrent.twotime.Window;

/// The two-time theory marched from h_i(0) ~ N(0, 1) until nothing changes any more. `drift` is what still changed
/// between the middle and the end of the window, as a part of the variance.
record March(RecurrentNetwork network, Window window, TwoTimeState state, double drift) {
    /// Decay times that the first march takes; each further one takes twice as many.
    private static final double FIRST = 30;

    private static final int FEWEST = 64;
    private static final int MOST = 4096;
    private static final double SETTLED = 1e-7;
    private static final double SPACING = 0.25;
    private static final double GROWTH = 1.5;

    /// Throws [IllegalArgumentException] where the variance keeps growing.
    static March of(RecurrentNetwork network) {
        double spacing = switch (network.time()) {
            case Time.Steps(double step) -> step;
            case Time.Continuous _ -> SPACING / network.decay();
        };
        int intervals = (int) Math.clamp(Math.ceil(FIRST / (network.decay() * spacing)), FEWEST, MOST);
        while (true) {
            Window window = new Window(spacing * intervals, intervals);
            TwoTimeState state = TwoTimeMeanField.of(network, 1).over(window);
            double end = state.states().values().at(intervals, intervals);
            double middle = state.states().values().at(intervals / 2, intervals / 2);
            if (!Double.isFinite(end) || end > 1e6 + 1e6 * middle) {
                throw new IllegalArgumentException(Forecasts.unbounded(network, middle));
            }
            double drift = end == 0
                    ? 0
                    : state.stationary(window.duration() / 4, Double.MAX_VALUE).drift() / end;
            if (drift < SETTLED || 2 * intervals > MOST) {
                if (end > GROWTH * middle && end > 1) {
                    throw new IllegalArgumentException(Forecasts.unbounded(network, end));
                }
                return new March(network, window, state, drift);
            }
            intervals *= 2;
        }
    }

    int last() {
        return window.intervals();
    }

    double variance() {
        return state.states().values().at(last(), last());
    }

    /// C(T, T − k) for k up to a quarter of the window.
    double correlation(int k) {
        return state.states().values().at(last(), last() - k);
    }

    int longest() {
        return last() / 4;
    }

    /// A bound on the error of correlations: numerical, and what still drifts.
    double error() {
        return state.states().at(last(), last()).error() + drift * variance();
    }

    /// What two copies with their own noise and starts still share in the end; 0 where nothing can hold it.
    Quantity still() {
        boolean nothing = network.ties() == Ties.FRESH && Forecasts.constantInput(network) == 0;
        if (nothing || (Forecasts.odd(network.activation()) && Forecasts.constant(network) == 0)) {
            return new Quantity(0, 0);
        }
        TwoTimeFunction cross = TwoTimeMeanField.of(network, 1)
                .copies(window, 0, CopyNoise.INDEPENDENT)
                .cross();
        Approximation end = cross.at(last(), last());
        double moved = Math.abs(end.value() - cross.values().at(last() / 2, last() / 2));
        return new Quantity(Math.max(0, end.value()), end.error() + moved);
    }

    /// Half the logarithmic growth rate of the mean square of a perturbation, over the last quarter of the window;
    /// its error is the difference to the quarter before. Absent for an activation that jumps.
    Optional<Quantity> exponent() {
        if (!network.activation().jumps().isEmpty()) {
            return Optional.empty();
        }
        TwoTimeFunction growth = TwoTimeMeanField.of(network, 1).perturbation(window, last() / 4);
        int middle = last() / 2;
        int later = 3 * last() / 4;
        double late = rate(growth, later, last());
        double early = rate(growth, middle, later);
        return Double.isFinite(late)
                ? Optional.of(new Quantity(late, Double.isFinite(early) ? Math.abs(late - early) : Math.abs(late)))
                : Optional.empty();
    }

    private double rate(TwoTimeFunction growth, int from, int to) {
        double times = window.spacing() * (to - from);
        return Math.log(growth.values().at(to, to) / growth.values().at(from, from)) / (2 * times);
    }
}
