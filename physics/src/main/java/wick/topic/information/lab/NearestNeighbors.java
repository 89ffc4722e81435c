package wick.topic.information.lab;

import java.util.Arrays;
import org.hipparchus.special.Gamma;
import wick.numeric.matrix.Matrix;

/// Mutual information of continuous variables in nats from the distances of samples:
/// Î = ψ(k) + ψ(N) − ⟨ψ(n_x + 1) + ψ(n_y + 1)⟩, where n_x counts the samples whose x is closer than the k-th nearest
/// neighbor in (x, y), in the maximum norm.
///
/// For dependent variables it is off by a part that falls somewhat more slowly than 1/N; [#extrapolated] takes most of
/// that off.
///
/// Source: Kraskov, Stögbauer and Grassberger 2004, arXiv:cond-mat/0305641, first estimator.
public final class NearestNeighbors {
    private final Matrix x;
    private final Matrix y;
    private final int[] order;
    private final double[] sorted;

    /// Samples in ascending order of the first component of x, so that near ones are found without looking at all.
    private NearestNeighbors(Matrix x, Matrix y) {
        this.x = x;
        this.y = y;
        double[] first = new double[x.rows()];
        for (int i = 0; i < first.length; i++) {
            first[i] = x.at(i, 0);
        }
        Integer[] boxed = new Integer[first.length];
        Arrays.setAll(boxed, i -> i);
        Arrays.sort(boxed, (i, j) -> Double.compare(first[i], first[j]));
        this.order = Arrays.stream(boxed).mapToInt(Integer::intValue).toArray();
        this.sorted = Arrays.stream(order).mapToDouble(i -> first[i]).toArray();
    }

    /// One row per sample in `x` and `y`.
    public static double information(Matrix x, Matrix y, int neighbors) {
        int samples = x.rows();
        if (y.rows() != samples || neighbors < 1 || neighbors >= samples) {
            throw new IllegalArgumentException(samples + " and " + y.rows() + " samples, " + neighbors
                    + " neighbors: need equally many samples and fewer neighbors than samples");
        }
        NearestNeighbors byX = new NearestNeighbors(x, y);
        NearestNeighbors byY = new NearestNeighbors(y, x);
        double[] radii = byX.radii(neighbors);
        double[] closerX = byX.closer(radii);
        double[] closerY = byY.closer(radii);
        double sum = 0;
        for (int i = 0; i < samples; i++) {
            sum += Gamma.digamma(closerX[i] + 1) + Gamma.digamma(closerY[i] + 1);
        }
        return Gamma.digamma(neighbors) + Gamma.digamma(samples) - sum / samples;
    }

    /// 2 Î(N) less the mean of Î over the two halves of the samples.
    public static double extrapolated(Matrix x, Matrix y, int neighbors) {
        int half = x.rows() / 2;
        double halves = information(x.rows(0, half), y.rows(0, half), neighbors)
                + information(x.rows(half, 2 * half), y.rows(half, 2 * half), neighbors);
        return 2 * information(x, y, neighbors) - halves / 2;
    }

    /// The distance of the k-th nearest neighbor of every sample.
    private double[] radii(int neighbors) {
        double[] radii = new double[order.length];
        double[] nearest = new double[neighbors];
        for (int at = 0; at < order.length; at++) {
            int i = order[at];
            Arrays.fill(nearest, Double.POSITIVE_INFINITY);
            for (int k = at - 1; k >= 0 && sorted[at] - sorted[k] < nearest[neighbors - 1]; k--) {
                insert(nearest, Math.max(distance(x, i, order[k]), distance(y, i, order[k])));
            }
            for (int k = at + 1; k < order.length && sorted[k] - sorted[at] < nearest[neighbors - 1]; k++) {
                insert(nearest, Math.max(distance(x, i, order[k]), distance(y, i, order[k])));
            }
            radii[i] = nearest[neighbors - 1];
        }
        return radii;
    }

    /// How many other samples are closer in x than the radius of each.
    private double[] closer(double[] radii) {
        double[] closer = new double[order.length];
        for (int at = 0; at < order.length; at++) {
            int i = order[at];
            for (int k = at - 1; k >= 0 && sorted[at] - sorted[k] < radii[i]; k--) {
                closer[i] += distance(x, i, order[k]) < radii[i] ? 1 : 0;
            }
            for (int k = at + 1; k < order.length && sorted[k] - sorted[at] < radii[i]; k++) {
                closer[i] += distance(x, i, order[k]) < radii[i] ? 1 : 0;
            }
        }
        return closer;
    }

    private static double distance(Matrix x, int i, int j) {
        int columns = x.columns();
        double[] entries = x.entries();
        double largest = 0;
        for (int c = 0; c < columns; c++) {
            largest = Math.max(largest, Math.abs(entries[i * columns + c] - entries[j * columns + c]));
        }
        return largest;
    }

    /// Keeps the smallest distances in ascending order.
    private static void insert(double[] nearest, double distance) {
        int at = nearest.length - 1;
        if (distance >= nearest[at]) {
            return;
        }
        while (at > 0 && nearest[at - 1] > distance) {
            nearest[at] = nearest[at - 1];
            at--;
        }
        nearest[at] = distance;
    }
}
