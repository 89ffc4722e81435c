package wick.experiment.catalog;

import java.util.List;
import wick.experiment.Experiment;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Settings;
import wick.network.Linear;
import wick.observable.Bibliography;
import wick.observable.Source;
import wick.theory.finitewidth.DeepLinearMoments;

/// E S² / K² = (1 + 2/n)^(L−1) and E S³ / K³ = ((1 + 2/n)(1 + 4/n))^(L−1) for a linear network of L
/// weight matrices of width n: L − 1 factors, one for every hidden layer, and no expansion.
public final class LinearMoments implements Experiment {
    @Override
    public String id() {
        return "deep-linear-moments";
    }

    @Override
    public String title() {
        return "Deep linear networks are solved at every width";
    }

    @Override
    public String question() {
        return "Do the moments of deep linear networks hold exactly at any width, with one factor for each hidden layer?";
    }

    @Override
    public List<Parameter> parameters() {
        return ExactMoments.parameters(List.of(2, 4, 6), List.of(24, 48, 96));
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.HANIN_NICA_2020, Bibliography.ROBERTS_2022);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        return new ExactMoments(this, settings, new Linear(), wiring -> DeepLinearMoments.of(wiring)::relativeMoment)
                .run(1, progress);
    }
}
