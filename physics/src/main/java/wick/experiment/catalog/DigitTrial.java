package wick.experiment.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.theory.generalization.AlignmentEstimate;
import wick.theory.inference.GaussianProcess;
import wick.theory.inference.Ridge;

/// Kernel regression on one drawn set of digits; errors are means over images of squares summed over
/// classes.
///
/// `unseen` is the error on images outside the set, `everywhere` on all images.
record DigitTrial(double training, double unseen, double everywhere, double leaveOneOut, double estimate) {

    static DigitTrial of(DigitPool pool, List<Integer> images, double ridge) {
        Matrix own = pool.targets(images);
        GaussianProcess process = GaussianProcess.replacing(pool.gram(images), own, Ridge.noise(ridge))
                .orThrow();
        Matrix learned = Products.times(pool.toAll(images), process.weights());
        Set<Integer> seen = new HashSet<>(images);
        List<Integer> all = IntStream.range(0, pool.size()).boxed().toList();
        List<Integer> others = all.stream().filter(i -> !seen.contains(i)).toList();
        return new DigitTrial(
                error(pool, learned, images),
                error(pool, learned, others),
                error(pool, learned, all),
                process.leaveOneOut().meanSquaredError() * own.columns(),
                AlignmentEstimate.risk(process.weights(), process.inverseDiagonal()));
    }

    private static double error(DigitPool pool, Matrix learned, List<Integer> images) {
        double sum = 0;
        for (int i : images) {
            for (int c = 0; c < learned.columns(); c++) {
                double d = learned.at(i, c) - pool.targets().at(i, c);
                sum += d * d;
            }
        }
        return sum / images.size();
    }
}
