package wick.lab.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import wick.model.Model;
import wick.model.Node;
import wick.model.NumberArray;
import wick.model.Port;
import wick.model.RealArray;
import wick.text.InputException;
import wick.text.Place;

/// A model carried out once: the values of its graph, and gradients back through it by reverse accumulation.
///
/// All real numbers are doubles, whatever the file's precision; whole numbers are exact. Where an operator is not
/// known, what depends on it stays without value, and everything else is carried out.
public final class ModelRun {
    private final Model model;
    private final Map<String, NumberArray> values = new HashMap<>();
    private final Set<String> smooth = new HashSet<>();
    private final List<Optional<Outcome>> outcomes = new ArrayList<>();
    private long numbers;

    private ModelRun(Model model) {
        this.model = model;
    }

    /// What is told of gradients while they are computed.
    public interface Listener {
        /// All steps of one group together send this gradient back to a value; groups are numbered by the caller.
        void sent(int group, String value, double[] gradient);

        /// The whole gradient in a value.
        void gradient(String value, double[] gradient);
    }

    /// The operators of a model that are not known here, and how many steps have them.
    public static SequencedMap<String, Integer> unknown(Model model) {
        SequencedMap<String, Integer> unknown = new LinkedHashMap<>();
        for (Node node : model.nodes()) {
            if (Operators.named(node.operator()).isEmpty()) {
                unknown.merge(node.operator(), 1, Integer::sum);
            }
        }
        return unknown;
    }

    /// Carries the model out on inputs, one for each of its ports.
    ///
    /// @throws InputException naming the step that cannot be carried out, and why
    public static ModelRun of(Model model, Map<String, NumberArray> inputs) {
        ModelRun run = new ModelRun(model);
        Place place = Place.file(model.origin().file());
        model.arrays().forEach((name, array) -> run.put(name, array, array.size() > 1));
        for (Port port : model.inputs()) {
            NumberArray given = inputs.get(port.name());
            if (given != null) {
                run.put(port.name(), given, true);
            }
        }
        run.numbers = 0;
        for (Node node : model.nodes()) {
            run.step(node, place);
        }
        return run;
    }

    private void put(String name, NumberArray value, boolean differentiable) {
        values.put(name, value);
        if (differentiable && value instanceof RealArray) {
            smooth.add(name);
        }
        numbers += value.size();
    }

    private void step(Node node, Place place) {
        Optional<Operator> operator = Operators.named(node.operator());
        boolean known = node.inputs().stream().allMatch(input -> input.isEmpty() || values.containsKey(input));
        if (operator.isEmpty() || !known) {
            outcomes.add(Optional.empty());
            return;
        }
        Operands operands = new Operands(node.inputs().stream()
                .map(input -> Optional.ofNullable(values.get(input)))
                .toList());
        Outcome outcome = carriedOut(node, operator.get(), operands, place);
        boolean differentiable = outcome.isSmooth() && node.inputs().stream().anyMatch(smooth::contains);
        for (int i = 0; i < Math.min(node.outputs().size(), outcome.outputs().size()); i++) {
            if (!node.outputs().get(i).isEmpty()) {
                put(node.outputs().get(i), outcome.outputs().get(i), differentiable);
            }
        }
        outcomes.add(differentiable ? Optional.of(outcome) : Optional.empty());
        requireMemory(place);
    }

    private Outcome carriedOut(Node node, Operator operator, Operands operands, Place place) {
        String wrong;
        try {
            return operator.apply(node, operands, model.origin().version());
        } catch (InputException refused) {
            throw refused;
        } catch (IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException
                | NegativeArraySizeException refused) {
            wrong = String.valueOf(refused.getMessage());
        } catch (OutOfMemoryError full) {
            wrong = "its result does not fit into memory; take fewer inputs";
        }
        throw place.problem("the step " + node.label() + " cannot be carried out: " + wrong);
    }

    /// Values and, on the way back, as many gradients must fit.
    private void requireMemory(Place place) {
        long most = Runtime.getRuntime().maxMemory() / 2;
        if (numbers * Double.BYTES > most) {
            throw place.problem("its values need more than the " + most / 1_000_000
                    + " MB that are there for them; take fewer inputs, or give Java more memory, such as"
                    + " WICK_JAVA_OPTIONS=-Xmx8g");
        }
    }

