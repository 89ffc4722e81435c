package wick.lab.training.engine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import wick.lab.training.Checkpoint;
import wick.numeric.matrix.Dense;
import wick.numeric.matrix.Matrix;

/// All weights and biases of a network in training.
record Tensors<M extends Dense>(List<Tensor<M>> all, Arithmetic<M> numbers) {

    Tensors {
        all = List.copyOf(all);
    }

    Map<String, Matrix> parameters() {
        Map<String, Matrix> parameters = new LinkedHashMap<>();
        all.forEach(tensor -> parameters.put(tensor.name(), numbers.doubles(tensor.values())));
        return parameters;
    }

    Checkpoint checkpoint(int step) {
        Map<String, Matrix> moments = new HashMap<>();
        for (Tensor<M> tensor : all) {
            for (int k = 0; k < tensor.moments().size(); k++) {
                moments.put(
                        tensor.momentNames().get(k) + "." + tensor.name(),
                        numbers.doubles(tensor.moments().get(k)));
            }
        }
        return new Checkpoint(step, parameters(), moments);
    }

    void resume(Checkpoint checkpoint) {
        requireKnown(checkpoint);
        for (Tensor<M> tensor : all) {
            Matrix values = checkpoint.parameters().get(tensor.name());
            if (values == null) {
                throw new IllegalArgumentException("the checkpoint has no weights '" + tensor.name() + "'");
            }
            set(tensor.name(), values, tensor.values());
            for (int k = 0; k < tensor.moments().size(); k++) {
                String name = tensor.momentNames().get(k) + "." + tensor.name();
                Matrix moment = checkpoint.moments().get(name);
                M target = tensor.moments().get(k);
                set(name, moment == null ? Matrix.zeros(target.rows(), target.columns()) : moment, target);
            }
        }
    }

    private void requireKnown(Checkpoint checkpoint) {
        TreeSet<String> strangers = new TreeSet<>(checkpoint.parameters().keySet());
        strangers.addAll(checkpoint.moments().keySet());
        for (Tensor<M> tensor : all) {
            strangers.remove(tensor.name());
            tensor.momentNames().forEach(moment -> strangers.remove(moment + "." + tensor.name()));
        }
        if (!strangers.isEmpty()) {
            throw new IllegalArgumentException(
                    "the checkpoint holds " + strangers + ", which do not belong to this network and optimizer");
        }
    }

    private void set(String name, Matrix from, M to) {
        if (from.rows() != to.rows() || from.columns() != to.columns()) {
            throw new IllegalArgumentException("'" + name + "' of the checkpoint is a " + from + " where this network"
                    + " needs a " + to.rows() + " x " + to.columns() + " matrix");
        }
        for (double entry : from.entries()) {
            if (!Double.isFinite(entry)) {
                throw new IllegalArgumentException("'" + name + "' of the checkpoint holds " + entry);
            }
        }
        numbers.copyInto(from, to);
    }
}
