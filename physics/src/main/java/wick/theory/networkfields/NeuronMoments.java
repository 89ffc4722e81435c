package wick.theory.networkfields;

import java.util.List;
import wick.network.field.CosineNeuron;
import wick.network.field.ExponentialNeuron;
import wick.network.field.Frequencies;
import wick.network.field.Neuron;
import wick.network.field.Readout;
import wick.numeric.matrix.Vector;

/// E h(x₁) ⋯ h(x_n) of one neuron.
///
/// For h = a A(w) cos(w·x + c) it is E aⁿ 2^{−n} Σ_ε E cos(S c) E A(w)ⁿ cos(w·Σ ε_j x_j) over all signs
/// ε, S = Σ ε_j; phases on the whole circle leave S = 0 alone.
final class NeuronMoments {
    private final Neuron neuron;
    private final List<BallAverage> ball;

    NeuronMoments(Neuron neuron) {
        this.neuron = neuron;
        ball = neuron instanceof CosineNeuron cosine && cosine.frequencies() instanceof Frequencies.Ball uniform
                ? List.of(new BallAverage(uniform))
                : List.of();
    }

    /// The moment of the points of `mask`; those of `far` are moved infinitely far away together.
    double of(List<Vector> points, int mask, int far) {
        return switch (neuron) {
            case CosineNeuron cosine -> cosine(cosine, points, mask, far);
            case ExponentialNeuron exponential -> exponential(exponential, points, mask, far);
        };
    }

    private double cosine(CosineNeuron cosine, List<Vector> points, int mask, int far) {
        int count = Integer.bitCount(mask);
        double readout = moment(cosine.readout(), count);
        boolean circle = cosine.phases().wholeCircle();
        if (readout == 0 || (circle && count % 2 == 1)) {
            return 0;
        }
        int first = Integer.lowestOneBit(mask);
        int others = mask ^ first;
        double sum = 0;
        // ε and −ε give the same, so the first sign is held; `minus` runs over the subsets of the others
        int minus = 0;
        do {
            int signs = count - 2 * Integer.bitCount(minus);
            boolean together = Integer.bitCount(mask & far) == 2 * Integer.bitCount(minus & far);
            if (together && (signs == 0 || !circle)) {
                double phase = signs * cosine.phases().halfSpan();
                double turned = Math.cos(signs * cosine.phases().center()) * (phase == 0 ? 1 : Math.sin(phase) / phase);
                sum += turned * average(cosine.frequencies(), count, displacement(points, mask, minus));
            }
            minus = (minus - others) & others;
        } while (minus != 0);
        return readout * sum / (1 << (count - 1));
    }

    private static double[] displacement(List<Vector> points, int mask, int minus) {
        double[] sum = new double[points.getFirst().size()];
        for (int i = 0; i < points.size(); i++) {
            if ((mask >> i & 1) == 1) {
                int sign = (minus >> i & 1) == 1 ? -1 : 1;
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += sign * points.get(i).at(k);
                }
            }
        }
        return sum;
    }

    private double average(Frequencies frequencies, int order, double[] displacement) {
        return switch (frequencies) {
            case Frequencies.Ball _ -> ball.getFirst().of(order, Math.sqrt(square(displacement)));
            case Frequencies.Normal normal -> {
                double exponent = 0;
                for (int k = 0; k < displacement.length; k++) {
                    double phase = normal.deviations().at(k) * displacement[k];
                    exponent += phase * phase;
                }
                yield Math.exp(-exponent / 2);
            }
        };
    }

    /// E aⁿ exp[(n² σ_b² + σ_w² |Σ x|²)/2 − n σ_b² − σ_w² Σ |x|²]
    private static double exponential(ExponentialNeuron neuron, List<Vector> points, int mask, int far) {
        if (far != 0) {
            throw new IllegalArgumentException(
                    "correlators of exponential neurons have no limit at large separation: they are not invariant"
                            + " under translations");
        }
        int count = Integer.bitCount(mask);
        double squares = 0;
        for (int i = 0; i < points.size(); i++) {
            squares += (mask >> i & 1) == 1 ? square(points.get(i).toArray()) : 0;
        }
        double sum = square(displacement(points, mask, 0));
        double exponent =
                neuron.biasVariance() * (count * count / 2.0 - count) + neuron.weightVariance() * (sum / 2 - squares);
        return moment(neuron.readout(), count) * Math.exp(exponent);
    }

    private static double square(double[] x) {
        double sum = 0;
        for (double entry : x) {
            sum += entry * entry;
        }
        return sum;
    }

    /// E aⁿ.
    static double moment(Readout readout, int order) {
        double mean = readout.mean();
        double variance = readout.deviation() * readout.deviation();
        return switch (readout.law()) {
            case NORMAL -> {
                double before = 0;
                double moment = 1;
                for (int k = 1; k <= order; k++) {
                    double next = mean * moment + (k - 1) * variance * before;
                    before = moment;
                    moment = next;
                }
                yield moment;
            }
            case UNIFORM -> {
                // Σ_k C(n, 2k) mean^{n−2k} (√3 deviation)^{2k} / (2k + 1)
                double moment = 0;
                double binomial = 1;
                for (int k = 0; k <= order; k++) {
                    if (k % 2 == 0) {
                        moment += binomial * Math.pow(mean, order - k) * Math.pow(3 * variance, k / 2.0) / (k + 1);
                    }
                    binomial = binomial * (order - k) / (k + 1);
                }
                yield moment;
            }
        };
    }
}
