package wick.theory.spatial;

import java.util.Arrays;
import wick.network.Step;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// Layers that mix pairs of different shifts: pooling, dense weights over positions, attention.
///
/// They act on covariances K = ½(a + a′) − D. What they leave of an input with itself are its variances
/// behind.
record Mixer(Encounter encounter, boolean finds) {

    Field mix(Node node, Layout behind, Field field) {
        return switch (node) {
            case Node.Pool pool -> pooled(pool, behind, field);
            case Node.Reduce reduce -> reduced(reduce, behind, field);
            case Node.Attend attend -> attended(attend, behind, field);
            case Node.Global global -> summed(global, field);
            case Node.Local _, Node.Branch _ -> throw new IllegalStateException("not a mixing layer: " + node);
        };
    }

    private int pairs() {
        return encounter.size();
    }

    private Variances first(int c) {
        return encounter.at(c).first();
    }

    private Variances second(int c) {
        return encounter.at(c).second();
    }

    /// Those of pair `c`, an input with itself.
    private double[] variances(Field field, int c) {
        double[] all = field.variances().entries;
        int count = all.length / pairs();
        return Arrays.copyOfRange(all, c * count, (c + 1) * count);
    }

    /// The average over positions, then Θ ← λ_b + λ_w K + σ_w² Θ, D ← σ_w² D.
    private Field reduced(Node.Reduce node, Layout behind, Field field) {
        Step.Linear numbers = node.numbers();
        int positions = node.from().positions();
        Field end = Field.of(behind, pairs());
        if (finds) {
            end = end.with(new double[pairs()]);
            for (int c = 0; c < pairs(); c++) {
                double mean = Sums.of(field.variances().entries, c * positions, positions) / positions;
                first(c).put(node.mean(), new double[] {mean});
                end.variances().entries[c] = numbers.biasVariance() + numbers.weightVariance() * mean;
            }
        }
        int size = field.layout().size();
        int offset = field.layout().offset(field.layout().index(Shift.NONE));
        for (int c = 0; c < pairs(); c++) {
            double separation = Sums.of(field.separation().entries, c * size + offset, positions) / positions;
            double tangent = Sums.of(field.tangent().entries, c * size + offset, positions);
            double mean = 0.5 * (first(c).at(node.mean())[0] + second(c).at(node.mean())[0]);
            double covariance = mean - separation;
            end.separation().entries[c] = numbers.weightVariance() * separation;
            end.tangent().entries[c] = numbers.biasRate()
                    + numbers.weightRate() * covariance
                    + numbers.weightVariance() * (tangent / positions);
        }
        return end;
    }

    private Field summed(Node.Global global, Field field) {
        Totals totals = new Totals(pairs());
        int size = field.layout().size();
        int positions = global.from().positions();
        int aligned = field.layout().offset(field.layout().index(Shift.NONE));
        for (int c = 0; c < pairs(); c++) {
            totals.separations[c] = Sums.of(field.separation().entries, c * size, size);
            totals.tangents[c] = Sums.of(field.tangent().entries, c * size, size);
            totals.roots[c] = Sums.ofRoots(field.tangent().entries, c * size + aligned, positions);
        }
        return total(global, totals, field);
    }

    /// The sums of D and Θ over all pairs of positions, for each pair of inputs, and the sum of √Θ over
    /// positions with themselves.
    static final class Totals {
        final double[] separations;
        final double[] tangents;
        final double[] roots;

        Totals(int pairs) {
            separations = new double[pairs];
            tangents = new double[pairs];
            roots = new double[pairs];
        }
    }

    /// Global pooling; of `field` in front of it only the variances are read.
    Field total(Node.Global node, Totals totals, Field field) {
        double positions = node.from().positions();
        Field end = Field.of(Layout.aligned(node.to()), pairs());
        if (finds) {
            end = end.with(new double[pairs()]);
        }
        for (int c = 0; c < pairs(); c++) {
            double separation = totals.separations[c];
            double tangent = totals.tangents[c];
            if (finds) {
                double[] variances = variances(field, c);
                double share = node.share(first(c));
                double square = share * share;
                double after = square * (positions * sum(variances) - separation);
                double roots = Sums.ofRoots(variances, 0, variances.length);
                first(c).put(node.slot(), variances);
                first(c).put(node.after(), new double[] {after});
                first(c).put(node.loss(), new double[] {
                    Windows.ratio(square * roots * roots, after),
                    Windows.ratio(totals.roots[c] * totals.roots[c], tangent)
                });
                end.variances().entries[c] = after;
            }
            double square = node.share(first(c)) * node.share(second(c));
            double sum = 0.5 * (sum(first(c).at(node.slot())) + sum(second(c).at(node.slot())));
            double covariance = square * (positions * sum - separation);
            double mean = 0.5 * (first(c).at(node.after())[0] + second(c).at(node.after())[0]);
            end.separation().entries[c] = Math.max(0, mean - covariance);
            end.tangent().entries[c] = square * tangent;
        }
        return end;
    }

    private static double sum(double[] x) {
        return Sums.of(x, 0, x.length);
    }

