package wick.lab.realization;

import java.util.ArrayList;
import java.util.List;
import wick.lab.realization.Backward.Use;
import wick.network.Step;
import wick.numeric.matrix.Matrix;

/// Adds up the tangent kernel matrix by matrix.
///
/// A matrix used at places q (positions, and layers that share it) adds Σ_q,q′ (δ_q·δ′_q′) (bias rate +
/// weight rate h_q·h′_q′ / fan-in), h_q the patch that it reads and δ_q the derivatives with respect to
/// what it makes. With few places this is a product of two Gram matrices; with many it is the Gram matrix
/// of the gradients Σ_q δ_q h_qᵀ of all rows, some outputs of the matrix at a time.
///
/// Only the upper triangle of parts is written until [#mirror].
final class TangentSum {
    /// The most rows and places that a Gram matrix of a pair of parts may have.
    private static final long MOST_PLACES = 2048;

    private final TangentTask task;
    private final PlacePairs pairs;
    private final GradientGram gradients;

    TangentSum(TangentTask task) {
        this.task = task;
        pairs = new PlacePairs(task);
        gradients = new GradientGram(task);
    }

    /// Parts of some inputs each, so many rows that products are fast and few enough to share out.
    static List<Gradients.Part> parts(int inputs, int copies) {
        long rows = Math.clamp((long) inputs * copies / 4, 64, 512);
        int together = (int) Math.max(1, rows / copies);
        List<Gradients.Part> parts = new ArrayList<>();
        for (int first = 0; first < inputs; first += together) {
            parts.add(new Gradients.Part(first, Math.min(together, inputs - first), copies));
        }
        return parts;
    }

    void add(Step.Linear linear, List<Use> uses) {
        int places = uses.stream()
                .mapToInt(use -> use.operation().placement().positions())
                .sum();
        if (task.parts().isEmpty()) {
            return;
        }
        if (worthPairs(linear, places)) {
            pairs.add(linear, uses, places);
        } else {
            gradients.add(linear, uses);
        }
    }

    private boolean worthPairs(Step.Linear linear, int places) {
        if (places == 1) {
            return true;
        }
        double inputs = task.values().inputs();
        double rows = task.kernel().rows();
        double weights = (double) linear.fanIn() * linear.fanOut();
        double pairs = 0.5 * places * places;
        double grams = pairs * (inputs * inputs * linear.fanIn() + rows * rows * (linear.fanOut() + 4));
        double gradients = weights * rows * (places + 0.5 * rows);
        return (long) task.parts().getFirst().rows() * places <= MOST_PLACES && grams < gradients;
    }

    /// Copies what is above the diagonal to below it.
    static void mirror(Matrix kernel) {
        int n = kernel.rows();
        double[] entries = kernel.entries();
        int stripe = 32;
        for (int left = 0; left < n; left += stripe) {
            for (int i = left; i < n; i++) {
                for (int j = left; j < Math.min(i, left + stripe); j++) {
                    entries[i * n + j] = entries[j * n + i];
                }
            }
        }
    }
}
