package wick.lab.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import wick.model.Port;
import wick.model.RealArray;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// What gradients begin with: the cross-entropy of labels where they are given, and otherwise the sum of all
/// outputs with random signs, divided by the number of inputs.
///
/// @param labels the class of each input; empty where there are none
public record ModelLoss(int samples, List<Integer> labels, long seed) {
    public ModelLoss {
        labels = List.copyOf(labels);
        if (samples < 1 || (!labels.isEmpty() && labels.size() != samples)) {
            throw new IllegalArgumentException(labels.size() + " labels for " + samples + " inputs");
        }
    }

    /// The gradients of a loss in the outputs, with the loss and the accuracy where there are labels.
    record Slope(Map<String, double[]> cotangents, OptionalDouble loss, Optional<Accuracy> accuracy) {}

    /// How often the largest output is that of the label.
    ///
    /// @param right inputs for which it is
    /// @param commonest inputs with the commonest label: so many are right where all are taken for that one
    public record Accuracy(int right, int commonest, int inputs) {
        public double share() {
            return (double) right / inputs;
        }

        /// By how many standard deviations of guessing there are more right than by guessing the commonest label.
        public double deviations() {
            double chance = (double) commonest / inputs;
            return chance < 1 ? (share() - chance) / Math.sqrt(chance * (1 - chance) / inputs) : 0;
        }
    }

    Slope at(ModelRun run) {
        Port first = run.model().outputs().getFirst();
        Optional<RealArray> output = run.value(first.name())
                .flatMap(array -> array instanceof RealArray reals ? Optional.of(reals) : Optional.empty());
        if (output.isEmpty()) {
            return new Slope(Map.of(), OptionalDouble.empty(), Optional.empty());
        }
        RealArray y = output.get();
        boolean classes = !labels.isEmpty()
                && y.axes().rank() == 2
                && y.axes().at(0) == samples
                && labels.stream().allMatch(label -> label < y.axes().at(1));
        return classes ? crossEntropy(first.name(), y) : signs(first.name(), y);
    }

    private Slope signs(String name, RealArray y) {
        RandomStream random = Address.of(seed, "model-loss").open();
        double[] cotangent = new double[y.size()];
        for (int i = 0; i < cotangent.length; i++) {
            cotangent[i] = random.nextSign() / (double) samples;
        }
        Map<String, double[]> cotangents = new HashMap<>();
        cotangents.put(name, cotangent);
        return new Slope(cotangents, OptionalDouble.empty(), Optional.empty());
    }

    private Slope crossEntropy(String name, RealArray y) {
        int classes = y.axes().at(1);
        double[] cotangent = new double[y.size()];
        double loss = 0;
        int right = 0;
        for (int n = 0; n < samples; n++) {
            int from = n * classes;
            int best = 0;
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                best = y.real(from + k) > y.real(from + best) ? k : best;
            }
            double largest = y.real(from + best);
            for (int k = 0; k < classes; k++) {
                cotangent[from + k] = Math.exp(y.real(from + k) - largest);
                sum += cotangent[from + k];
            }
            int label = labels.get(n);
            for (int k = 0; k < classes; k++) {
                cotangent[from + k] = (cotangent[from + k] / sum - (k == label ? 1 : 0)) / samples;
            }
            loss += (Math.log(sum) + largest - y.real(from + label)) / samples;
            right += best == label ? 1 : 0;
        }
        int commonest = (int) labels.stream()
                .mapToLong(label -> labels.stream().filter(label::equals).count())
                .max()
                .orElse(0);
        return new Slope(
                Map.of(name, cotangent), OptionalDouble.of(loss), Optional.of(new Accuracy(right, commonest, samples)));
    }
}
