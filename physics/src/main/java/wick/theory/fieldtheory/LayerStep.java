package wick.theory.fieldtheory;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// One activation and dense layer, seen by one input: the values of [LayerDiagrams] and their sums.
public final class LayerStep {
    private final UnitMoments moments;
    private final double weightVariance;
    private final double width;
    private final Map<Integer, double[]> series = new HashMap<>();

    /// `width` units feed the dense layer, whose weights have the variance `weightVariance` / width.
    public LayerStep(UnitMoments moments, double weightVariance, int width) {
        this.moments = moments;
        this.weightVariance = weightVariance;
        this.width = width;
    }

    /// What a diagram adds to the cumulant, powers of the widths included.
    public double value(LayerDiagrams diagrams, Diagram diagram, LayerCumulants before) {
        double product = diagram.weight().toDouble();
        for (Node node : diagram.nodes()) {
            if (node instanceof Node.Inner(int vertex)) {
                product *= switch (diagrams.vertex(vertex)) {
                    case LayerVertex.Cumulant(int lines, int order) -> before.term(lines, order);
                    case LayerVertex.Neurons(int outs, int ins) ->
                        Math.pow(weightVariance, outs) * Math.pow(width, 1 - outs) * derivative(outs, ins);
                };
            }
        }
        return product;
    }

    /// All cumulants behind the layer up to 1/n^`order`.
    public LayerCumulants next(LayerCumulants before, int order) {
        Map<LayerVertex.Cumulant, Double> terms = new LinkedHashMap<>();
        for (int t = 1; t <= order; t++) {
            for (int k = 1; k <= t + 1; k++) {
                LayerDiagrams diagrams = LayerDiagrams.of(k, t);
                double sum = 0;
                for (Diagram diagram : diagrams.diagrams()) {
                    sum += value(diagrams, diagram, before);
                }
                terms.put(new LayerVertex.Cumulant(k, t), sum);
            }
        }
        return new LayerCumulants(terms);
    }

    /// ∂^times κ_r/∂K^times of φ² over one neuron.
    private double derivative(int r, int times) {
        return cumulant(r, times)[times] * factorial(times);
    }

    /// κ_r as a power series in the variance up to `most`: κ_r = μ_r − Σ_i C(r−1, i−1) κ_i μ_(r−i).
    private double[] cumulant(int r, int most) {
        double[] known = series.get(64 * r + most);
        if (known != null) {
            return known;
        }
        double[] sum = moment(r, most);
        double binomial = 1;
        for (int i = 1; i < r; i++) {
            double[] kappa = cumulant(i, most);
            double[] mu = moment(r - i, most);
            for (int m = 0; m <= most; m++) {
                for (int j = 0; j <= m; j++) {
                    sum[m] -= binomial * kappa[j] * mu[m - j];
                }
            }
            binomial = binomial * (r - i) / i;
        }
        series.put(64 * r + most, sum);
        return sum;
    }

    private double[] moment(int power, int most) {
        double[] terms = new double[most + 1];
        for (int m = 0; m <= most; m++) {
            terms[m] = moments.derivative(power, m) / factorial(m);
        }
        return terms;
    }

    private static double factorial(int n) {
        return Permutations.factorial(n).doubleValue();
    }
}
