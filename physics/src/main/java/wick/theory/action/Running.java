package wick.theory.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import wick.network.Activation;
import wick.network.Linear;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.gaussian.GaussianExpectation;
import wick.theory.finitewidth.SecondOrder;
import wick.theory.finitewidth.SecondOrderLayer;

/// How the couplings of one input run with depth, layer by layer.
///
/// Source: Roberts, Yaida and Hanin 2022, arXiv:2106.10165; Yaida 2020, arXiv:1910.00019.
public final class Running {
    private Running() {}

    /// One element per dense layer, for an input with x·x / d = `meanSquare`.
    ///
    /// @throws IllegalArgumentException where [SecondOrder] does, and for a zero input without biases
    public static List<Couplings> of(Wiring wiring, double meanSquare) {
        List<SecondOrderLayer> layers = SecondOrder.of(wiring, meanSquare);
        List<Block> blocks = blocks(wiring);
        List<Couplings> couplings = new ArrayList<>();
        for (int l = 0; l < layers.size(); l++) {
            double gain = l == 0 ? 0 : blocks.get(l - 1).relativeGain(layers.get(l - 1), layers.get(l));
            couplings.add(couplings(layers.get(l), gain, l == 0 ? Optional.empty() : Optional.of(layers.get(l - 1))));
        }
        return couplings;
    }

    private static Couplings couplings(SecondOrderLayer layer, double gain, Optional<SecondOrderLayer> before) {
        double k = layer.kernel().value();
        double n = layer.width();
        double v = layer.vertexFirst().value() / (k * k);
        double u = layer.sixPoint().value() / (k * k * k);
        // at the second layer nothing is inherited
        double ratio = layer.layer() <= 2 ? 1 : n / before.orElseThrow().width();
        double vertexGain = gain * gain * ratio;
        double inherited = before.map(
                        b -> b.vertexFirst().value() / Math.pow(b.kernel().value(), 2))
                .orElse(0.0);
        return new Couplings(
                layer.layer(),
                layer.width(),
                k,
                layer.metricFirst().value() / k,
                v,
                u,
                -15 * u + 90 * v * v,
                v - vertexGain * inherited,
                gain,
                vertexGain,
                gain * gain * gain * ratio * ratio);
    }

    /// φ and the dense layer behind it.
    record Block(Activation activation, Step.Linear layer) {

        /// d ln K′ / d ln K
        double relativeGain(SecondOrderLayer from, SecondOrderLayer to) {
            return susceptibility(from.kernel().value())
                    * from.kernel().value()
                    / to.kernel().value();
        }

        /// dK′/dK = C_W ⟨φ² (z²/K − 1)⟩/(2K)
        double susceptibility(double k) {
            return layer.weightVariance()
                    * average(z -> Math.pow(activation.value(z), 2) * (z * z / k - 1) / (2 * k), k);
        }

        /// K′ = C_b + C_W ⟨φ²⟩
        double next(double k) {
            return layer.biasVariance() + layer.weightVariance() * average(z -> Math.pow(activation.value(z), 2), k);
        }

        /// C_W² (⟨φ⁴⟩ − ⟨φ²⟩²)
        double source(double k) {
            double mean = average(z -> Math.pow(activation.value(z), 2), k);
            return Math.pow(layer.weightVariance(), 2)
                    * average(z -> Math.pow(Math.pow(activation.value(z), 2) - mean, 2), k);
        }

        private double average(DoubleUnaryOperator f, double k) {
            double[] kinks = activation.kinks().stream().mapToDouble(x -> x).toArray();
            return GaussianExpectation.of(f, k, kinks).value();
        }

        /// Whether it is the same map at infinite width.
        boolean repeats(Block other) {
            return activation.equals(other.activation)
                    && layer.weightVariance() == other.layer.weightVariance()
                    && layer.biasVariance() == other.layer.biasVariance();
        }
    }

    /// Of a chain that [SecondOrder] accepts.
    static List<Block> blocks(Wiring wiring) {
        List<Block> blocks = new ArrayList<>();
        Activation waiting = new Linear();
        boolean first = true;
        for (Step step : wiring.steps()) {
            if (step instanceof Step.Pointwise(Activation activation)) {
                waiting = activation;
            } else if (step instanceof Step.Linear layer) {
                if (!first) {
                    blocks.add(new Block(waiting, layer));
                }
                first = false;
                waiting = new Linear();
            }
        }
        return blocks;
    }
}
