package wick.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import wick.data.Npy;
import wick.data.Npz;
import wick.data.TargetCoding;
import wick.data.Targets;
import wick.data.Tensor;
import wick.network.Network;
import wick.network.training.Loss;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.theory.dynamics.DrawnOutputs;
import wick.theory.dynamics.DrawnTraining;
import wick.theory.dynamics.FrozenKernelTraining;
import wick.theory.dynamics.MeanTraining;
import wick.theory.dynamics.OutputLaw;
import wick.theory.dynamics.TrainingKernels;
import wick.theory.inference.NetworkGram;
import wick.theory.infinitewidth.KernelEngine;
import wick.theory.infinitewidth.KernelKinds;
import wick.theory.infinitewidth.Kernels;

/// The work of `wick train --infinite`.
final class InfiniteTraining {
    private InfiniteTraining() {}

    record Files(Path inputs, Path targets, Path test) {}

    /// What is learned and looked at.
    record Task(KernelEngine engine, Matrix inputs, Matrix targets, Matrix tests, Loss loss) {

        static Task read(Network network, Files files, Loss loss) {
            KernelEngine engine = Engines.of(network);
            Matrix inputs = Engines.inputs(files.inputs(), network);
            Matrix targets = targets(files.targets(), network.wire().outputs(), loss);
            if (targets.rows() != inputs.rows()) {
                throw new BadInput(files.targets() + " has " + targets.rows() + " rows for the " + inputs.rows()
                        + " inputs of " + files.inputs());
            }
            if (loss == Loss.CROSS_ENTROPY) {
                LeanStart.heavy();
            }
            LeanStart.require(engine.cost().total(inputs.rows(), inputs.rows(), true));
            return new Task(engine, inputs, targets, Engines.inputs(files.test(), network), loss);
        }

        private static Matrix targets(Path path, int outputs, Loss loss) {
            Tensor tensor = Npy.read(path);
            Matrix rows = tensor.matrix();
            if (loss == Loss.CROSS_ENTROPY && rows.columns() == 1 && outputs > 1) {
                return oneHot(path, rows, outputs);
            }
            if (rows.columns() != outputs) {
                throw new BadInput(path + " has shape " + tensor.shape() + "; this network has " + outputs
                        + (outputs == 1 ? " output" : " outputs") + ", and each row of targets needs as many numbers");
            }
            return rows;
        }

        private static Matrix oneHot(Path path, Matrix labels, int classes) {
            List<Integer> whole = new ArrayList<>();
            for (double label : labels.entries()) {
                if (label != Math.rint(label) || label < 0 || label >= classes) {
                    throw new BadInput(path + ": label " + label + " of row " + whole.size()
                            + " (counted from 0) must be a whole number from 0 to " + (classes - 1));
                }
                whole.add((int) label);
            }
            return TargetCoding.ONE_HOT.encode(new Targets.Labels(whole, classes));
        }

        TrainingKernels kernels(boolean readoutOnly) {
            NetworkGram covariances = gram(KernelKinds.NNGP);
            Matrix tested = covariances.symmetric(tests);
            if (readoutOnly) {
                Matrix train = covariances.symmetric(inputs);
                Matrix cross = covariances.between(tests, inputs);
                return new TrainingKernels(train, cross, train, cross, tested);
            }
            Kernels train = engine.kernels(inputs);
            Kernels cross = engine.kernels(tests, inputs);
            return new TrainingKernels(train.ntk(), cross.ntk(), train.nngp(), cross.nngp(), tested);
        }

        NetworkGram gram(KernelKinds kind) {
            return new NetworkGram(engine, kind);
        }
    }

    /// When, whether the readout alone learns, and what is asked about.
    record Wanted(TrainingTimes when, boolean readoutOnly, boolean variance, boolean covariance) {}

    record Drawing(int draws, long seed) {}

    /// Results by their names, and what is said about them.
    record Outcome(SequencedMap<String, Tensor> arrays, SequencedMap<String, Object> facts, TrainingTimes when) {

        SequencedMap<String, Object> json() {
            SequencedMap<String, Object> json = new LinkedHashMap<>();
            arrays.forEach((name, array) -> {
                if (!name.equals("covariance")) {
                    json.put(name, TensorJson.nested(array));
                }
            });
            json.put(when.name(), when.json());
            json.putAll(facts);
            return json;
        }

        Npz npz(String network, String conventions) {
            SequencedMap<String, String> texts = new LinkedHashMap<>();
            texts.put("network", network);
            texts.put("conventions", conventions + " Time: " + when.unit() + ". Loss: " + facts.get("loss") + ".");
            texts.put("version", Version.current().toString());
            texts.put(when.name(), when.points().toString());
            return new Npz(arrays, texts);
        }

        String text() {
            StringBuilder text = new StringBuilder();
            facts.forEach((name, fact) -> text.append(String.format(
                    "%-30s %s%n",
                    name.replace('_', ' '),
                    fact instanceof OptionalDouble ? "not computed for so many points" : fact)));
            return text.append(OutputTable.of(when, arrays)).toString();
        }
    }

