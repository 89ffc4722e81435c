package wick.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.Function;
import picocli.CommandLine.Option;
import wick.data.Npy;
import wick.data.Npz;
import wick.data.Tensor;
import wick.network.Network;
import wick.network.NetworkFile;
import wick.numeric.matrix.Matrix;
import wick.numeric.statistics.Estimate;
import wick.theory.featurelearning.Averaged;
import wick.theory.featurelearning.DynamicMeanField;
import wick.theory.featurelearning.Lesson;
import wick.theory.featurelearning.MeanFieldNetwork;
import wick.theory.featurelearning.Outcome;
import wick.theory.featurelearning.Residual;
import wick.theory.featurelearning.RichTraining;
import wick.theory.featurelearning.Sampling;

/// What `wick train --infinite --rich` asks and answers: networks in mu-P at infinite width, whose features
/// move.
final class RichTrainingWork {
    @Option(
            names = "--rich",
            description = "Features are learned: dynamic mean-field theory of a network in mu-P, with --steps.")
    private boolean rich;

    @Option(
            names = "--particles",
            paramLabel = "N",
            description = "Units that stand for a layer, with --rich (default: ${DEFAULT-VALUE}).")
    private int particles = Sampling.STANDARD.particles();

    @Option(
            names = "--tolerance",
            paramLabel = "E",
            description = "Largest residual of its equations, with --rich (default: ${DEFAULT-VALUE}).")
    private double tolerance = Sampling.STANDARD.tolerance();

    boolean asked() {
        return rich;
    }

    Answer answer(Path file, InfiniteTraining.Files files, TrainingTimes when, Options options) throws IOException {
        if (when.flow() || when.momentum() > 0) {
            throw new BadInput("--rich follows gradient descent step by step: give --steps and --rate, no"
                    + " --times and no --momentum");
        }
        LeanStart.heavy();
        Network network = NetworkFile.read(file);
        RichTraining training = solve(network, files, when, options);
        List<RichTraining.State> states = when.points().stream()
                .map(p -> training.states().get(p.intValue()))
                .toList();
        SequencedMap<String, Tensor> arrays = arrays(states);
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        arrays.forEach((name, array) -> json.put(name, TensorJson.nested(array)));
        json.put("steps", when.json());
        json.put("loss", states.stream().map(s -> number(s.loss())).toList());
        json.put("kernel_movement", layers(states, RichTraining.Layer::change));
        json.put("feature_movement", layers(states, RichTraining.Layer::movement));
        json.put(
                "tangent_kernel_drift",
                states.stream().map(s -> number(s.drift())).toList());
        Residual residual = training.residual();
        json.put("residual", pair(residual.value(), residual.error()));
        json.put("learning_rate", when.rate());
        if (options.out().isPresent()) {
            Path out = options.out().get();
            write(network, arrays, states).write(out);
            json.put("file", out.toString());
        }
        return Answer.of(json, () -> text(when, states, residual));
    }

    private RichTraining solve(Network network, InfiniteTraining.Files files, TrainingTimes when, Options options) {
        Matrix inputs = Engines.inputs(files.inputs(), network);
        Tensor targets = Npy.read(files.targets());
        int last = when.points().stream().mapToInt(Double::intValue).max().orElseThrow();
        try {
            Lesson lesson =
                    new Lesson(inputs, targets.matrix(), Engines.inputs(files.test(), network), when.rate(), last);
            Sampling sampling = new Sampling(particles, Sampling.STANDARD.replicas(), tolerance, options.seed());
            return switch (new DynamicMeanField(MeanFieldNetwork.of(network), lesson, sampling).solve()) {
                case Outcome.Converged(RichTraining training) -> training;
                case Outcome.NotConverged(Residual residual, double allowed) ->
                    throw new BadInput(String.format(
                            Locale.ROOT,
                            "the mean-field equations do not close: residual %.2g +- %.2g at step %d, where %.2g is"
                                    + " allowed; raise --particles %d, lower --rate %s, or take fewer steps",
                            residual.value(),
                            residual.error(),
                            residual.step(),
                            allowed,
                            particles,
                            when.rate()));
                case Outcome.Diverged(int step) ->
                    throw new BadInput(
                            "--rate " + when.rate() + ": gradient descent diverges after " + step + " steps");
            };
        } catch (IllegalArgumentException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }

    private static SequencedMap<String, Tensor> arrays(List<RichTraining.State> states) {
        SequencedMap<String, Tensor> arrays = new LinkedHashMap<>();
        put(arrays, "training_outputs", states, RichTraining.State::outputs);
        put(arrays, "test_outputs", states, RichTraining.State::tests);
        return arrays;
    }

    private static void put(
            SequencedMap<String, Tensor> arrays,
            String name,
            List<RichTraining.State> states,
            Function<RichTraining.State, Averaged> part) {
        arrays.put(
                name,
                TensorJson.stacked(
                        states.stream().map(s -> part.apply(s).mean()).toList()));
        arrays.put(
                name + "_standard_error",
                TensorJson.stacked(
                        states.stream().map(s -> part.apply(s).error()).toList()));
    }

    private static Npz write(Network network, SequencedMap<String, Tensor> arrays, List<RichTraining.State> states) {
        SequencedMap<String, Tensor> all = new LinkedHashMap<>(arrays);
        put(all, "tangent_kernel", states, RichTraining.State::tangent);
        for (int l = 0; l < states.getFirst().layers().size(); l++) {
            int layer = l;
            put(
                    all,
                    "feature_kernel_" + (l + 1),
                    states,
                    s -> s.layers().get(layer).kernel());
        }
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        texts.put("network", NetworkFile.text(network));
        texts.put("conventions", "Infinite width, mu-P. Loss: half the sum of squares over points and outputs.");
        texts.put("version", Version.current().toString());
        return new Npz(all, texts);
    }

    private static List<List<Object>> layers(
            List<RichTraining.State> states, Function<RichTraining.Layer, Estimate> part) {
        List<List<Object>> rows = new ArrayList<>();
        for (RichTraining.State state : states) {
            rows.add(state.layers().stream()
                    .map(layer -> number(part.apply(layer)))
                    .toList());
        }
        return rows;
    }

    private static Object number(Estimate estimate) {
        return pair(estimate.mean(), estimate.standardError());
    }

    private static Object pair(double value, double error) {
        SequencedMap<String, Object> pair = new LinkedHashMap<>();
        pair.put("value", value);
        pair.put("error", error);
        return pair;
    }

    private static String text(TrainingTimes when, List<RichTraining.State> states, Residual residual) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Infinite width, features learned; learning rate %s; the equations close within %.1g.%n%n",
                when.rate(),
                residual.bound()));
        text.append("steps       loss                 tangent kernel moved   feature kernels moved, layer by layer")
                .append(System.lineSeparator());
        for (int k = 0; k < states.size(); k++) {
            RichTraining.State state = states.get(k);
            text.append(String.format(
                    Locale.ROOT,
                    "%-11d %-20s %-22s",
                    when.points().get(k).intValue(),
                    shown(state.loss()),
                    percent(state.drift())));
            state.layers().forEach(layer -> text.append(' ').append(percent(layer.change())));
            text.append(System.lineSeparator());
        }
        return text.toString();
    }

    private static String shown(Estimate estimate) {
        return String.format(Locale.ROOT, "%.4g +- %.2g", estimate.mean(), estimate.standardError());
    }

    private static String percent(Estimate estimate) {
        return String.format(Locale.ROOT, "%.1f +- %.1f %%", 100 * estimate.mean(), 100 * estimate.standardError());
    }
}
