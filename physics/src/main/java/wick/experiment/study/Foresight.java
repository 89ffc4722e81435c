package wick.experiment.study;

import java.util.List;
import java.util.function.Function;
import wick.experiment.Alternative;
import wick.experiment.Bar;
import wick.experiment.Evidence;
import wick.experiment.ScalingFit;
import wick.experiment.Verdict;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.observable.Measurement;

/// What the planned number of networks will be able to tell apart, judged before measuring from a small
/// pilot of other networks.
record Foresight(List<Initial> pilot, int networks, WidthExpansion.Reading reading) {
    /// Where a kernel strays from its limit by more than this, its distribution over networks has heavy
    /// tails and a series in 1/width is of little use.
    static final double LARGEST_SPREAD = 0.32;

    /// A rival, and the verdict to expect if the theory is right.
    record Choice(Alternative rival, Verdict expected) {}

    /// The relative spread of the tangent kernel of one input, extrapolated to width 1: it falls as one
    /// over the root.
    double tangentSpread() {
        Initial narrowest = pilot.getFirst();
        double limit = narrowest.theory().getLast().ntk().at(0, 0);
        double spread = narrowest
                .sample()
                .rootMeanSquare(row -> narrowest.ntk(0, 0).applyAsDouble(row) / limit - 1)
                .measurement()
                .mean();
        return spread * Math.sqrt(narrowest.width());
    }

    /// What to expect of comparisons of the tangent kernel at the widths of the pilot.
    Choice ofTangentKernel(Choice choice) {
        boolean tame =
                tangentSpread() <= LARGEST_SPREAD * Math.sqrt(pilot.getFirst().width());
        return tame ? choice : new Choice(choice.rival(), Verdict.INCONCLUSIVE);
    }

    /// The error that the limit of infinite width will have.
    double limitError(Function<Initial, Evidence> evidence) {
        return WidthExpansion.limitError(planned(evidence), reading);
    }

    /// The error that the coefficient of 1/n, about `size`, will have.
    double firstError(Function<Initial, Evidence> evidence, double size) {
        return WidthExpansion.firstError(planned(evidence), size, reading);
    }

    /// The error that the exponent of a positive quantity will have.
    double exponentError(Function<Initial, Evidence> evidence) {
        return ScalingFit.exponentError(planned(evidence), reading);
    }

    private WidthSeries planned(Function<Initial, Evidence> evidence) {
        return new WidthSeries(pilot.stream()
                .map(at -> {
                    Measurement small = evidence.apply(at).measurement();
                    double error = small.standardError() * Math.sqrt(small.networks() / (double) networks);
                    Measurement large = new Measurement(
                            small.mean(),
                            Math.max(error, Double.MIN_NORMAL),
                            networks,
                            small.seed(),
                            small.engine(),
                            List.of());
                    return new WidthSeries.Point(at.width(), Evidence.even(large));
                })
                .toList());
    }

    /// The first rival that lies far enough from `prediction` to be excluded; if none does, the farthest,
    /// with nothing better than INCONCLUSIVE to expect.
    static Choice choose(double prediction, double error, List<Alternative> rivals) {
        Alternative farthest = rivals.getFirst();
        for (Alternative rival : rivals) {
            double gap = Math.abs(rival.value() - prediction);
            if (gap >= Bar.POWER * error) {
                return new Choice(rival, Verdict.AGREES);
            }
            if (gap > Math.abs(farthest.value() - prediction)) {
                farthest = rival;
            }
        }
        return new Choice(farthest, Verdict.INCONCLUSIVE);
    }

    /// As [#choose] for a positive quantity that is judged by its logarithm; rivals of 0 are infinitely
    /// far.
    static Choice chooseByRatio(double prediction, double error, List<Alternative> rivals) {
        List<Alternative> logarithms = rivals.stream()
                .map(r -> new Alternative(r.name(), Math.log(Math.max(r.value() / prediction, 1e-12))))
                .toList();
        Choice choice = choose(0, error / prediction, logarithms);
        return new Choice(rivals.get(logarithms.indexOf(choice.rival())), choice.expected());
    }
}
