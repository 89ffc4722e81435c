package wick.lab.training.engine;

import java.util.List;
import wick.network.Combination;
import wick.network.Step;
import wick.network.Wiring;

/// Networks without the noise of dropout, as they are asked once they have learned.
public final class Silence {
    private Silence() {}

    public static Wiring of(Wiring wiring) {
        return new Wiring(
                wiring.input(), wiring.outputs(), all(wiring.steps()), wiring.distribution(), wiring.absences());
    }

    private static List<Step> all(List<Step> steps) {
        return steps.stream().map(Silence::of).toList();
    }

    private static Step of(Step step) {
        return switch (step) {
            case Step.Dropout _ -> new Step.Dropout(0);
            case Step.Residual(List<Step> branch) -> new Step.Residual(all(branch));
            case Step.Fan(Combination combination, List<List<Step>> branches) ->
                new Step.Fan(combination, branches.stream().map(Silence::all).toList());
            case Step.Linear _, Step.Pointwise _, Step.Convolution _, Step.Pool _, Step.GlobalPool _ -> step;
            case Step.Flatten _, Step.LayerNorm _, Step.Attention _ -> step;
        };
    }
}
