package wick.lab.interpolation;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.SingularValues;
import wick.numeric.matrix.Vector;

/// Whether a plane through the origin separates labeled points, with a certificate either way: with rows a =
/// label · point of length 1 either some w has a·w > 0 for all of them, or weights λ ≥ 0 that sum to 1 have
/// Σ λ a = 0, never both (Gordan).
///
/// Both come from the shortest vector of the convex hull of the rows, by Wolfe's method: if it is not 0 it is a
/// w, and the one of widest margin.
///
/// Source: Wolfe 1976, doi:10.1007/BF01580381; Gordan 1873, doi:10.1007/BF01442864.
public final class Separation {
    private static final double SMALL = 1e-10;
    private static final int ROUNDS = 100;

    private final Matrix rows;
    private final List<Integer> chosen = new ArrayList<>();
    private double[] weights = {1};
    private double[] shortest;

    private Separation(Matrix rows) {
        this.rows = rows;
        chosen.add(0);
        shortest = rows.row(0);
    }

    /// What was found.
    public sealed interface Verdict {}

    /// a·`direction` is at least `margin` > 0 for every row of length 1; `direction` has length 1.
    public record Separable(Vector direction, double margin) implements Verdict {}

    /// Weights of all points, 0 or more, with Σ λ a = 0 exactly for weights closer to these than the smallest of
    /// those that are not 0.
    public record Inseparable(Vector weights) implements Verdict {}

    /// Neither certificate holds up to rounding: points on the edge of both.
    public record Undecided() implements Verdict {}

    /// `points` one row each, `labels` ±1.
    ///
    /// Throws [IllegalArgumentException] for other labels and for a point at the origin.
    public static Verdict of(Matrix points, Vector labels) {
        if (points.rows() == 0 || points.rows() != labels.size()) {
            throw new IllegalArgumentException(
                    points.rows() + " points and " + labels.size() + " labels: need as many, and at least one");
        }
        Matrix rows = points.copy();
        int n = points.columns();
        for (int i = 0; i < points.rows(); i++) {
            double label = labels.at(i);
            double length = Math.sqrt(dot(points.row(i), points.row(i)));
            if (Math.abs(label) != 1 || !(length > 0) || Double.isInfinite(length)) {
                throw new IllegalArgumentException("point " + i + " (counted from 0) has label " + label
                        + " and length " + length + ": labels are −1 or 1, and points finite and not at the origin");
            }
            for (int j = 0; j < n; j++) {
                rows.set(i, j, label * points.at(i, j) / length);
            }
        }
        return new Separation(rows).search();
    }

    private Verdict search() {
        for (int round = 0; round < ROUNDS * rows.rows(); round++) {
            double square = dot(shortest, shortest);
            int nearest = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < rows.rows(); i++) {
                double along = dot(rows.row(i), shortest);
                if (along < least) {
                    least = along;
                    nearest = i;
                }
            }
            if (square < SMALL * SMALL) {
                return inseparable();
            }
            if (least >= square - SMALL * Math.sqrt(square) || chosen.contains(nearest)) {
                return separable(least, Math.sqrt(square));
            }
            chosen.add(nearest);
            weights = java.util.Arrays.copyOf(weights, chosen.size());
            descend();
        }
        return new Undecided();
    }

    /// To the shortest vector of the hull of the chosen rows, dropping those that it does not need.
    private void descend() {
        while (true) {
            double[] affine = affine();
            double part = 1;
            for (int k = 0; k < affine.length; k++) {
                if (affine[k] <= SMALL) {
                    part = Math.min(part, weights[k] / (weights[k] - affine[k]));
                }
            }
            boolean inside = part >= 1;
            List<Integer> kept = new ArrayList<>();
            double[] next = new double[weights.length];
            for (int k = 0; k < weights.length; k++) {
                double weight = inside ? affine[k] : weights[k] + part * (affine[k] - weights[k]);
                if (inside || weight > SMALL) {
                    next[kept.size()] = weight;
                    kept.add(chosen.get(k));
                }
            }
            boolean shrunk = kept.size() < chosen.size();
            chosen.clear();
            chosen.addAll(kept);
            weights = java.util.Arrays.copyOf(next, kept.size());
            gather();
            if (inside || !shrunk) {
                return;
            }
        }
    }

    /// Σ λ a of the chosen rows.
    private void gather() {
        shortest = new double[rows.columns()];
        for (int k = 0; k < weights.length; k++) {
            double[] row = rows.row(chosen.get(k));
            for (int j = 0; j < shortest.length; j++) {
                shortest[j] += weights[k] * row[j];
            }
        }
    }

    /// The weights, of sum 1, of the shortest vector in the plane of the chosen rows: (1 1ᵀ + A Aᵀ) μ ∝ 1.
    private double[] affine() {
        int size = chosen.size();
        double[][] system = new double[size][size + 1];
        for (int k = 0; k < size; k++) {
            for (int l = 0; l < size; l++) {
                system[k][l] = 1 + dot(rows.row(chosen.get(k)), rows.row(chosen.get(l)));
            }
            system[k][size] = 1;
        }
        eliminate(system);
        double sum = 0;
        double[] solution = new double[size];
        for (int k = 0; k < size; k++) {
            solution[k] = system[k][size] / system[k][k];
            sum += solution[k];
        }
        for (int k = 0; k < size; k++) {
            solution[k] /= sum;
        }
        return solution;
    }

    /// To a diagonal; the matrix is positive, so its diagonal is always a good pivot.
    private static void eliminate(double[][] system) {
        int size = system.length;
        for (int k = 0; k < size; k++) {
            for (int row = 0; row < size; row++) {
                if (row != k) {
                    double factor = system[row][k] / system[k][k];
                    for (int c = k; c <= size; c++) {
                        system[row][c] -= factor * system[k][c];
                    }
                }
            }
        }
    }

    private Verdict separable(double least, double length) {
        double margin = least / length;
        if (margin < SMALL) {
            return new Undecided();
        }
        double[] direction = shortest.clone();
        for (int j = 0; j < direction.length; j++) {
            direction[j] /= length;
        }
        return new Separable(Vector.of(direction), margin);
    }

    /// Holds if the chosen rows span the space so well that their weights can take up what is left of Σ λ a without
    /// reaching 0.
    private Verdict inseparable() {
        int n = rows.columns();
        Matrix spanning = Matrix.zeros(chosen.size(), n);
        double[] all = new double[rows.rows()];
        double smallest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < chosen.size(); k++) {
            System.arraycopy(rows.row(chosen.get(k)), 0, spanning.entries(), k * n, n);
            all[chosen.get(k)] = weights[k];
            smallest = Math.min(smallest, weights[k]);
        }
        double weakest =
                chosen.size() < n ? 0 : SingularValues.of(spanning).values().at(n - 1);
        double rest = Math.sqrt(dot(shortest, shortest)) + 1e-15 * n;
        return rest < weakest * smallest ? new Inseparable(Vector.of(all)) : new Undecided();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
