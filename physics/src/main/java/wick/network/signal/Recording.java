package wick.network.signal;

import java.util.List;
import java.util.OptionalDouble;

/// A model as it ran on one batch, for one step or a few.
public record Recording(Circumstances circumstances, List<Stage> stages, List<Step> steps) {

    /// How the recording was made.
    ///
    /// @param origin the program that ran the model, such as `torch 2.4`
    /// @param model the name of the model, such as its class
    /// @param samples inputs in the batch
    /// @param training whether the model was in the mode in which it trains
    public record Circumstances(String origin, String model, int samples, boolean training) {
        public Circumstances {
            if (samples < 1) {
                throw new IllegalArgumentException("samples " + samples + " must be 1 or more");
            }
        }
    }

    /// One step: the loss before it and what was recorded, one entry per stage.
    public record Step(OptionalDouble loss, List<Signals> signals) {
        public Step {
            signals = List.copyOf(signals);
        }
    }

    public Recording {
        stages = List.copyOf(stages);
        steps = List.copyOf(steps);
        if (stages.isEmpty() || steps.isEmpty()) {
            throw new IllegalArgumentException("a recording needs a stage and a step: it has " + stages.size()
                    + " stages and " + steps.size() + " steps");
        }
        for (int i = 0; i < stages.size(); i++) {
            for (int input : stages.get(i).inputs()) {
                if (input < 0 || input >= i) {
                    throw new IllegalArgumentException("stage " + i + ", "
                            + stages.get(i).name() + ", reads stage " + input + ", which must be from 0 to " + (i - 1));
                }
            }
        }
        for (Step step : steps) {
            if (step.signals().size() != stages.size()) {
                throw new IllegalArgumentException(
                        step.signals().size() + " signals do not fit " + stages.size() + " stages");
            }
        }
    }

    /// What was recorded of stage `stage` in the first step.
    public Signals first(int stage) {
        return steps.getFirst().signals().get(stage);
    }
}
