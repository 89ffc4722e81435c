package wick.theory.inference;

import java.util.ArrayList;
import java.util.List;

/// Whether classes said with probability p are right in a share p of cases: inputs sorted into bins of
/// equal width by the largest of their class probabilities.
public record Reliability(List<Bin> bins) {

    /// Inputs whose confidence lies from `from` to `to`: their number, mean confidence and accuracy, the
    /// last two 0 for none.
    public record Bin(double from, double to, int inputs, double confidence, double accuracy) {}

    public Reliability {
        bins = List.copyOf(bins);
    }

    public static Reliability of(ClassProbabilities probabilities, List<Integer> labels, int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("bins " + bins + " must be at least 1");
        }
        int[] inputs = new int[bins];
        double[] confidence = new double[bins];
        int[] right = new int[bins];
        for (int i = 0; i < labels.size(); i++) {
            int guess = probabilities.largest(i);
            double p = probabilities.rows().at(i, guess);
            int bin = Math.clamp((int) (p * bins), 0, bins - 1);
            inputs[bin]++;
            confidence[bin] += p;
            right[bin] += guess == labels.get(i) ? 1 : 0;
        }
        List<Bin> list = new ArrayList<>();
        for (int b = 0; b < bins; b++) {
            double count = Math.max(1, inputs[b]);
            list.add(new Bin(
                    b / (double) bins, (b + 1) / (double) bins, inputs[b], confidence[b] / count, right[b] / count));
        }
        return new Reliability(list);
    }

    /// The mean over inputs of |confidence − accuracy| of their bin.
    public double expectedError() {
        double sum = 0;
        int inputs = 0;
        for (Bin bin : bins) {
            sum += bin.inputs() * Math.abs(bin.confidence() - bin.accuracy());
            inputs += bin.inputs();
        }
        return inputs == 0 ? 0 : sum / inputs;
    }
}
