package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.network.Activation;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.gaussian.Approximation;
import wick.numeric.matrix.Matrix;

/// One hidden layer of any activation, several inputs: joint cumulants of outputs and the tangent kernel,
/// exact at every width. For one input [OneHiddenLayer] is faster and takes activations with kinks.
///
/// Given the n hidden units an output is Gaussian with covariance S_ab = C_b + (C_W/n) Σ_i φ_ia φ_ib, and
/// the units are independent, so that the joint cumulants of k entries of S are
///
///     κ(S_ab, S_cd, …) = C_W^k n^{1−k} κ(φ_a φ_b, φ_c φ_d, …) for k ≥ 2,
///     κ(z_a, z_b, z_c, z_d, …) = Σ over pairings of κ(S of the pairs),
///
/// and the tangent kernel H_ab = λ_b + (1/n) Σ_i (λ_w φ_ia φ_ib + C_W ω_i² φ′_ia φ′_ib Θ_ab), ω_i standard
/// normal and Θ_ab the first layer's, has
///
///     n Cov(H_ab, H_cd) = ⟨(λ_w φ_aφ_b + C_W Θ_ab φ′_aφ′_b)(…)_cd⟩ + 2 C_W² Θ_ab Θ_cd ⟨φ′_aφ′_bφ′_cφ′_d⟩
///                         − ⟨…⟩_ab ⟨…⟩_cd.
///
/// Source: Halverson, Maiti and Stoner 2021, arXiv:2008.08601, for the cumulants; rederived. Not for
/// several threads at once.
public final class OneHiddenLayerInputs {
    /// The highest joint cumulant of outputs.
    public static final int MOST_PLACES = 8;

    private final Step.Linear readout;
    private final Activation activation;
    private final SampleTensor kernel;
    private final SampleTensor tangent;
    private final UnitProducts units;
    private final int[] places;
    private Optional<LayerMoments> moments = Optional.empty();

    private OneHiddenLayerInputs(DenseChain chain, DistinctInputs distinct) {
        Step.Linear first = chain.layers().getFirst();
        activation = chain.activations().getFirst();
        readout = chain.layers().getLast();
        places = distinct.places();
        kernel = SampleTensor.of(
                distinct.size(),
                (a, b) -> Bounded.exact(first.biasVariance() + first.weightVariance() * distinct.product(a, b)));
        tangent = SampleTensor.of(
                distinct.size(),
                (a, b) -> Bounded.exact(first.biasRate() + first.weightRate() * distinct.product(a, b)));
        Correlators.requireIndependent(kernel, 1, distinct);
        units = new UnitProducts(activation, kernel);
    }

    /// For the rows of `inputs`.
    ///
    /// Throws [IllegalArgumentException] unless there is exactly one hidden layer, for inputs that are
    /// parallel without coinciding, for activations with kinks that are not homogeneous, and where
    /// [SingleInputCorrections] does.
    public static OneHiddenLayerInputs of(Wiring wiring, Matrix inputs) {
        DenseChain chain = DenseChain.of(wiring);
        OneHiddenLayer.requireOne(chain);
        return new OneHiddenLayerInputs(chain, DistinctInputs.of(inputs));
    }

    /// How many inputs there are.
    public int inputs() {
        return places.length;
    }

    /// E S_ab = E z_a z_b
    public Approximation mean(int a, int b) {
        return cumulant(List.of(distinct(a), distinct(b))).approximation();
    }

    /// κ(S_ab, S_cd, …) over consecutive pairs of `inputs`.
    public Approximation kernelCumulant(List<Integer> inputs) {
        return cumulant(distinct(inputs)).approximation();
    }

    /// E S_ab S_cd … over consecutive pairs of `inputs`.
    public Approximation kernelMoment(List<Integer> inputs) {
        return moment(distinct(inputs)).approximation();
    }

    /// κ(z_a, z_b, …) of one output at these inputs, an even number of them, which may repeat.
    public Approximation outputCumulant(List<Integer> inputs) {
        List<Integer> of = distinct(inputs);
        Pairings pairings = new Pairings(of.size() / 2);
        Bounded sum = Bounded.exact(0);
        for (int p = 0; p < pairings.count(); p++) {
            sum = sum.plus(cumulant(paired(pairings, p, of)));
        }
        return sum.approximation();
    }

