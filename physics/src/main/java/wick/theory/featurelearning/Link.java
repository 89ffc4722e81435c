package wick.theory.featurelearning;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// A matrix between two hidden layers, W(t) = W(0) + what training added, as the two sites see it.
///
/// With orthonormal bases k of the fields h below and q of the fields g above, h_a = Σ R_aj k_j and g_b = Σ
/// L_bj q_j, independent standard noise η_j above and ε_j below, and α the ratio of widths, the mean-field
/// equations are
///
///     z_a = √V Σ_j R_aj η_j + Σ_j ( √(Vα) ⟨h_a ε_j⟩ − αη m (M R_aᵀ)_j ) q_j,
///     n ∂f_b/∂h = √(Vα) Σ_j L_bj ε_j + Σ_j ( √V ⟨g_b η_j⟩ − αη m (Mᵀ L_bᵀ)_j ) k_j,
///
/// M = Σ over steps before and points of (∂f-loss · L)ᵀ R. The averages with noise are the response
/// functions, by Stein's lemma: how h answers to what came back through this matrix earlier, and g to what
/// went forward. Every sum goes over what is known when it is needed, so nothing is iterated.
///
/// Source: Bordelon and Pehlevan 2022, arXiv:2205.09653; the orthonormal form is derived here.
final class Link {
    private final Site lower;
    private final Site upper;
    private final MeanFieldNetwork.Layer layer;
    private final boolean responses;
    private final Span right;
    private final Span left;
    private final Fields rightNoise;
    private final Fields leftNoise;
    private Matrix moved = Matrix.zeros(0, 0);
    private Matrix shown = Matrix.zeros(0, 0);
    private Matrix pulled = Matrix.zeros(0, 0);

    /// `cut` is that of [Span]; without `responses` only noise and updates flow.
    Link(Site lower, Site upper, MeanFieldNetwork.Layer layer, Options options) {
        this.lower = lower;
        this.upper = upper;
        this.layer = layer;
        responses = options.responses();
        right = new Span(lower.h, options.cut());
        left = new Span(upper.g, options.cut());
        rightNoise = upper.z.none();
        leftNoise = lower.z.none();
    }

    record Options(double cut, boolean responses) {}

    /// z of the upper site from h of the lower one, bias not counted.
    void forward(double rate) {
        shown = right.take(lower.h);
        upper.drawInto(right.rank() - rightNoise.count(), rightNoise);
        Matrix along = Products.timesTransposed(shown, padded());
        scale(along, -layer.ratio() * rate * layer.weightRate());
        if (responses) {
            add(Math.sqrt(layer.weightVariance() * layer.ratio()), Fields.averages(lower.h, leftNoise), along);
        }
        upper.z.clear();
        upper.z.add(Math.sqrt(layer.weightVariance()), shown, rightNoise, 0);
        upper.z.add(1, along, left.directions(), 0);
    }

    /// n ∂f/∂h of the lower site, in the place of its g, from g of the upper one.
    void backward(double rate) {
        pulled = left.take(upper.g);
        lower.drawInto(left.rank() - leftNoise.count(), leftNoise);
        Matrix along = Products.times(pulled, padded());
        scale(along, -layer.ratio() * rate * layer.weightRate());
        if (responses) {
            add(Math.sqrt(layer.weightVariance()), Fields.averages(upper.g, rightNoise), along);
        }
        lower.g.clear();
        lower.g.add(Math.sqrt(layer.weightVariance() * layer.ratio()), pulled, leftNoise, 0);
        lower.g.add(1, along, right.directions(), 0);
    }

    /// Takes a step along the slopes ∂L/∂f (inputs x outputs) at the last forward and backward pass.
    void descend(Matrix slope) {
        int outputs = slope.columns();
        Matrix sums = Matrix.zeros(slope.rows(), pulled.columns());
        Matrix training = shown.rows(0, slope.rows());
        for (int i = 0; i < slope.rows(); i++) {
            for (int c = 0; c < outputs; c++) {
                for (int j = 0; j < sums.columns(); j++) {
                    sums.set(i, j, sums.at(i, j) + slope.at(i, c) * pulled.at(i * outputs + c, j));
                }
            }
        }
        moved = padded();
        add(1, Products.transposedTimes(sums, training), moved);
    }

    private Matrix padded() {
        Matrix padded = Matrix.zeros(left.rank(), right.rank());
        for (int i = 0; i < moved.rows(); i++) {
            System.arraycopy(
                    moved.entries(), i * moved.columns(), padded.entries(), i * padded.columns(), moved.columns());
        }
        return padded;
    }

    private static void scale(Matrix matrix, double factor) {
        for (int i = 0; i < matrix.entries().length; i++) {
            matrix.entries()[i] *= factor;
        }
    }

    private static void add(double factor, Matrix terms, Matrix sum) {
        for (int i = 0; i < terms.entries().length; i++) {
            sum.entries()[i] += factor * terms.entries()[i];
        }
    }
}
