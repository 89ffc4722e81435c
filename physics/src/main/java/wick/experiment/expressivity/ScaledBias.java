package wick.experiment.expressivity;

import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Judge;
import wick.experiment.Question;
import wick.experiment.Remedy;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.network.Linear;
import wick.network.Sigmoid;
import wick.network.weighted.NetworkBuilder;
import wick.network.weighted.Sum;
import wick.network.weighted.WeightedNetwork;
import wick.observable.Prediction;

/// A gate whose first map is scaled whole, its bias included, as the source writes A1 → λ A1: the expansion is then
/// about λ b instead of b, and
///
///     Σ ± σ(λ (b ± (u ± v))) / (4 λ² σ″(b)) → u v σ″(λ b)/σ″(b),
///
/// which is no product for small λ, nor for large. Of the logistic function at b = 1 nothing is left, as σ″(0) = 0.
/// Exactly: for σ(z) = z + z³ the sum is λ u v, right at λ = 1 only.
///
/// Source: Lin, Tegmark, Rolnick 2017, arXiv:1608.08225, section II.C.1.
///
/// `bias` is what the first map has at scale 0.001: 0.001 if the source is followed, 1 if the bias is left as it is.
record ScaledBias(double bias) {
    private static final double SCALE = 1e-3;
    private static final double BIAS = 1;

    static ScaledBias asWritten() {
        return new ScaledBias(SCALE * BIAS);
    }

    static ScaledBias asItShouldBe() {
        return new ScaledBias(BIAS);
    }

    /// The error of the gate at (u, v), which the source has go to zero.
    Comparison compare(double u, double v, Remedy remedy, long seed) {
        double error = Math.abs(network().apply(u, v)[0] - u * v);
        double kept = second(SCALE * BIAS) / second(BIAS);
        Question question = Question.of(
                        Subject.of("source.scaled-bias", "error at scale 0.001 of a gate whose bias is scaled as well"),
                        new Prediction.Exact(0, 1e-5, GateBases.SOURCE),
                        new Alternative("what sigma'' at the scaled bias leaves", Math.abs(u * v * (1 - kept))),
                        remedy)
                .expecting(Verdict.DISAGREES);
        return Judge.of(question, GateBases.calculated(error, 1e-8, seed));
    }

    /// σ″ = s (1 − s)(1 − 2s)
    private static double second(double z) {
        double s = 1 / (1 + Math.exp(-z));
        return s * (1 - s) * (1 - 2 * s);
    }

    private WeightedNetwork network() {
        NetworkBuilder gate = new NetworkBuilder(2).layer(new Sigmoid());
        Sum readout = new Sum();
        double weight = 1 / (4 * SCALE * SCALE * second(BIAS));
        for (int first : new int[] {1, -1}) {
            for (int other : new int[] {1, -1}) {
                int neuron = gate.neuron(bias, new Sum().plus(0, first * SCALE).plus(1, other * SCALE));
                readout.plus(neuron, first * other * weight);
            }
        }
        gate.layer(new Linear()).neuron(0, readout);
        return gate.build();
    }
}
