package wick.torch.worker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import wick.lab.training.Checkpoint;
import wick.network.Step;
import wick.network.training.RateFactors;
import wick.numeric.matrix.Matrix;

/// Weights and biases with what an optimizer remembers of each, by the index of their matrix.
final class Parameters {
    private final List<Parameter> all = new ArrayList<>();
    private final Map<Integer, Tensor> weights = new HashMap<>();
    private final Map<Integer, Tensor> biases = new HashMap<>();

    /// All 0, to be filled by [#resume]. A parameter has a moment for each of the given names.
    Parameters(List<Step.Linear> matrices, RateFactors factors, Numbers numbers, List<String> moments) {
        for (int i = 0; i < matrices.size(); i++) {
            Step.Linear linear = matrices.get(i);
            RateFactors.Matrix factor = factors.matrices().get(i);
            Parameter weight =
                    parameter("w" + (linear.index() + 1), linear.fanOut(), linear.fanIn(), factor.weight(), numbers, moments);
            Parameter bias = parameter("b" + (linear.index() + 1), 1, linear.fanOut(), factor.bias(), numbers, moments);
            weights.put(linear.index(), weight.value());
            biases.put(linear.index(), bias.value());
            all.add(weight);
            all.add(bias);
        }
    }

    @SuppressWarnings("TooManyParameters")
    private static Parameter parameter(
            String name, int rows, int columns, RateFactors.Parameter factors, Numbers numbers, List<String> moments) {
        Map<String, Tensor> remembered = new LinkedHashMap<>();
        moments.forEach(moment -> remembered.put(moment, numbers.zeros(rows, columns)));
        return new Parameter(name, rows, columns, factors, numbers.zeros(rows, columns).set_requires_grad(true), remembered);
    }

    /// One matrix of weights or row of biases.
    record Parameter(
            String name, int rows, int columns, RateFactors.Parameter factors, Tensor value, Map<String, Tensor> moments) {}

    List<Parameter> all() {
        return all;
    }

    Tensor weight(int index) {
        return known(weights, index);
    }

    Tensor bias(int index) {
        return known(biases, index);
    }

    private static Tensor known(Map<Integer, Tensor> tensors, int index) {
        Tensor tensor = tensors.get(index);
        if (tensor == null) {
            throw new IllegalStateException("there is no weight matrix " + index);
        }
        return tensor;
    }

    Checkpoint checkpoint(int step) {
        Map<String, Matrix> values = new LinkedHashMap<>();
        Map<String, Matrix> moments = new LinkedHashMap<>();
        for (Parameter parameter : all) {
            values.put(parameter.name, matrix(parameter, parameter.value));
            parameter.moments.forEach(
                    (moment, tensor) -> moments.put(moment + "." + parameter.name, matrix(parameter, tensor)));
        }
        return new Checkpoint(step, values, moments);
    }

    private static Matrix matrix(Parameter parameter, Tensor tensor) {
        return Numbers.matrix(tensor, parameter.rows, parameter.columns);
    }

    /// Takes what a checkpoint holds; moments that it lacks are 0.
    void resume(Checkpoint checkpoint) {
        requireFit(checkpoint);
        try (NoGradGuard _ = new NoGradGuard()) {
            for (Parameter parameter : all) {
                Numbers.fill(parameter.value, required(checkpoint, parameter.name));
                parameter.moments.forEach((moment, tensor) -> {
                    Matrix given = checkpoint.moments().get(moment + "." + parameter.name);
                    if (given == null) {
                        tensor.zero_();
                    } else {
                        Numbers.fill(tensor, given);
                    }
                });
            }
        }
    }

    private static Matrix required(Checkpoint checkpoint, String name) {
        Matrix given = checkpoint.parameters().get(name);
        if (given == null) {
            throw new IllegalArgumentException("the checkpoint has no weights '" + name + "'");
        }
        return given;
    }

    private void requireFit(Checkpoint checkpoint) {
        TreeSet<String> strangers = new TreeSet<>(checkpoint.parameters().keySet());
        strangers.addAll(checkpoint.moments().keySet());
        for (Parameter parameter : all) {
            requireFit(parameter, parameter.name, required(checkpoint, parameter.name));
            strangers.remove(parameter.name);
            for (String moment : parameter.moments.keySet()) {
                String name = moment + "." + parameter.name;
                Matrix given = checkpoint.moments().get(name);
                if (given != null) {
                    requireFit(parameter, name, given);
                }
                strangers.remove(name);
            }
        }
        if (!strangers.isEmpty()) {
            throw new IllegalArgumentException(
                    "the checkpoint holds " + strangers + ", which do not belong to this network and optimizer");
        }
    }

    private static void requireFit(Parameter parameter, String name, Matrix given) {
        if (given.rows() != parameter.rows || given.columns() != parameter.columns) {
            throw new IllegalArgumentException("'" + name + "' of the checkpoint is a " + given + " where a "
                    + parameter.rows + " x " + parameter.columns + " matrix is needed");
        }
        for (double entry : given.entries()) {
            if (!Double.isFinite(entry)) {
                throw new IllegalArgumentException("'" + name + "' of the checkpoint holds " + entry
                        + "; every number must be finite");
            }
        }
    }
}
