package wick.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import wick.data.DataSet;
import wick.data.Targets;
import wick.experiment.diagnosis.Chain;
import wick.experiment.diagnosis.Condition;
import wick.experiment.diagnosis.ConditionOfFile;
import wick.experiment.diagnosis.WeightLaw;
import wick.lab.model.ModelInputs;
import wick.lab.model.ModelLoss;
import wick.lab.model.ModelRecording;
import wick.lab.model.ModelRun;
import wick.model.Axes;
import wick.model.Model;
import wick.model.NumberArray;
import wick.model.Port;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.MemoryBudget;

/// A model from a file, run on a batch: what was recorded of it, the law of its weights, and its place in the phase
/// diagram if it is a plain chain.
record FileModel(
        ModelRecording.Recorded recorded,
        List<WeightLaw> laws,
        Optional<Chain> chain,
        SequencedMap<String, Integer> unknown,
        String ranOn) {

    private static final int SAMPLES = 32;

    /// Values, their gradients and what products need, per number of the graph's values.
    private static final long BYTES = 3L * Double.BYTES;

    FileModel {
        laws = List.copyOf(laws);
    }

    /// Whether the model is trained, by all that its file shows.
    Condition condition() {
        return ConditionOfFile.of(recorded, laws, chain);
    }

    /// Runs a model; `seed` is that of the noise and of the signs that gradients begin with.
    static FileModel of(Model model, ModelOptions options, long seed) {
        ModelInputs inputs = new ModelInputs(model, options.inputShape());
        int most = inputs.fixedSamples().orElse(options.samples().orElse(SAMPLES));
        Optional<DataSet> data = options.data().isPresent() ? options.dataSet(width(inputs)) : Optional.empty();
        int samples = data.map(
                        set -> Math.min(most, Math.max(inputs.fixedSamples().orElse(1), set.size())))
                .orElse(most);
        requireMemory(model, inputs, samples);
        Map<String, NumberArray> batch =
                data.isPresent() ? inputs.rows(data.get().inputs(), samples, seed) : inputs.noise(samples, seed);
        List<Integer> labels = data.map(set -> labels(set, samples)).orElse(List.of());
        ModelRecording.Recorded recorded = ModelRecording.of(model, batch, new ModelLoss(samples, labels, seed));
        String ranOn = data.map(DataSet::name).orElse("Gaussian noise");
        return new FileModel(
                recorded,
                recorded.weights().stream().map(WeightLaw::of).toList(),
                Chain.of(recorded.recording()),
                ModelRun.unknown(model),
                samples + " inputs of " + ranOn);
    }

    private static int width(ModelInputs inputs) {
        Port port = inputs.port();
        List<Integer> axes = port.axes().isEmpty()
                ? List.of(1)
                : port.axes().subList(1, port.axes().size());
        return axes.contains(-1) ? -1 : new Axes(axes).count();
    }

    /// Whole numbers from 0 on, one for each input, are labels.
    private static List<Integer> labels(DataSet set, int samples) {
        if (!(set.targets() instanceof Targets.Values(Matrix rows)) || rows.columns() != 1) {
            return List.of();
        }
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            double value = rows.at(i, 0);
            if (value != Math.rint(value) || value < 0 || value > 1 << 20) {
                return List.of();
            }
            labels.add((int) value);
        }
        return labels;
    }

    /// One input tells how many numbers the values of each one are.
    private static void requireMemory(Model model, ModelInputs inputs, int samples) {
        if (inputs.fixedSamples().isPresent() || samples < 2) {
            return;
        }
        long one = ModelRun.of(model, inputs.noise(1, 1)).numbers();
        try {
            MemoryBudget.heap().require(one * BYTES * samples, "running " + samples + " inputs forward and back");
        } catch (IllegalArgumentException tooMuch) {
            long fit = MemoryBudget.heap().bytes() / (one * BYTES);
            throw new BadInput(tooMuch.getMessage() + (fit > 0 ? "; --samples " + fit + " would fit" : ""));
        }
    }
}
