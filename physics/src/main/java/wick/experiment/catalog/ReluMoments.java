package wick.experiment.catalog;

import java.util.List;
import wick.experiment.Experiment;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Settings;
import wick.network.Relu;
import wick.observable.Bibliography;
import wick.observable.Source;
import wick.theory.finitewidth.ScaleInvariantMoments;

/// E S² / K² = (1 + 5/n)^(L−1) for a relu network at σ_w² = 2 without biases, and E S³ / K³ likewise from
/// the binomial number of active units: more uneven than a linear network of the same shape.
public final class ReluMoments implements Experiment {
    @Override
    public String id() {
        return "relu-moments";
    }

    @Override
    public String title() {
        return "Critical relu networks are solved at every width";
    }

    @Override
    public String question() {
        return "Do the moments of critical relu networks hold exactly at any width?";
    }

    @Override
    public List<Parameter> parameters() {
        return ExactMoments.parameters(List.of(2, 4), List.of(32, 64, 128));
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.HANIN_NICA_2020, Bibliography.ROBERTS_2022);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        return new ExactMoments(this, settings, new Relu(), wiring -> ScaleInvariantMoments.of(wiring)::relativeMoment)
                .run(2, progress);
    }
}