    /// Squared loss, in closed form.
    static Outcome exact(Task task, Wanted wanted, Console console) {
        SequencedMap<String, Tensor> arrays = new LinkedHashMap<>();
        SequencedMap<String, Object> facts = new LinkedHashMap<>();
        TrainingTimes when = wanted.when();
        if (!wanted.variance()) {
            NetworkGram gram = task.gram(wanted.readoutOnly() ? KernelKinds.NNGP : KernelKinds.NTK);
            MeanTraining training = MeanTraining.of(
                    gram.symmetric(task.inputs()), gram.between(task.tests(), task.inputs()), task.targets());
            requireStable(when, training.largestStableRate(when.momentum()), console);
            arrays.put(
                    "mean",
                    TensorJson.stacked(when.points().stream()
                            .map(point -> training.testMean(when.progress(point)))
                            .toList()));
            TrainingFacts.put(facts, task, wanted, OptionalDouble.of(training.largestStableRate(when.momentum())));
            return new Outcome(arrays, facts, when);
        }
        FrozenKernelTraining training = FrozenKernelTraining.of(task.kernels(wanted.readoutOnly()), task.targets());
        requireStable(when, training.largestStableRate(when.momentum()), console);
        List<OutputLaw> laws = when.points().stream()
                .map(point -> training.testOutputs(when.progress(point)))
                .toList();
        arrays.put("mean", TensorJson.stacked(laws.stream().map(OutputLaw::mean).toList()));
        arrays.put(
                "variance",
                TensorJson.stacked(laws.stream()
                        .map(law -> spread(law, task.targets().columns()))
                        .toList()));
        if (wanted.covariance()) {
            arrays.put(
                    "covariance",
                    TensorJson.stacked(laws.stream().map(OutputLaw::covariance).toList()));
        }
        TrainingFacts.put(facts, task, wanted, OptionalDouble.of(training.largestStableRate(when.momentum())));
        facts.put("untrainable_modes", training.untrainableModes());
        return new Outcome(arrays, facts, when);
    }

    /// The variance at each test input, the same for every output; rounding below zero is cleared.
    private static Matrix spread(OutputLaw law, int outputs) {
        Matrix variance = Matrix.zeros(law.covariance().rows(), outputs);
        for (int i = 0; i < variance.rows(); i++) {
            for (int c = 0; c < outputs; c++) {
                variance.set(i, c, Math.max(0, law.covariance().at(i, i)));
            }
        }
        return variance;
    }

    /// Any loss, over drawn initial functions.
    static Outcome drawn(Task task, Wanted wanted, Drawing drawing, Console console) {
        TrainingTimes when = wanted.when();
        if (when.points().contains(Double.POSITIVE_INFINITY)) {
            throw new BadInput("--times inf: under cross-entropy outputs grow without end; allowed are finite times");
        }
        DrawnTraining training = DrawnTraining.of(
                task.kernels(wanted.readoutOnly()),
                task.targets(),
                task.loss(),
                new DrawnTraining.Draws(drawing.draws(), Address.of(drawing.seed(), "train.initial")));
        double largest = training.largestStableRate(when.momentum());
        if (!when.flow() && when.rate() > largest) {
            console.say(String.format(
                    Locale.ROOT,
                    "wick: learning rate %.4g is above %.4g, up to which stability is certain",
                    when.rate(),
                    largest));
        }
        List<Double> sorted = when.points().stream().sorted().toList();
        List<DrawnOutputs> outputs = when.flow()
                ? training.flow(
                        when.rate(),
                        when.momentum(),
                        sorted.stream().map(t -> t * when.rate()).toList())
                : training.steps(
                        when.rate(),
                        when.momentum(),
                        sorted.stream().map(Double::longValue).toList());
        List<DrawnOutputs> asked = when.points().stream()
                .map(point -> outputs.get(sorted.indexOf(point)))
                .toList();
        Outcome outcome = new Outcome(arrays(asked, wanted), new LinkedHashMap<>(), when);
        TrainingFacts.put(outcome.facts(), task, wanted, OptionalDouble.of(largest));
        outcome.facts().put("draws", drawing.draws());
        return outcome;
    }

    private static SequencedMap<String, Tensor> arrays(List<DrawnOutputs> asked, Wanted wanted) {
        List<DrawnOutputs.Summary> laws =
                asked.stream().map(DrawnOutputs::summary).toList();
        SequencedMap<String, Tensor> arrays = new LinkedHashMap<>();
        arrays.put(
                "mean",
                TensorJson.stacked(laws.stream().map(DrawnOutputs.Summary::mean).toList()));
        arrays.put(
                "mean_standard_error",
                TensorJson.stacked(
                        laws.stream().map(DrawnOutputs.Summary::meanError).toList()));
        if (wanted.variance()) {
            arrays.put(
                    "variance",
                    TensorJson.stacked(
                            laws.stream().map(DrawnOutputs.Summary::variance).toList()));
            arrays.put(
                    "variance_standard_error",
                    TensorJson.stacked(laws.stream()
                            .map(DrawnOutputs.Summary::varianceError)
                            .toList()));
        }
        if (wanted.covariance()) {
            List<Matrix> covariances = new ArrayList<>();
            for (DrawnOutputs outputs : asked) {
                for (int c = 0; c < outputs.outputs(); c++) {
                    covariances.add(outputs.covariance(c));
                }
            }
            Tensor flat = TensorJson.stacked(covariances);
            int outputs = asked.getFirst().outputs();
            arrays.put(
                    "covariance",
                    TensorJson.reshaped(
                            flat,
                            List.of(
                                    asked.size(),
                                    outputs,
                                    flat.shape().get(1),
                                    flat.shape().get(2))));
        }
        return arrays;
    }

    private static void requireStable(TrainingTimes when, double largest, Console console) {
        if (when.rate() < largest) {
            return;
        }
        if (!when.flow()) {
            throw new BadInput(String.format(
                    Locale.ROOT,
                    "--rate %s: gradient descent diverges; the largest stable rate here is %.6g%s",
                    when.rate(),
                    largest,
                    when.momentum() > 0 ? " with momentum " + when.momentum() : ""));
        }
        console.say(String.format(
                Locale.ROOT,
                "wick: steps of rate %s would diverge (the largest stable rate is %.6g); their flow does not",
                when.rate(),
                largest));
    }
}
