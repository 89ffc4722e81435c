package wick.lab.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import wick.model.Model;
import wick.model.NumberArray;
import wick.model.RealArray;
import wick.network.Activation;
import wick.network.signal.Figure;
import wick.network.signal.Kind;
import wick.network.signal.Moments;
import wick.network.signal.Quantity;
import wick.network.signal.Recording;
import wick.network.signal.Signals;
import wick.network.signal.Stage;

/// What a model from a file did on one batch, module by module: the same record that is made of a running model.
public final class ModelRecording {
    private final ModelRun run;
    private final Threads threads;
    private final List<ModelPart> parts;
    private final int samples;
    private final List<Map<Quantity, Moments>> moments = new ArrayList<>();

    private ModelRecording(ModelRun run, int samples) {
        this.run = run;
        this.samples = samples;
        this.threads = new Threads(run);
        this.parts = Modules.of(threads);
        parts.forEach(_ -> moments.add(new EnumMap<>(Quantity.class)));
    }

    /// Runs a model on `samples` inputs, and back from its outputs.
    ///
    /// @throws wick.text.InputException if a step cannot be carried out, or the model has no module whose
    /// output is known
    public static Recorded of(Model model, Map<String, NumberArray> inputs, ModelLoss loss) {
        ModelRun run = ModelRun.of(FreshStatistics.trained(model), inputs);
        ModelRecording recording = new ModelRecording(run, loss.samples());
        recording.forward();
        ModelLoss.Slope slope = loss.at(run);
        recording.backward(slope.cotangents());
        return recording.recorded(slope);
    }

    /// A recording with the weights of its modules.
    ///
    /// @param numbers how many numbers the values of the graph were, all together
    /// @param accuracy how many labels are right, if labels were given
    public record Recorded(
            Recording recording, List<WeightMatrix> weights, long numbers, Optional<ModelLoss.Accuracy> accuracy) {
        public Recorded {
            weights = List.copyOf(weights);
        }
    }

    private void forward() {
        for (int i = 0; i < parts.size(); i++) {
            ModelPart part = parts.get(i);
            part.inputs().stream().findFirst().flatMap(this::reals).ifPresent(note(i, Quantity.INPUT));
            reals(part.output()).ifPresent(note(i, Quantity.OUTPUT));
            part.weights().matrix().flatMap(this::reals).ifPresent(note(i, Quantity.WEIGHT));
            part.weights().bias().flatMap(this::reals).ifPresent(note(i, Quantity.BIAS));
        }
    }

    private java.util.function.Consumer<RealArray> note(int part, Quantity quantity) {
        return array -> note(part, quantity, array.values());
    }

    private void note(int part, Quantity quantity, double[] values) {
        if (values.length > 0) {
            moments.get(part).put(quantity, Moments.of(values));
        }
    }

    private Optional<RealArray> reals(String value) {
        return run.value(value)
                .flatMap(array -> array instanceof RealArray reals ? Optional.of(reals) : Optional.empty());
    }

