package wick.lab.correlators;

import java.util.ArrayList;
import java.util.List;
import wick.lab.ensemble.Pairs;
import wick.lab.ensemble.Reading;
import wick.lab.realization.Dot;
import wick.lab.realization.RealNetwork;
import wick.lab.realization.Realization;
import wick.network.Step;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// Reads all layers of a network with stored weights, each layer as if its weights were not drawn yet.
///
/// Given the layers in front, outputs i and j of a dense layer have independent weights W_i, W_j of variance
/// c = C_W/n, and everything wanted is linear or quadratic in each. So the average over the layer itself is
/// taken exactly. With M_ab of [HiddenLayer], R_ab = λ_b + (λ_W/n) φ_a·φ_b:
///
///     S_ab = C_b + c φ_a·φ_b              E_W H_ii,ab = R_ab + c tr M_ab
///     E_W H_ij,ab H_ij,cd = c² tr M_ab M_cdᵀ     E_W z_ia z_jb H_ij,cd = c² φ_aᵀ M_cd φ_b
///
/// and V, A, D are n times the covariances over networks of the first two: exact at every width, since W_i
/// and W_j share nothing but the layers in front. The averages do not depend on the number of outputs.
final class StoredReader implements Reading.Reader {
    private final DenseChain chain;
    private final Layout layout;
    private final List<HiddenLayer> hidden = new ArrayList<>();
    private final Drift drift;
    private final Matrix inputGram;
    private final double[] inputRates;

    StoredReader(DenseChain chain, Layout layout) {
        this.chain = chain;
        this.layout = layout;
        for (int l = 0; l < chain.activations().size(); l++) {
            hidden.add(
                    new HiddenLayer(chain.layers().get(l), chain.activations().get(l), layout));
        }
        drift = new Drift(layout.extent().covers(Extent.DRIFT) ? hidden : List.of(), layout);
        inputGram = Matrix.zeros(layout.inputs(), layout.inputs());
        inputRates = new double[layout.pairs()];
    }

    @Override
    public void readInto(Realization realization, double[] numbers, int from) {
        if (!(realization instanceof RealNetwork network)) {
            throw new IllegalArgumentException("this reading needs stored weights, not " + realization.engine());
        }
        for (int l = 0; l < hidden.size(); l++) {
            HiddenLayer layer = hidden.get(l);
            layer.take(network.made(l));
            if (layout.extent().covers(Extent.TANGENT)) {
                if (l == 0) {
                    layer.begin(rates(network));
                } else {
                    layer.carry(hidden.get(l - 1), l == 1, weight(network, l));
                }
            }
            read(l, network, numbers, from + l * layout.size());
        }
    }

    /// λ_b + λ_W x_a·x_b / d of the first layer.
    private double[] rates(RealNetwork network) {
        Step.Linear first = chain.layers().getFirst();
        network.inputGramInto(inputGram);
        for (int a = 0; a < layout.inputs(); a++) {
            for (int b = a; b < layout.inputs(); b++) {
                inputRates[layout.kernel(a, b)] =
                        first.biasRate() + first.weightRate() / first.fanIn() * inputGram.at(a, b);
            }
        }
        return inputRates;
    }

    static Matrix weight(RealNetwork network, int l) {
        return java.util.Objects.requireNonNull(network.parameters().get("w" + (l + 1)));
    }

    /// The numbers of the dense layer behind hidden layer l.
    private void read(int l, RealNetwork network, double[] numbers, int from) {
        HiddenLayer layer = hidden.get(l);
        Step.Linear next = chain.layers().get(l + 1);
        double c = next.weightVariance() / next.fanIn();
        for (int a = 0; a < layout.inputs(); a++) {
            for (int b = a; b < layout.inputs(); b++) {
                numbers[from + layout.kernel(a, b)] = next.biasVariance() + c * layer.gram(a, b);
            }
            numbers[from + layout.logarithm(a)] = Math.log(numbers[from + layout.kernel(a, a)]);
        }
        if (layout.extent().covers(Extent.TANGENT)) {
            readTangents(layer, next, numbers, from);
            readMixing(layer, c, numbers, from);
            readOutputMixing(layer, c, numbers, from);
        }
        if (layout.extent().covers(Extent.DRIFT)) {
            drift.readInto(l, next, k -> weight(network, k), numbers, from);
        }
    }

    private void readTangents(HiddenLayer layer, Step.Linear next, double[] numbers, int from) {
        double c = next.weightVariance() / next.fanIn();
        double rate = next.weightRate() / next.fanIn();
        for (int a = 0; a < layout.inputs(); a++) {
            for (int b = a; b < layout.inputs(); b++) {
                double trace = 0;
                double[] scaled = layer.scaled(a, b).entries();
                for (int k = 0; k < scaled.length; k += layer.width() + 1) {
                    trace += scaled[k];
                }
                numbers[from + layout.tangent(a, b)] = next.biasRate() + rate * layer.gram(a, b) + c * trace;
            }
        }
        java.util.Arrays.fill(
                numbers, from + layout.within(0, 0), from + layout.within(0, 0) + Pairs.count(layout.pairs()), 0);
    }

    private void readMixing(HiddenLayer layer, double c, double[] numbers, int from) {
        int inputs = layout.inputs();
        for (int a = 0; a < inputs; a++) {
            for (int b = a; b < inputs; b++) {
                for (int e = 0; e < inputs * inputs; e++) {
                    int first = e / inputs;
                    int second = e % inputs;
                    int ab = layout.kernel(a, b);
                    if (first > second || layout.kernel(first, second) < ab) {
                        continue;
                    }
                    int cd = layout.kernel(first, second);
                    Matrix left = layer.scaled(a, b);
                    Matrix right = layer.scaled(first, second);
                    double straight = c * c * dot(left, right);
                    boolean symmetric = a == b || first == second;
                    numbers[from + layout.mixing(ab, cd, false)] = straight;
                    numbers[from + layout.mixing(ab, cd, true)] =
                            symmetric ? straight : c * c * dotTransposed(left, right);
                }
            }
        }
    }

    private static double dot(Matrix x, Matrix y) {
        return Dot.of(x.entries(), 0, y.entries(), 0, x.entries().length);
    }

    /// Σ x_kp y_pk
    private static double dotTransposed(Matrix x, Matrix y) {
        double sum = 0;
        int n = x.columns();
        for (int k = 0; k < n; k++) {
            for (int p = 0; p < n; p++) {
                sum += x.entries()[k * n + p] * y.entries()[p * n + k];
            }
        }
        return sum;
    }

    private void readOutputMixing(HiddenLayer layer, double c, double[] numbers, int from) {
        int inputs = layout.inputs();
        int n = layer.width();
        double[] phi = layer.values().entries();
        for (int first = 0; first < inputs; first++) {
            for (int second = first; second < inputs; second++) {
                Products.timesTransposedInto(layer.values(), layer.scaled(first, second), layer.moved());
                for (int b = 0; b < inputs; b++) {
                    for (int a = 0; a < inputs; a++) {
                        double value = c * c * Dot.of(phi, a * n, layer.moved().entries(), b * n, n);
                        numbers[from + layout.outputMixing(a, b, first, second)] = value;
                        numbers[from + layout.outputMixing(b, a, second, first)] = value;
                    }
                }
            }
        }
    }
}
