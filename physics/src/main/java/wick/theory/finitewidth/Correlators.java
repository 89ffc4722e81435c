package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.network.Activation;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;

/// First-order corrections in 1/width for any number of inputs, layer by layer: kernel, tangent kernel
/// and differential of the tangent kernel, their fluctuations over networks and the correlations among
/// them.
///
/// Inputs that coincide are computed once. For one input [SingleInputCorrections] gives the same and is
/// faster.
public final class Correlators {
    /// The most distinct inputs: tensors of four indices have as many entries as its fourth power.
    public static final int MOST = 16;

    private static final double PARALLEL = 1e-10;

    private Correlators() {}

    /// One element per dense layer, for the rows of `inputs`.
    ///
    /// Throws [IllegalArgumentException] for what the derivation does not cover (see
    /// [SingleInputCorrections#of]), for more
    /// than [#MOST] distinct inputs, and for two inputs that are parallel in front of an activation without
    /// coinciding, since derivatives in the entries of a singular kernel do not exist.
    public static List<CorrelatorLayer> of(Wiring wiring, Matrix inputs) {
        DenseChain chain = DenseChain.of(wiring);
        DistinctInputs distinct = DistinctInputs.of(inputs);
        if (distinct.size() > MOST) {
            throw new IllegalArgumentException(
                    distinct.size() + " different inputs are too many for tensors of four indices: at most " + MOST);
        }
        return walk(chain, distinct, (_, _, _) -> {}).stream()
                .map(layer -> report(layer).map(tensor -> tensor.spread(distinct.places())))
                .toList();
    }

    /// An activation and its averages in front of a layer.
    record Averages(Activation activation, LayerMoments moments) {}

    /// Is shown each layer's state, the averages there and the layer that comes next.
    interface Visitor {
        void step(CorrelatorLayer state, Averages averages, Step.Linear next);
    }

    /// All layers for the distinct inputs, corrections divided by their widths.
    static List<CorrelatorLayer> walk(DenseChain chain, DistinctInputs distinct, Visitor visitor) {
        List<CorrelatorLayer> layers = new ArrayList<>();
        Step.Linear first = chain.layers().getFirst();
        CorrelatorLayer state = first(first, distinct);
        layers.add(state);
        for (int l = 1; l < chain.layers().size(); l++) {
            requireIndependent(state.kernel(), state.layer(), distinct);
            Step.Linear layer = chain.layers().get(l);
            Activation activation = chain.activations().get(l - 1);
            LayerMoments moments = moments(activation, state.kernel());
            visitor.step(state, new Averages(activation, moments), layer);
            state = new CorrelatorRecursion(state, moments, layer).next();
            layers.add(state);
        }
        return layers;
    }

    static LayerMoments moments(Activation activation, SampleTensor kernel) {
        if (!activation.jumps().isEmpty()) {
            throw new IllegalArgumentException(activation.name()
                    + " jumps: its tangent kernel is infinite, and with it the correlators of the tangent kernel");
        }
        Optional<HomogeneousMoments.Shape> shape = HomogeneousMoments.Shape.of(activation);
        if (shape.isPresent() && kernel.inputs() > 1) {
            return new HomogeneousMoments(shape.get(), kernel);
        }
        if (!activation.kinks().isEmpty() && kernel.inputs() > 1) {
            throw new IllegalArgumentException(
                    "correlators of several inputs need an activation that is smooth, or one of"
                            + " relu, leaky-relu, abs and rectified-monomial; " + activation.name() + " has kinks at "
                            + activation.kinks() + ": take one input");
        }
        return new SmoothMoments(activation, kernel);
    }

    private static CorrelatorLayer first(Step.Linear layer, DistinctInputs inputs) {
        int size = inputs.size();
        SampleTensor kernel = SampleTensor.of(
                size, (a, b) -> Bounded.exact(layer.biasVariance() + layer.weightVariance() * inputs.product(a, b)));
        SampleTensor tangent = SampleTensor.of(
                size, (a, b) -> Bounded.exact(layer.biasRate() + layer.weightRate() * inputs.product(a, b)));
        SampleTensor two = SampleTensor.zeros(size, 2);
        SampleTensor four = SampleTensor.zeros(size, 4);
        return new CorrelatorLayer(
                1,
                layer.fanIn(),
                kernel,
                tangent,
                four,
                two,
                two,
                four,
                four,
                four,
                four,
                Optional.of(four),
                Optional.of(four));
    }

    /// Corrections multiplied by the width.
    static CorrelatorLayer report(CorrelatorLayer layer) {
        CorrelatorLayer times = layer.map(tensor -> tensor.times(layer.width()));
        return new CorrelatorLayer(
                layer.layer(),
                layer.width(),
                layer.kernel(),
                layer.tangentKernel(),
                times.fourPointVertex(),
                times.kernelCorrection(),
                times.tangentCorrection(),
                times.tangentCovariance(),
                times.tangentMixing(),
                times.outputTangentCovariance(),
                times.outputTangentMixing(),
                times.driftP(),
                times.driftQ());
    }

    static void requireIndependent(SampleTensor k, int layer, DistinctInputs inputs) {
        for (int a = 0; a < k.inputs(); a++) {
            if (!(k.at(a, a) > 0)) {
                throw new IllegalArgumentException("input " + (inputs.row(a) + 1) + " has variance " + k.at(a, a)
                        + " at layer " + layer + ": a zero input without bias has no corrections");
            }
            for (int b = 0; b < a; b++) {
                double product = k.at(a, a) * k.at(b, b);
                double rest = 1 - k.at(a, b) / product * k.at(a, b);
                if (!(rest > PARALLEL)) {
                    throw new IllegalArgumentException("inputs " + (inputs.row(b) + 1) + " and "
                            + (inputs.row(a) + 1) + " are parallel at layer " + layer
                            + " (squared correlation 1 - "
                            + Math.max(0, rest) + "): the kernel of both is singular; leave one of them out"
                            + (layer > 1 ? ", or take fewer layers" : ""));
                }
            }
        }
    }
}