    public Model model() {
        return model;
    }

    /// How many numbers all values have together, without the arrays of the file and the inputs.
    public long numbers() {
        return numbers;
    }

    /// A value of the graph; empty where an operator on the way is not known or an input was not given.
    public Optional<NumberArray> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// Whether a value is made of real numbers that depend smoothly on the inputs or on arrays of the file.
    boolean isSmooth(String name) {
        return smooth.contains(name);
    }

    /// Gradients of Σ_i ⟨c_i, y_i⟩ for the outputs y_i and the given cotangents c_i.
    ///
    /// Can be called once: what is not needed any longer is given up on the way.
    public void backward(Map<String, double[]> cotangents, IntUnaryOperator groups, Listener listener) {
        Map<String, SequencedMap<Integer, double[]>> pending = new HashMap<>();
        cotangents.forEach((name, gradient) -> add(pending, name, -1, gradient.clone()));
        for (int index = model.nodes().size() - 1; index >= 0; index--) {
            Optional<Outcome> outcome = outcomes.get(index);
            Node node = model.nodes().get(index);
            outcomes.set(index, Optional.empty());
            Map<Integer, double[]> gradients = new HashMap<>();
            for (int i = 0; i < node.outputs().size(); i++) {
                String output = node.outputs().get(i);
                if (pending.containsKey(output)) {
                    gradients.put(i, total(pending, output, listener));
                }
            }
            if (outcome.isPresent() && !gradients.isEmpty()) {
                outcome.get()
                        .pullback()
                        .pull(new Wires(node, outcome.get(), gradients, pending, groups.applyAsInt(index)));
            }
        }
        for (String rest : List.copyOf(pending.keySet())) {
            total(pending, rest, listener);
        }
    }

    private static double[] total(
            Map<String, SequencedMap<Integer, double[]>> pending, String name, Listener listener) {
        SequencedMap<Integer, double[]> parts = pending.remove(name);
        if (parts == null) {
            throw new IllegalStateException("no gradient in " + name);
        }
        parts.forEach((group, gradient) -> listener.sent(group, name, gradient));
        double[] sum = parts.firstEntry().getValue();
        boolean first = true;
        for (double[] part : parts.values()) {
            for (int i = 0; !first && i < sum.length; i++) {
                sum[i] += part[i];
            }
            first = false;
        }
        listener.gradient(name, sum);
        return sum;
    }

    private static void add(
            Map<String, SequencedMap<Integer, double[]>> pending, String name, int group, double[] gradient) {
        SequencedMap<Integer, double[]> parts = pending.computeIfAbsent(name, _ -> new LinkedHashMap<>());
        double[] before = parts.putIfAbsent(group, gradient);
        if (before != null) {
            for (int i = 0; i < before.length; i++) {
                before[i] += gradient[i];
            }
        }
    }

    /// The gradients at one step.
    private final class Wires implements Cotangents {
        private final Node node;
        private final Outcome outcome;
        private final Map<Integer, double[]> gradients;
        private final Map<String, SequencedMap<Integer, double[]>> pending;
        private final int group;

        @SuppressWarnings("TooManyParameters")
        Wires(
                Node node,
                Outcome outcome,
                Map<Integer, double[]> gradients,
                Map<String, SequencedMap<Integer, double[]>> pending,
                int group) {
            this.node = node;
            this.outcome = outcome;
            this.gradients = gradients;
            this.pending = pending;
            this.group = group;
        }

        @Override
        public double[] of(int index) {
            return gradients.computeIfAbsent(
                    index, i -> new double[outcome.outputs().get(i).size()]);
        }

        @Override
        public boolean wants(int index) {
            return index < node.inputs().size() && smooth.contains(node.inputs().get(index));
        }

        @Override
        public void give(int index, double[] gradient) {
            if (wants(index)) {
                add(pending, node.inputs().get(index), group, gradient);
            }
        }
    }
}