    private Field pooled(Node.Pool node, Layout behind, Field field) {
        Field end = Field.of(behind, pairs());
        int positions = node.to().positions();
        if (finds) {
            end = end.with(new double[pairs() * positions]);
        }
        Windows windows = new Windows(node, behind, field);
        for (int c = 0; c < pairs(); c++) {
            if (finds) {
                first(c).put(node.slot(), variances(field, c));
            }
            windows.poolInto(c, first(c).at(node.slot()), second(c).at(node.slot()), end);
            if (finds) {
                double[] after = new double[positions];
                for (int p = 0; p < positions; p++) {
                    after[p] = end.separation().entries[c * behind.size() + behind.at(p, p)];
                }
                first(c).put(node.after(), after);
                first(c).put(node.loss(), windows.losses(c, after, end));
                System.arraycopy(after, 0, end.variances().entries, c * positions, positions);
            }
        }
        separate(behind, node.after(), end);
        return end;
    }

    /// D in place of the covariances that stand in its place.
    private void separate(Layout layout, int after, Field end) {
        double[] entries = end.separation().entries;
        for (int c = 0; c < pairs(); c++) {
            double[] first = first(c).at(after);
            double[] second = second(c).at(after);
            for (int k = 0; k < layout.shifts(); k++) {
                Runs runs = new Runs(layout.plane(), layout.shift(k));
                int from = c * layout.size() + layout.offset(k);
                for (int r = 0; r < runs.size(); r++) {
                    int p = runs.first(r) - runs.begin(r);
                    int q = runs.second(r) - runs.begin(r);
                    for (int e = runs.begin(r); e < runs.end(r); e++) {
                        double mean = 0.5 * (first[p + e] + second[q + e]);
                        entries[from + e] = Math.max(0, mean - entries[from + e]);
                    }
                }
            }
        }
    }

    /// K ← Aff_o\[A Aff_v(K) A′ᵀ] with the attention A of each position to each, which at infinite width is
    /// the softmax of the keys' covariance; Θ likewise. Keys add nothing to Θ: a logit is an average over d
    /// channels, so that each of its d² weights moves it by an amount of order 1/d^(3/2).
    private Field attended(Node.Attend node, Layout behind, Field field) {
        int positions = node.from().positions();
        Step.Attention step = node.step();
        Field end = Field.of(behind, pairs());
        if (finds) {
            end = end.with(new double[pairs() * positions]);
        }
        for (int c = 0; c < pairs(); c++) {
            if (finds) {
                attend(node, field, c);
            }
            Matrix k = covariance(node, field, c);
            Matrix left = Matrix.of(positions, positions, first(c).at(node.matrix()));
            Matrix right = Matrix.of(positions, positions, second(c).at(node.matrix()));
            Matrix theta = Matrix.zeros(positions, positions);
            gatherInto(field.layout(), field.tangent().entries, c, theta);
            Attentions.affine(step.values(), k, theta);
            Matrix mixed = Products.timesTransposed(Products.times(left, k), right);
            Matrix mixedTheta = Products.timesTransposed(Products.times(left, theta), right);
            if (finds) {
                first(c).put(node.loss(), Attentions.losses(left, k, theta, mixed, mixedTheta));
            }
            Attentions.affine(step.outputs(), mixed, mixedTheta);
            if (finds) {
                Attentions.symmetrize(mixed);
                Attentions.symmetrize(mixedTheta);
            }
            scatterInto(mixed, behind, c, end.separation().entries);
            scatterInto(mixedTheta, behind, c, end.tangent().entries);
            if (finds) {
                double[] after = mixed.diagonal();
                first(c).put(node.after(), after);
                System.arraycopy(after, 0, end.variances().entries, c * positions, positions);
            }
        }
        separate(behind, node.after(), end);
        return end;
    }

    /// Finds the attention of pair `c`, an input with itself.
    private void attend(Node.Attend node, Field field, int c) {
        Variances own = first(c);
        own.put(node.slot(), variances(field, c));
        double[] present = node.present() == Masks.NONE ? new double[0] : own.at(node.present());
        own.put(node.matrix(), Attentions.of(node.step().keys(), covariance(node, field, c), present));
    }

    private Matrix covariance(Node.Attend node, Field field, int c) {
        int positions = node.from().positions();
        Matrix k = Matrix.zeros(positions, positions);
        gatherInto(field.layout(), field.separation().entries, c, k);
        double[] first = first(c).at(node.slot());
        double[] second = second(c).at(node.slot());
        for (int p = 0; p < positions; p++) {
            for (int q = 0; q < positions; q++) {
                k.set(p, q, 0.5 * (first[p] + second[q]) - k.at(p, q));
            }
        }
        return k;
    }

    private static void gatherInto(Layout layout, double[] entries, int c, Matrix matrix) {
        for (int p = 0; p < matrix.rows(); p++) {
            for (int q = 0; q < matrix.columns(); q++) {
                matrix.set(p, q, entries[c * layout.size() + layout.at(p, q)]);
            }
        }
    }

    private static void scatterInto(Matrix matrix, Layout layout, int c, double[] entries) {
        for (int k = 0; k < layout.shifts(); k++) {
            Runs runs = new Runs(layout.plane(), layout.shift(k));
            int from = c * layout.size() + layout.offset(k);
            for (int r = 0; r < runs.size(); r++) {
                for (int e = runs.begin(r); e < runs.end(r); e++) {
                    int step = e - runs.begin(r);
                    entries[from + e] = matrix.at(runs.first(r) + step, runs.second(r) + step);
                }
            }
        }
    }
}
