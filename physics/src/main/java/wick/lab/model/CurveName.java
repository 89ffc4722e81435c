package wick.lab.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import wick.model.Axes;
import wick.model.Node;
import wick.model.NumberArray;
import wick.model.RealArray;
import wick.network.Abs;
import wick.network.Activation;
import wick.network.Cos;
import wick.network.Erf;
import wick.network.Exp;
import wick.network.Formula;
import wick.network.Gelu;
import wick.network.LeakyRelu;
import wick.network.Relu;
import wick.network.Sigmoid;
import wick.network.Silu;
import wick.network.Sin;
import wick.network.Softplus;
import wick.network.Tanh;

/// Which activation a module is, found by what it does: its steps are carried out at points from −8 to 8, and the
/// values compared with those of the functions that have a name here.
final class CurveName {
    private static final int POINTS = 641;
    private static final double REACH = 8;
    private static final double CLOSE = 1e-5;

    /// The tanh form of gelu differs from gelu by less than this and counts as gelu.
    private static final double CLOSE_TO_GELU = 1e-3;

    private static final List<Activation> NAMED = List.of(
            new Relu(),
            new Tanh(),
            new Gelu(),
            new Silu(),
            new Sigmoid(),
            new Erf(),
            new Softplus(),
            new Sin(),
            new Cos(),
            new Exp(),
            new Abs());

    private static final List<Formula> WRITTEN = List.of(
            Formula.of("z * min(max(z / 6 + 0.5, 0), 1)", List.of(-3.0, 3.0)),
            Formula.of("min(max(z, 0), 6)", List.of(0.0, 6.0)),
            Formula.of("min(max(z / 6 + 0.5, 0), 1)", List.of(-3.0, 3.0)),
            Formula.of("max(z, 0) + exp(min(z, 0)) - 1", List.of(0.0)),
            Formula.of("1.0507009873554805 * max(z, 0) + 1.7580993408473766 * (exp(min(z, 0)) - 1)", List.of(0.0)),
            Formula.of("min(max(z, -1), 1)", List.of(-1.0, 1.0)),
            Formula.of("z / (1 + abs(z))", List.of(0.0)),
            Formula.of("z * sigmoid(1.702 * z)", List.of()),
            Formula.of("max(z, 0) ^ 2", List.of(0.0)));

    private CurveName() {}

    /// The function of a module of kind activation, if it has a name.
    static Optional<Activation> of(Threads threads, ModelPart part) {
        double[] x = IntStream.range(0, POINTS)
                .mapToDouble(i -> REACH * (2.0 * i / (POINTS - 1) - 1))
                .toArray();
        Optional<double[]> y = values(threads, part, x);
        if (y.isEmpty()) {
            return Optional.empty();
        }
        for (Activation candidate : NAMED) {
            if (isClose(candidate, x, y.get(), candidate instanceof Gelu ? CLOSE_TO_GELU : CLOSE)) {
                return Optional.of(candidate);
            }
        }
        double slope = Math.round(y.get()[0] / x[0] * 1e7) / 1e7;
        Activation leaky = new LeakyRelu(Double.isFinite(slope) ? slope : 0, 1);
        if (isClose(leaky, x, y.get(), CLOSE)) {
            return Optional.of(leaky);
        }
        return WRITTEN.stream()
                .filter(formula -> isClose(formula, x, y.get(), CLOSE))
                .<Activation>map(formula -> formula)
                .findFirst();
    }

    private static boolean isClose(Activation candidate, double[] x, double[] y, double bound) {
        for (int i = 0; i < x.length; i++) {
            double value = candidate.value(x[i]);
            if (!(Math.abs(value - y[i]) <= bound * Math.max(1, Math.abs(value)))) {
                return false;
            }
        }
        return true;
    }

    /// The steps of a module carried out at these points instead of its input.
    private static Optional<double[]> values(Threads threads, ModelPart part, double[] x) {
        Map<String, NumberArray> values = new HashMap<>();
        values.put(part.inputs().getFirst(), RealArray.of(Axes.of(x.length), x));
        for (int index : part.steps()) {
            Node node = threads.node(index);
            if (threads.signals(index).stream().anyMatch(input -> !values.containsKey(input))) {
                return Optional.empty();
            }
            List<Optional<NumberArray>> inputs = node.inputs().stream()
                    .map(input -> Optional.ofNullable(values.get(input)).or(() -> threads.value(input)))
                    .toList();
            Optional<Operator> operator = Operators.named(node.operator());
            if (operator.isEmpty()) {
                return Optional.empty();
            }
            Outcome outcome = operator.get().apply(node, new Operands(inputs), threads.version());
            values.put(node.outputs().getFirst(), outcome.outputs().getFirst());
        }
        NumberArray result = values.get(part.output());
        return result instanceof RealArray reals && reals.size() == x.length
                ? Optional.of(reals.values())
                : Optional.empty();
    }
}