    /// E z_a z_b … of one output at these inputs, an even number of them, which may repeat.
    public Approximation outputMoment(List<Integer> inputs) {
        List<Integer> of = distinct(inputs);
        Pairings pairings = new Pairings(of.size() / 2);
        Bounded sum = Bounded.exact(0);
        for (int p = 0; p < pairings.count(); p++) {
            sum = sum.plus(moment(paired(pairings, p, of)));
        }
        return sum.approximation();
    }

    private static List<Integer> paired(Pairings pairings, int pairing, List<Integer> of) {
        List<Integer> pairs = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            int partner = pairings.partner(pairing, i);
            if (i < partner) {
                pairs.add(of.get(i));
                pairs.add(of.get(partner));
            }
        }
        return pairs;
    }

    private List<Integer> distinct(List<Integer> inputs) {
        if (inputs.isEmpty() || inputs.size() % 2 == 1 || inputs.size() > MOST_PLACES) {
            throw new IllegalArgumentException("the number of inputs in a cumulant, " + inputs.size()
                    + ", must be even and from 2 to " + MOST_PLACES);
        }
        return inputs.stream().map(this::distinct).toList();
    }

    private int distinct(int input) {
        if (input < 0 || input >= places.length) {
            throw new IllegalArgumentException("input " + input + " must be from 0 to " + (places.length - 1));
        }
        return places[input];
    }

    private Bounded cumulant(List<Integer> pairs) {
        int order = pairs.size() / 2;
        double scale = Math.pow(readout.weightVariance(), order) * Math.pow(readout.fanIn(), 1.0 - order);
        Bounded joint = Partitions.cumulant(order, blocks -> product(pairs, blocks));
        Bounded scaled = joint.times(scale);
        return order == 1 ? scaled.plus(Bounded.exact(readout.biasVariance())) : scaled;
    }

    private Bounded moment(List<Integer> pairs) {
        return Partitions.moment(pairs.size() / 2, block -> cumulant(chosen(pairs, block)));
    }

    private Bounded product(List<Integer> pairs, int block) {
        return units.of(
                chosen(pairs, block).stream().mapToInt(Integer::intValue).toArray());
    }

    private static List<Integer> chosen(List<Integer> pairs, int block) {
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            if ((block >> (i / 2) & 1) == 1) {
                chosen.add(pairs.get(i));
            }
        }
        return chosen;
    }

    /// E H_ab of one output with itself; the same at every width.
    public Approximation tangentMean(int a, int b) {
        return tangentUnit(moments(), distinct(a), distinct(b))
                .plus(Bounded.exact(readout.biasRate()))
                .approximation();
    }

    /// Cov(H_ab, H_cd) over networks.
    public Approximation tangentCovariance(int a, int b, int c, int d) {
        int[] of = {distinct(a), distinct(b), distinct(c), distinct(d)};
        LayerMoments averages = moments();
        double rate = readout.weightRate();
        double left = readout.weightVariance() * tangent.at(of[0], of[1]);
        double right = readout.weightVariance() * tangent.at(of[2], of[3]);
        Bounded second = averages.fourth(of[0], of[1], of[2], of[3])
                .times(rate * rate)
                .plus(averages.mixed(of[0], of[1], of[2], of[3]).times(rate * right))
                .plus(averages.mixed(of[2], of[3], of[0], of[1]).times(rate * left))
                .plus(averages.slopeFourth(of[0], of[1], of[2], of[3]).times(3 * left * right));
        return second.minus(tangentUnit(averages, of[0], of[1]).times(tangentUnit(averages, of[2], of[3])))
                .times(1.0 / readout.fanIn())
                .approximation();
    }

    private Bounded tangentUnit(LayerMoments averages, int a, int b) {
        return averages.values(a, b)
                .mean()
                .times(readout.weightRate())
                .plus(averages.slopes(a, b).mean().times(readout.weightVariance() * tangent.at(a, b)));
    }

    private LayerMoments moments() {
        LayerMoments all = moments.orElseGet(() -> Correlators.moments(activation, kernel));
        moments = Optional.of(all);
        return all;
    }
}
