package wick.theory.infinitewidth;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wick.network.Activation;
import wick.network.Combination;
import wick.network.Padding;
import wick.network.Step;

/// What steps do at infinite width to the variance of a signal, to two inputs of equal variance, and to
/// gradients.
///
/// Signals on a grid are taken to have the same covariances at every position.
final class BlockFlow {
    private static final int KEPT = 64;

    private final List<Step> steps;
    private final Map<Place, Averages> known = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Averages> eldest) {
            return size() > KEPT;
        }
    });

    private record Place(Activation activation, double variance) {}

    BlockFlow(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /// `square` is ⟨z²⟩, `growth` its derivative by the square that came in, `separation` is ½⟨(z₁ −
    /// z₂)²⟩ of two inputs, `gain` the factor of squared gradients per unit; `gaussian` says whether z is
    /// Gaussian of mean zero.
    record Signal(double square, double growth, double separation, double gain, boolean gaussian) {

        static Signal gaussian(double square, double separation) {
            return new Signal(square, 1, separation, 1, true);
        }

        double decorrelation() {
            return square == 0 ? 0 : Math.min(2, separation / square);
        }

        Signal fresh() {
            return new Signal(square, 1, separation, 1, gaussian);
        }

        /// This behind `before`, whose growth and gain it does not yet contain.
        Signal behind(Signal before) {
            return new Signal(square, before.growth * growth, separation, before.gain * gain, gaussian);
        }
    }

    Signal through(Signal start) {
        return through(steps, start);
    }

    private Signal through(List<Step> steps, Signal start) {
        Signal signal = start;
        for (Step step : steps) {
            signal = through(step, signal.fresh()).behind(signal);
        }
        return signal;
    }

    private Signal through(Step step, Signal signal) {
        return switch (step) {
            case Step.Linear linear -> linear(linear, signal);
            case Step.Pointwise(Activation activation) -> pointwise(activation, gaussian(step, signal));
            case Step.Residual(List<Step> branch) -> sum(signal, through(branch, signal));
            case Step.Convolution(Step.Linear weights, var geometry) -> {
                if (geometry.window().padding() != Padding.CIRCULAR) {
                    throw new IllegalArgumentException(
                            "a convolution with " + geometry.window().padding().text()
                                    + " padding treats the edges of the grid apart, so its depth behavior differs from place to"
                                    + " place; circular padding has one");
                }
                yield linear(weights, signal);
            }
            case Step.LayerNorm(double epsilon, var _) -> {
                Signal z = gaussian(step, signal);
                if (z.square() + epsilon == 0) {
                    // the limit of small signals
                    yield new Signal(1, 0, 0, Double.POSITIVE_INFINITY, true);
                }
                double scale = 1 / (z.square() + epsilon);
                yield new Signal(z.square() * scale, epsilon * scale * scale, z.separation() * scale, scale, true);
            }
            case Step.Dropout(double rate) -> {
                double factor = 1 / (1 - rate);
                yield new Signal(
                        factor * signal.square(),
                        factor,
                        signal.separation() + (factor - 1) * signal.square(),
                        factor,
                        signal.gaussian() && rate == 0);
            }
            case Step.Fan(Combination combination, List<List<Step>> branches) -> fan(combination, branches, signal);
            case Step.Flatten _ -> signal;
            case Step.Pool _, Step.GlobalPool _, Step.Attention _ ->
                throw new IllegalArgumentException("the depth behavior of repeated "
                        + step.getClass().getSimpleName() + " layers is not known: they mix positions");
        };
    }

    private static Signal gaussian(Step step, Signal signal) {
        if (!signal.gaussian()) {
            throw new IllegalArgumentException("a " + step.getClass().getSimpleName()
                    + " layer must stand behind weights (or a sum of them), where signals are Gaussian");
        }
        return signal;
    }

    private static Signal linear(Step.Linear linear, Signal signal) {
        double weight = linear.weightVariance();
        return new Signal(
                linear.biasVariance() + weight * signal.square(), weight, weight * signal.separation(), weight, true);
    }

    /// Averages at one variance, which are asked for again and again with other decorrelations.
    private record Averages(Moments moments, Decorrelation decorrelation) {}

    private Signal pointwise(Activation activation, Signal signal) {
        Averages averages = averages(activation, signal.square());
        Moments moments = averages.moments();
        double delta = signal.decorrelation();
        double separation = delta == 0 ? 0 : averages.decorrelation().separation(delta);
        return new Signal(moments.square(), moments.squareGrowth(), separation, moments.slopeSquare(), false);
    }

    private Averages averages(Activation activation, double variance) {
        return known.computeIfAbsent(new Place(activation, variance), place -> {
            AverageForm form = AverageForm.of(place.activation());
            Moments moments = form.moments(place.variance());
            return new Averages(moments, variance == 0 ? NOTHING : form.decorrelation(place.variance()));
        });
    }

    private static final Decorrelation NOTHING = new IntegratedSeparation(0, 0, (_, _) -> 0);

    private static Signal sum(Signal one, Signal other) {
        return new Signal(
                one.square() + other.square(),
                one.growth() + other.growth(),
                one.separation() + other.separation(),
                one.gain() + other.gain(),
                one.gaussian() && other.gaussian());
    }

    private Signal fan(Combination combination, List<List<Step>> branches, Signal signal) {
        if (combination != Combination.SUM) {
            throw new IllegalArgumentException(
                    "the depth behavior of repeated branches is known for their sum, not for their "
                            + combination.text());
        }
        Signal total = new Signal(0, 0, 0, 0, true);
        int passing = 0;
        for (List<Step> branch : branches) {
            passing += branch.isEmpty() ? 1 : 0;
            Signal end = through(branch, signal);
            if (passing > 1 || (!branch.isEmpty() && !endsInWeights(branch.getLast()))) {
                throw new IllegalArgumentException(
                        "branches that are added must be uncorrelated: all but one must end in weights of their own");
            }
            total = sum(total, end);
        }
        return total;
    }

    private static boolean endsInWeights(Step step) {
        return step instanceof Step.Linear || step instanceof Step.Convolution;
    }
}
