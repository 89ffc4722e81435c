package wick.experiment.expressivity;

import java.util.List;
import java.util.Optional;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Figure;
import wick.experiment.Judge;
import wick.experiment.Question;
import wick.experiment.Sample;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.theory.infinitewidth.KernelRecursion;
import wick.topic.expressivity.lab.parity.ParitySignal;

/// What [ParityGradients] asks of the transformed tangent kernels of drawn networks, one sample for each
/// number of bits.
record ParityQuestions(ParityGradients experiment, Settings settings, List<Integer> bits, List<Sample> samples) {

    /// Θ(x, x), the same at every x and for every d.
    private double diagonal() {
        return kernel(bits.getFirst()).at(0, 0);
    }

    private static Matrix kernel(int d) {
        return KernelRecursion.of(ParityGradients.wiring(d))
                .kernels(ParitySignal.inputs(d))
                .ntk();
    }

    /// The mean over parities of the signal, from those of each size.
    private static double mean(int d, double[] row) {
        double mean = 0;
        double binomial = 1;
        for (int k = 0; k <= d; k++) {
            mean += binomial * row[k] / Math.pow(2, d);
            binomial = binomial * (d - k) / (k + 1);
        }
        return mean;
    }

    /// The exponent per bit of the mean signal: ln of means over networks, by least squares in d.
    Comparison slope() {
        int networks = samples.getFirst().networks();
        Matrix rows = Matrix.zeros(networks, bits.size());
        for (int i = 0; i < bits.size(); i++) {
            for (int k = 0; k < networks; k++) {
                rows.set(k, i, mean(bits.get(i), samples.get(i).rows().row(k)));
            }
        }
        double center = bits.stream().mapToInt(d -> d).average().orElseThrow();
        double square =
                bits.stream().mapToDouble(d -> (d - center) * (d - center)).sum();
        Evidence slope = new Sample(rows, settings.whole("seed"), Engine.REAL_WEIGHTS)
                .jackknife(
                        means -> {
                            double sum = 0;
                            for (int i = 0; i < means.length; i++) {
                                sum += (bits.get(i) - center) * Math.log(means[i]) / square;
                            }
                            return sum;
                        },
                        row -> row[0]);
        return Judge.of(
                ask(
                        Subject.of("slope", "change per bit of the logarithm of the signal"),
                        -Math.log(2),
                        new Alternative("that of its amplitude, -(ln 2)/2", -Math.log(2) / 2)),
                slope);
    }

    private Question ask(Subject subject, double value, Alternative rival) {
        Prediction.Exact exact = new Prediction.Exact(value, 1e-9 * Math.abs(value), ParityGradients.BASIS);
        return Question.of(subject, exact, rival, settings.more(experiment, "networks"));
    }

    /// Σ_θ Var_S in units of ⟨|∇f|²⟩ / 2ᵈ: one parity in 2ᵈ is always expected.
    private Evidence ratio() {
        int d = bits.getFirst();
        return samples.getFirst()
                .jackknife(means -> means[d + 1] * Math.pow(2, d) / means[d + 2], row -> row[d + 1] / row[d + 2]);
    }

    Comparison variance() {
        int d = bits.getFirst();
        return Judge.of(
                ask(
                        Subject.of("variance", "variance over parities of " + d + " bits over its bound"),
                        1 - Math.pow(2, -d),
                        new Alternative("the bound is attained", 1)),
                ratio());
    }

    Comparison bound() {
        Question question = new Question(
                Subject.of("bound", "the same under the bound"),
                new Prediction.Bound(1, 0, true, ParityGradients.BASIS),
                Optional.empty(),
                Verdict.NOT_VIOLATED,
                settings.more(experiment, "networks"));
        return Judge.of(question, ratio());
    }

    /// The parity of all bits, by the kernel between all inputs.
    Comparison full() {
        int last = bits.size() - 1;
        int d = bits.get(last);
        return Judge.of(
                ask(
                        Subject.of("full", "signal of the parity of all " + d + " bits"),
                        bySize(d)[d],
                        new Alternative("the mean over parities", diagonal() / Math.pow(2, d))),
                samples.get(last).mean(row -> row[d]));
    }

    /// χ_Sᵀ Θ χ_S / 4ᵈ for one parity of every size.
    private static double[] bySize(int d) {
        Matrix kernel = kernel(d);
        double[] signal = new double[d + 1];
        for (int k = 0; k <= d; k++) {
            int set = (1 << k) - 1;
            for (int x = 0; x < kernel.rows(); x++) {
                for (int y = 0; y < kernel.rows(); y++) {
                    int sign = Integer.bitCount((x ^ y) & set) % 2 == 0 ? 1 : -1;
                    signal[k] += sign * kernel.at(x, y) / Math.pow(4, d);
                }
            }
        }
        return signal;
    }

    /// d, the predicted and the measured mean signal.
    Matrix table() {
        Matrix table = Matrix.zeros(bits.size(), 3);
        for (int i = 0; i < bits.size(); i++) {
            int d = bits.get(i);
            table.set(i, 0, d);
            table.set(i, 1, diagonal() / Math.pow(2, d));
            table.set(
                    i, 2, samples.get(i).mean(row -> mean(d, row)).measurement().mean());
        }
        return table;
    }

    Figure figure() {
        Matrix table = table();
        Vector d = column(table, 0);
        return new Figure.Plot(
                "signal",
                "What the gradient says of the target",
                "Half of it is lost with every bit.",
                new Figure.Axis("bits", false),
                new Figure.Axis("mean squared correlation", true),
                List.of(
                        new Figure.Trace.Line("kernel / 2^d", d, column(table, 1), Optional.empty()),
                        new Figure.Trace.Dots("networks", d, column(table, 2), Optional.empty())));
    }

    private static Vector column(Matrix table, int j) {
        double[] column = new double[table.rows()];
        for (int i = 0; i < column.length; i++) {
            column[i] = table.at(i, j);
        }
        return Vector.of(column);
    }
}
