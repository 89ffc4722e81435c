package wick.theory.solvable;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.Vector;

/// Stochastic gradient descent of linear regression through epochs, each in a fresh random order of the points,
/// exactly in mean and second moment: the loss is the mean over P points of ½ (w·x − y)², a step uses the mean
/// gradient of the next `size` points, the last batch of an epoch is what is left.
///
/// A step maps u = (w, 1) to A_b u. Within an epoch batches depend on each other, but the points of a set T that
/// has been used up are all that the next batch depends on, and any part b of T is equally likely to have come
/// last:
///
///     M_T = mean over b ⊂ T of A_b M_{T∖b} A_bᵀ,     M = E u uᵀ,
///
/// over all sets of whole batches. Every point is used once an epoch, so that noise cancels within it: at the end
/// of epochs far less is left than with fresh batches.
///
/// Source: derived from the update; for the effect Mishchenko, Khaled and Richtárik 2020, arXiv:2006.05988.
public final class ShuffledSgd {
    /// Sets of points are enumerated: 3^P parts.
    public static final int MOST_POINTS = 16;

    private final Matrix rows;
    private final int size;

    private ShuffledSgd(Matrix rows, int size) {
        this.rows = rows;
        this.size = size;
    }

    /// `inputs` has one row per point.
    ///
    /// Throws [IllegalArgumentException] for more than [#MOST_POINTS] points or a batch larger than all of them.
    public static ShuffledSgd of(Matrix inputs, Vector targets, int size) {
        int points = inputs.rows();
        if (points != targets.size() || points < 1 || points > MOST_POINTS) {
            throw new IllegalArgumentException(points + " inputs and " + targets.size()
                    + " targets: need as many, from 1 to " + MOST_POINTS + ", since sets of points are enumerated");
        }
        if (size < 1 || size > points) {
            throw new IllegalArgumentException(
                    "batch size " + size + " must be from 1 to the number of points, " + points);
        }
        Matrix rows = Matrix.zeros(points, inputs.columns() + 1);
        for (int p = 0; p < points; p++) {
            for (int j = 0; j < inputs.columns(); j++) {
                rows.set(p, j, inputs.at(p, j));
            }
            rows.set(p, inputs.columns(), -targets.at(p));
        }
        return new ShuffledSgd(rows, size);
    }

    /// The mean over orders of the loss on all points after `steps` steps of rate η from `weights`.
    public double loss(Vector weights, double rate, int steps) {
        if (weights.size() != rows.columns() - 1) {
            throw new IllegalArgumentException(weights.size() + " weights for " + (rows.columns() - 1) + " features");
        }
        int perEpoch = (rows.rows() + size - 1) / size;
        List<Matrix> maps = maps(rate);
        Matrix law = start(weights);
        for (int left = steps; left > 0; left -= perEpoch) {
            law = after(law, Math.min(left, perEpoch), maps);
        }
        Matrix image = Products.times(rows, law);
        double sum = 0;
        for (int i = 0; i < rows.entries().length; i++) {
            sum += image.entries()[i] * rows.entries()[i];
        }
        return sum / (2 * rows.rows());
    }

    private static Matrix start(Vector weights) {
        int d = weights.size();
        Matrix law = Matrix.zeros(d + 1, d + 1);
        for (int i = 0; i <= d; i++) {
            for (int j = 0; j <= d; j++) {
                law.set(i, j, (i == d ? 1 : weights.at(i)) * (j == d ? 1 : weights.at(j)));
            }
        }
        return law;
    }

    /// A_b for every set b of points that can be a batch, by its bits; an empty matrix for the others.
    private List<Matrix> maps(double rate) {
        int points = rows.rows();
        int rest = points % size;
        List<Matrix> maps = new ArrayList<>();
        for (int batch = 0; batch < 1 << points; batch++) {
            int count = Integer.bitCount(batch);
            maps.add(count == size || (count == rest && count > 0) ? map(batch, rate) : Matrix.zeros(0, 0));
        }
        return maps;
    }

    private Matrix map(int batch, double rate) {
        int d = rows.columns() - 1;
        Matrix map = Matrix.identity(d + 1);
        double part = rate / Integer.bitCount(batch);
        for (int p = 0; p < rows.rows(); p++) {
            if ((batch >> p & 1) == 1) {
                for (int i = 0; i < d; i++) {
                    for (int j = 0; j <= d; j++) {
                        map.set(i, j, map.at(i, j) - part * rows.at(p, i) * rows.at(p, j));
                    }
                }
            }
        }
        return map;
    }

    /// M after `count` batches of an epoch that begins with `law`.
    private Matrix after(Matrix law, int count, List<Matrix> maps) {
        int points = rows.rows();
        Matrix[] used = new Matrix[1 << points];
        used[0] = law;
        Matrix mean = law;
        for (int k = 1; k <= count; k++) {
            int target = Math.min(points, k * size);
            int last = target - (k - 1) * size;
            mean = Matrix.zeros(law.rows(), law.columns());
            int sets = 0;
            for (int set = 0; set < 1 << points; set++) {
                if (Integer.bitCount(set) == target) {
                    used[set] = lastBatches(set, last, used, maps);
                    add(used[set], mean);
                    sets++;
                }
            }
            for (int i = 0; i < mean.entries().length; i++) {
                mean.entries()[i] /= sets;
            }
        }
        return mean;
    }

    private static Matrix lastBatches(int set, int last, Matrix[] used, List<Matrix> maps) {
        Matrix sum = Matrix.zeros(used[0].rows(), used[0].columns());
        int count = 0;
        for (int batch = set; batch > 0; batch = (batch - 1) & set) {
            if (Integer.bitCount(batch) == last) {
                Matrix map = maps.get(batch);
                add(Products.timesTransposed(Products.times(map, used[set & ~batch]), map), sum);
                count++;
            }
        }
        for (int i = 0; i < sum.entries().length; i++) {
            sum.entries()[i] /= count;
        }
        return sum;
    }

    private static void add(Matrix from, Matrix to) {
        for (int i = 0; i < to.entries().length; i++) {
            to.entries()[i] += from.entries()[i];
        }
    }
}
