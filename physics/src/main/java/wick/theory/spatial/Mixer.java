package wick.theory.spatial;

import wick.network.Step;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// Layers that mix pairs of different shifts: pooling, dense weights over positions, attention.
///
/// They act on covariances K = ½(a + a′) − D. What they leave of an input with itself are its variances
/// behind.
record Mixer(Encounter encounter, boolean finds, int seconds) {

    Field mix(Node node, Layout behind, Field field) {
        return switch (node) {
            case Node.Pool pool -> pooled(pool, behind, field);
            case Node.Reduce reduce -> reduced(reduce, behind, field);
            case Node.Attend attend -> attended(attend, behind, field);
            case Node.Global global -> summed(global, field);
            case Node.Local _, Node.Branch _ -> throw new IllegalStateException("not a mixing layer: " + node);
        };
    }

    private Variances second(int c) {
        return encounter.seconds().get(c);
    }

    /// The average over positions, then Θ ← λ_b + λ_w K + σ_w² Θ, D ← σ_w² D.
    private Field reduced(Node.Reduce node, Layout behind, Field field) {
        Step.Linear numbers = node.numbers();
        int positions = node.from().positions();
        Field end = Field.of(behind, seconds());
        if (finds) {
            double mean = Sums.of(field.variances().entries, 0, positions) / positions;
            encounter.first().put(node.mean(), new double[] {mean});
            end = end.with(new double[] {numbers.biasVariance() + numbers.weightVariance() * mean});
        }
        double first = encounter.first().at(node.mean())[0];
        int size = field.layout().size();
        int offset = field.layout().offset(field.layout().index(Shift.NONE));
        for (int c = 0; c < seconds(); c++) {
            double separation = Sums.of(field.separation().entries, c * size + offset, positions) / positions;
            double tangent = Sums.of(field.tangent().entries, c * size + offset, positions);
            double covariance = 0.5 * (first + second(c).at(node.mean())[0]) - separation;
            end.separation().entries[c] = numbers.weightVariance() * separation;
            end.tangent().entries[c] = numbers.biasRate()
                    + numbers.weightRate() * covariance
                    + numbers.weightVariance() * (tangent / positions);
        }
        return end;
    }

    private Field summed(Node.Global global, Field field) {
        double[] separations = new double[seconds()];
        double[] tangents = new double[seconds()];
        int size = field.layout().size();
        for (int c = 0; c < seconds(); c++) {
            separations[c] = Sums.of(field.separation().entries, c * size, size);
            tangents[c] = Sums.of(field.tangent().entries, c * size, size);
        }
        int aligned = field.layout().offset(field.layout().index(Shift.NONE));
        double roots =
                Sums.ofRoots(field.tangent().entries, aligned, global.from().positions());
        return total(global, separations, tangents, field.variances().entries, roots);
    }

    /// Global pooling from the sums of D and Θ over all pairs of positions; `tangentRoots` is the sum of √Θ
    /// over positions with themselves.
    Field total(Node.Global node, double[] separations, double[] tangents, double[] variances, double tangentRoots) {
        double share = node.share(encounter.first());
        double positions = node.from().positions();
        Field end = Field.of(Layout.aligned(node.to()), seconds());
        if (finds) {
            double square = share * share;
            encounter.first().put(node.slot(), variances);
            double after = square * (positions * sum(variances) - separations[0]);
            encounter.first().put(node.after(), new double[] {after});
            double roots = Sums.ofRoots(variances, 0, variances.length);
            encounter.first().put(node.loss(), new double[] {
                Windows.ratio(square * roots * roots, after), Windows.ratio(tangentRoots * tangentRoots, tangents[0])
            });
            end = end.with(new double[] {after});
        }
        double first = sum(encounter.first().at(node.slot()));
        double firstAfter = encounter.first().at(node.after())[0];
        for (int c = 0; c < seconds(); c++) {
            double square = share * node.share(second(c));
            double sum = 0.5 * (first + sum(second(c).at(node.slot())));
            double covariance = square * (positions * sum - separations[c]);
            double mean = 0.5 * (firstAfter + second(c).at(node.after())[0]);
            end.separation().entries[c] = Math.max(0, mean - covariance);
            end.tangent().entries[c] = square * tangents[c];
        }
        return end;
    }

    private static double sum(double[] x) {
        return Sums.of(x, 0, x.length);
    }

    private Field pooled(Node.Pool node, Layout behind, Field field) {
        Field end = Field.of(behind, seconds());
        if (finds) {
            encounter.first().put(node.slot(), field.variances().entries);
        }
        for (int c = 0; c < seconds(); c++) {
            new Windows(node, behind, field)
                    .poolInto(c, encounter.first().at(node.slot()), second(c).at(node.slot()), end);
        }
        if (finds) {
            double[] after = new double[node.to().positions()];
            for (int p = 0; p < after.length; p++) {
                after[p] = end.separation().entries[behind.at(p, p)];
            }
            encounter.first().put(node.after(), after);
            encounter.first().put(node.loss(), new Windows(node, behind, field).losses(after, end));
            end = end.with(after);
        }
        separate(behind, node.after(), end);
        return end;
    }

    /// D in place of the covariances that stand in its place.
    private void separate(Layout layout, int after, Field end) {
        double[] first = encounter.first().at(after);
        double[] entries = end.separation().entries;
        for (int c = 0; c < seconds(); c++) {
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
        Field end = Field.of(behind, seconds());
        if (finds) {
            encounter.first().put(node.slot(), field.variances().entries);
            Matrix own = covariance(node, field, 0);
            double[] present = node.present() == Masks.NONE
                    ? new double[0]
                    : encounter.first().at(node.present());
            encounter.first().put(node.matrix(), Attentions.of(step.keys(), own, present));
        }
        Matrix left = Matrix.of(positions, positions, encounter.first().at(node.matrix()));
        for (int c = 0; c < seconds(); c++) {
            Matrix right = Matrix.of(positions, positions, second(c).at(node.matrix()));
            Matrix k = covariance(node, field, c);
            Matrix theta = Matrix.zeros(positions, positions);
            gatherInto(field.layout(), field.tangent().entries, c, theta);
            Attentions.affine(step.values(), k, theta);
            Matrix mixed = Products.timesTransposed(Products.times(left, k), right);
            Matrix mixedTheta = Products.timesTransposed(Products.times(left, theta), right);
            if (finds) {
                encounter.first().put(node.loss(), Attentions.losses(left, k, theta, mixed, mixedTheta));
            }
            Attentions.affine(step.outputs(), mixed, mixedTheta);
            if (finds) {
                Attentions.symmetrize(mixed);
                Attentions.symmetrize(mixedTheta);
            }
            scatterInto(mixed, behind, c, end.separation().entries);
            scatterInto(mixedTheta, behind, c, end.tangent().entries);
            if (finds) {
                encounter.first().put(node.after(), mixed.diagonal());
                end = end.with(mixed.diagonal());
            }
        }
        separate(behind, node.after(), end);
        return end;
    }

    private Matrix covariance(Node.Attend node, Field field, int c) {
        int positions = node.from().positions();
        Matrix k = Matrix.zeros(positions, positions);
        gatherInto(field.layout(), field.separation().entries, c, k);
        double[] first = encounter.first().at(node.slot());
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
