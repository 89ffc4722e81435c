package wick.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Evidence;
import wick.experiment.Figure;
import wick.experiment.PositiveLimit;
import wick.experiment.Question;
import wick.experiment.Sample;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.lab.ensemble.Ensemble;
import wick.lab.ensemble.Reading;
import wick.lab.realization.Outputs;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.SymmetricEigen;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;

/// The eigenvalues of the neural tangent kernel on the training inputs: 1/λ is the time in which gradient
/// descent learns a mode, 2/λ_max the largest stable rate. Infinite width beside real networks.
final class SpectrumChapter {
    private static final int NETWORKS = 60;
    private static final int PILOT = 20;

    private final Bench bench;
    private final Task task;
    private final LazyTheory theory;

    SpectrumChapter(Bench bench, Task task, LazyTheory theory) {
        this.bench = bench;
        this.task = task;
        this.theory = theory;
    }

    /// The eigenvalues of each network at one width, descending.
    private record AtWidth(int width, Sample eigenvalues) {
        Evidence largest() {
            return eigenvalues.mean(0);
        }
    }

    /// `tame`: whether kernels of the narrowest networks keep near enough to their limit to be judged.
    void write(boolean tame) {
        List<AtWidth> pilot = measure("study.spectrum.pilot", PILOT);
        List<AtWidth> widths = measure("study.spectrum", NETWORKS);
        judgeLargest(pilot, widths, tame);
        double[] values = descending(theory.kernels().ntkTrain());
        double condition = values[values.length - 1] > 0 ? values[0] / values[values.length - 1] : 0;
        bench.notebook().array("tangent_eigenvalues", Matrix.of(1, values.length, values));
        bench.notebook()
                .close(
                        "spectrum",
                        "Spectrum",
                        String.format(
                                Locale.ROOT,
                                "Gradient descent learns each eigenvector of the tangent kernel on the training inputs at"
                                        + " the rate of its eigenvalue; at infinite width the largest is %.3g%s.",
                                values[0],
                                condition > 0
                                        ? String.format(Locale.ROOT, ", %.2g times the smallest", condition)
                                        : " and the smallest is 0"),
                        List.of(figure(values, widths.getLast())));
    }

    private List<AtWidth> measure(String name, int networks) {
        return bench.budget().trained().widths().stream()
                .map(width -> new AtWidth(width, measure(width, name, networks)))
                .toList();
    }

    private Sample measure(int width, String name, int networks) {
        Ensemble ensemble = new Ensemble(
                bench.anatomy().atWidth(width),
                Engine.REAL_WEIGHTS,
                Address.of(bench.seed(), name + ".width-" + width),
                networks);
        Sample kernels = Sample.draw(ensemble, task.inputs(), new Reading.TangentKernel(new Outputs.One(0)));
        int size = task.inputs().rows();
        Matrix values = Matrix.zeros(networks, size);
        for (int k = 0; k < networks; k++) {
            double[] descending = descending(unpacked(kernels.rows().row(k), size));
            System.arraycopy(descending, 0, values.entries(), k * size, size);
        }
        return new Sample(values, bench.seed(), Engine.REAL_WEIGHTS);
    }

    private static Matrix unpacked(double[] pairs, int size) {
        Matrix kernel = Matrix.zeros(size, size);
        int at = 0;
        for (int a = 0; a < size; a++) {
            for (int b = a; b < size; b++) {
                kernel.set(a, b, pairs[at]);
                kernel.set(b, a, pairs[at++]);
            }
        }
        return kernel;
    }

    private static double[] descending(Matrix kernel) {
        double[] ascending = SymmetricEigen.of(kernel).values().toArray();
        double[] values = new double[ascending.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, ascending[values.length - 1 - i]);
        }
        return values;
    }

    private void judgeLargest(List<AtWidth> pilot, List<AtWidth> widths, boolean tame) {
        double predicted = descending(theory.kernels().ntkTrain())[0];
        double shrink = Math.sqrt((double) PILOT / NETWORKS);
        WidthSeries planned = new WidthSeries(pilot.stream()
                .map(at -> {
                    var measured = at.largest().measurement();
                    return new WidthSeries.Point(
                            at.width(),
                            Evidence.even(measured.with(measured.mean(), shrink * measured.standardError())));
                })
                .toList());
        Foresight.Choice choice = Foresight.chooseByRatio(
                predicted,
                WidthExpansion.limitError(planned, bench.reading()),
                List.of(
                        new Alternative(
                                "the covariance of the outputs, as if only the readout learned",
                                descending(theory.kernels().nngpTrain())[0]),
                        new Alternative(
                                "all inputs alike, the trace",
                                trace(theory.kernels().ntkTrain()))));
        Question question = Question.of(
                        Subject.of(
                                "spectrum.largest", "largest eigenvalue of the tangent kernel on the training inputs"),
                        Bases.limit(predicted, 1e-9 * predicted, Bases.NTK),
                        choice.rival(),
                        bench.remedy())
                .expecting(tame ? choice.expected() : Verdict.INCONCLUSIVE);
        WidthSeries series = new WidthSeries(widths.stream()
                .map(at -> new WidthSeries.Point(at.width(), at.largest()))
                .toList());
        bench.notebook().land(PositiveLimit.judge(question, series, bench.reading()));
    }

    private static double trace(Matrix kernel) {
        double sum = 0;
        for (double entry : kernel.diagonal()) {
            sum += entry;
        }
        return sum;
    }

    private Figure figure(double[] theoretical, AtWidth measured) {
        int size = theoretical.length;
        double smallest = 1e-12 * theoretical[0];
        List<Double> ranks = new ArrayList<>();
        List<Double> lines = new ArrayList<>();
        List<Double> dots = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Evidence at = measured.eigenvalues().mean(i);
            if (theoretical[i] > smallest && at.measurement().mean() > smallest) {
                ranks.add(i + 1.0);
                lines.add(theoretical[i]);
                dots.add(at.measurement().mean());
                errors.add(at.measurement().standardError());
            }
        }
        return new Figure.Plot(
                "tangent-spectrum",
                "Eigenvalues of the tangent kernel on the training inputs",
                "Line: infinite width. Dots: real networks of width " + measured.width() + ", mean over networks.",
                new Figure.Axis("rank", true),
                new Figure.Axis("eigenvalue", true),
                List.of(
                        new Figure.Trace.Line("theory, infinite width", vector(ranks), vector(lines), Optional.empty()),
                        new Figure.Trace.Dots(
                                "measured, width " + measured.width(),
                                vector(ranks),
                                vector(dots),
                                Optional.of(vector(errors)))));
    }

    private static Vector vector(List<Double> numbers) {
        return Vector.of(numbers.stream().mapToDouble(x -> x).toArray());
    }
}