    private void backward(Map<String, double[]> cotangents) {
        Map<Integer, Integer> owners = new HashMap<>();
        Map<String, List<Integer>> outputs = new HashMap<>();
        Map<String, List<Integer>> matrices = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            int part = i;
            parts.get(i).steps().forEach(step -> owners.put(step, part));
            outputs.computeIfAbsent(parts.get(i).output(), _ -> new ArrayList<>())
                    .add(i);
            parts.get(i)
                    .weights()
                    .matrix()
                    .ifPresent(name -> matrices.computeIfAbsent(name, _ -> new ArrayList<>())
                            .add(part));
        }
        run.backward(cotangents, step -> owners.getOrDefault(step, -2), new ModelRun.Listener() {
            @Override
            public void sent(int group, String value, double[] gradient) {
                if (group >= 0
                        && parts.get(group).inputs().stream()
                                .findFirst()
                                .map(value::equals)
                                .orElse(false)) {
                    note(group, Quantity.INPUT_GRADIENT, gradient);
                }
                if (group >= 0
                        && parts.get(group)
                                .weights()
                                .matrix()
                                .map(value::equals)
                                .orElse(false)) {
                    note(group, Quantity.WEIGHT_GRADIENT, gradient);
                }
            }

            @Override
            public void gradient(String value, double[] gradient) {
                outputs.getOrDefault(value, List.of()).forEach(part -> note(part, Quantity.OUTPUT_GRADIENT, gradient));
            }
        });
    }

    private Recorded recorded(ModelLoss.Slope slope) {
        if (parts.isEmpty()) {
            throw wick.text.Place.file(run.model().origin().file())
                    .problem("has no module whose output is known, so that there is nothing to record");
        }
        List<String> names = new PartNames(threads).of(parts);
        List<Stage> stages = new ArrayList<>();
        List<Signals> signals = new ArrayList<>();
        List<WeightMatrix> weights = new ArrayList<>();
        Wiring wiring = new Wiring();
        for (int i = 0; i < parts.size(); i++) {
            ModelPart part = parts.get(i);
            Optional<Activation> activation =
                    part.kind() == Kind.ACTIVATION ? CurveName.of(threads, part) : Optional.empty();
            PartFigures figures = new PartFigures(threads, part, samples);
            Stage.Make make = new Stage.Make(part.kind(), part.type(), activation);
            stages.add(new Stage(names.get(i), make, wiring.sources(part, i), figures.fans()));
            signals.add(new Signals(moments.get(i), figures.all(activation)));
            figures.matrix()
                    .ifPresent(matrix ->
                            weights.add(new WeightMatrix(stages.getLast().name(), matrix)));
        }
        Model.Origin origin = run.model().origin();
        var how = new Recording.Circumstances(
                origin.producer().isEmpty() ? "unknown" : origin.producer(), origin.file(), samples, false);
        return new Recorded(
                new Recording(how, stages, List.of(new Recording.Step(slope.loss(), signals))),
                weights,
                run.numbers(),
                slope.accuracy());
    }

    /// Which modules a module reads from, past the steps that only rearrange: known value by value in the
    /// order of steps.
    private final class Wiring {
        private final Map<String, Set<Integer>> from = new HashMap<>();

        private Wiring() {
            for (int i = 0; i < parts.size(); i++) {
                from.put(parts.get(i).output(), Set.of(i));
            }
            for (int index = 0; index < threads.nodes().size(); index++) {
                for (String output : threads.node(index).outputs()) {
                    if (!from.containsKey(output)) {
                        from.put(output, together(threads.signals(index)));
                    }
                }
            }
        }

        private Set<Integer> together(List<String> values) {
            if (values.size() == 1) {
                return from.getOrDefault(values.getFirst(), Set.of());
            }
            Set<Integer> found = new LinkedHashSet<>();
            values.forEach(value -> found.addAll(from.getOrDefault(value, Set.of())));
            return found;
        }

        private List<Integer> sources(ModelPart part, int index) {
            Set<Integer> sources = new LinkedHashSet<>();
            for (String input : part.inputs()) {
                List<Integer> found = from.getOrDefault(input, Set.of()).stream()
                        .filter(i -> i < index)
                        .toList();
                if (part.kind() == Kind.ADDITION) {
                    found.stream().findFirst().ifPresent(sources::add);
                } else {
                    sources.addAll(found);
                }
            }
            return List.copyOf(sources);
        }
    }

    /// The figures that a part can have, where they are known.
    static Map<Figure, Double> known(Map<Figure, OptionalDouble> figures) {
        Map<Figure, Double> known = new EnumMap<>(Figure.class);
        figures.forEach((figure, value) -> {
            if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
                known.put(figure, value.getAsDouble());
            }
        });
        return known;
    }
}
