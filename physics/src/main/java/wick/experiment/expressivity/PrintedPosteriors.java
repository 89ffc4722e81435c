package wick.experiment.expressivity;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Judge;
import wick.experiment.Question;
import wick.experiment.Sample;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.observable.Measurement;
import wick.topic.expressivity.lab.structure.DrawnClasses;
import wick.topic.expressivity.structure.ClassModel;
import wick.topic.expressivity.theory.structure.Posterior;

/// Eqs. 1, 3 and 7 of the source as they stand there, for bits whose 16 states can all be written down. Labels y are
/// numbered 1, 2, 3.
final class PrintedPosteriors {
    private static final ClassModel MODEL = new ClassModel.Bits(
            Vector.of(0.5, 0.3, 0.2), Matrix.of(3, 4, 0.2, 0.5, 0.6, 0.3, 0.7, 0.4, 0.5, 0.5, 0.4, 0.8, 0.3, 0.6));
    private static final int POINTS = 600;

    private final Posterior posterior = new Posterior(MODEL);
    private final Settings settings;
    private final String id;

    PrintedPosteriors(Settings settings, String id) {
        this.settings = settings;
        this.id = id;
    }

    /// Σ_y of eq. 1, whose denominator is Σ p(x|y') (y').
    double first(double[] x) {
        double[] energies = posterior.hamiltonians(x);
        double above = 0;
        double below = 0;
        for (int y = 0; y < energies.length; y++) {
            above += Math.exp(-energies[y]) * MODEL.priors().at(y);
            below += Math.exp(-energies[y]) * (y + 1);
        }
        return above / below;
    }

    /// Σ_y of eq. 3, e^(−[H_y(x) + μ_x])/N(x) with μ_x = −ln p(x) and N(x) = p(x).
    double third(double[] x) {
        double sum = 0;
        for (double energy : posterior.hamiltonians(x)) {
            sum += Math.exp(-energy);
        }
        return sum;
    }

    /// Σ_y of eq. 8 with the softmax of eq. 7, e^x/Σ e^(y_i).
    double seventh(double[] x) {
        double[] energies = posterior.hamiltonians(x);
        double above = 0;
        double below = 0;
        for (int y = 0; y < energies.length; y++) {
            above += Math.exp(-energies[y]) * MODEL.priors().at(y);
            below += Math.exp(y + 1);
        }
        return above / below;
    }

    /// p(1|x) with the energies of class 1 shifted by ln 2.
    double shifted(double[] x) {
        double right = posterior.of(x)[0];
        return right / 2 / (1 - right / 2);
    }

    private double exactMean(ToDoubleFunction<double[]> function) {
        double mean = 0;
        for (int state = 0; state < 16; state++) {
            double[] x = {state & 1, state >> 1 & 1, state >> 2 & 1, state >> 3 & 1};
            double[] energies = posterior.hamiltonians(x);
            for (int y = 0; y < energies.length; y++) {
                mean += MODEL.priors().at(y) * Math.exp(-energies[y]) * function.applyAsDouble(x);
            }
        }
        return mean;
    }

    /// A quantity of an input, what its mean is said to be, and whether that is so.
    private record Statement(
            String id, String words, ToDoubleFunction<double[]> quantity, double mean, boolean right) {}

    List<Comparison> comparisons(Ask ask) {
        double prior = MODEL.priors().at(0);
        List<Statement> statements = List.of(
                new Statement(
                        "eq8",
                        "mean posterior of class 1, its prior",
                        x -> posterior.of(x)[0],
                        prior,
                        true),
                new Statement("eq1", "eq. 1 as printed, summed over y", this::first, 1, false),
                new Statement("eq3", "eq. 3 as printed, summed over y", this::third, 1, false),
                new Statement("eq7", "eq. 7 as printed, summed over y", this::seventh, 1, false),
                new Statement(
                        "constant",
                        "the same with the energy of class 1 shifted by ln 2, if constants were irrelevant",
                        this::shifted,
                        prior,
                        false));
        Sample sample = draw(statements.stream().map(Statement::quantity).toList());
        return IntStream.range(0, statements.size())
                .mapToObj(k -> judge(ask, statements.get(k), sample.mean(k)))
                .toList();
    }

    private Comparison judge(Ask ask, Statement statement, Evidence evidence) {
        Alternative rival = statement.right()
                ? new Alternative("with the energy of class 1 shifted by ln 2", exactMean(this::shifted))
                : new Alternative("its exact value", exactMean(statement.quantity()));
        Question question =
                ask.count(Subject.of("printed." + statement.id(), statement.words()), statement.mean(), rival);
        return Judge.of(statement.right() ? question : question.expecting(Verdict.DISAGREES), evidence);
    }

    private Sample draw(List<ToDoubleFunction<double[]>> functions) {
        Matrix rows = Matrix.zeros(settings.size("batches"), functions.size());
        DrawnClasses classes = new DrawnClasses(MODEL);
        Parallel.forEach(rows.rows(), batch -> {
            RandomStream stream = Address.of(settings.whole("seed"), id + ".printed")
                    .network(batch)
                    .open();
            double[] x = new double[MODEL.inputs()];
            for (int i = 0; i < POINTS; i++) {
                classes.drawInto(stream, x);
                for (int k = 0; k < functions.size(); k++) {
                    double value = functions.get(k).applyAsDouble(x) / POINTS;
                    rows.set(batch, k, rows.at(batch, k) + value);
                }
            }
        });
        return new Sample(rows, settings.whole("seed"), Measurement.Engine.DRAWN_DATA);
    }
}
