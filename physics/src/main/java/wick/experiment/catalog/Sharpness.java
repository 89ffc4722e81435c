package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.ScalingFit;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Subject;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.lab.curvature.Hessian;
import wick.lab.curvature.Lanczos;
import wick.lab.curvature.SpectralDensity;
import wick.lab.realization.RealNetwork;
import wick.lab.training.TrainingTask.Examples;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.network.training.Loss;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.SymmetricEigen;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.theory.infinitewidth.HessianTrace;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;

/// The Hessian of the loss of wide networks before training: its largest eigenvalue is that of the tangent kernel,
/// its trace is not.
public final class Sharpness implements Experiment {
    private static final Matrix INPUTS = Matrix.of(3, 2, 1, 0.2, -0.5, 0.9, 0.3, -1.1);
    private static final Matrix TARGETS = Matrix.of(3, 1, 2, -1, 0.6);
    private static final double WEIGHTS = 2;
    private static final double BIASES = 0.1;
    private static final int TOP = 0;
    private static final int TRACE = 1;
    private static final int OFF = 2;
    private static final int COLUMNS = 3;
    private static final Basis EXACT = new Basis(
            List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.ANY_WIDTH, Assumption.SQUARED_LOSS),
            Bibliography.JACOT_2018);

    @Override
    public String id() {
        return "sharpness";
    }

    @Override
    public String title() {
        return "The sharpness of wide networks is that of the tangent kernel";
    }

    @Override
    public String question() {
        return "What are the largest eigenvalue and the trace of the Hessian of the loss before training?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Setup.widths(32, 64, 128, 256), Setup.networks(1500), Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.JACOT_2018, Bibliography.LEE_2019);
    }

    private static Wiring wiring(int width) {
        return Stack.of(new Tanh(), WEIGHTS, BIASES, new Stack.Size(2, 1, 1))
                .network(width)
                .wire();
    }

    /// Largest eigenvalue and trace of the Hessian, and how far the first is from that of the Gauss-Newton part.
    private Sample sample(Settings settings, int width) {
        Address address = Address.of(settings.whole("seed"), id() + ".width-" + width);
        Address probes = Address.of(settings.whole("seed"), id() + ".probes.width-" + width);
        Examples examples = new Examples(INPUTS, TARGETS);
        Matrix rows = Matrix.zeros(settings.size("networks"), COLUMNS);
        int blocks = Math.min(rows.rows(), 64);
        Parallel.forEach(blocks, block -> {
            RealNetwork network = new RealNetwork(wiring(width));
            for (int k = block; k < rows.rows(); k += blocks) {
                Address own = probes.network(k);
                network.draw(address.network(k));
                Hessian whole = Hessian.of(network, examples, Loss.HALF_SQUARES);
                Hessian newton = Hessian.gaussNewton(network, examples, Loss.HALF_SQUARES);
                double top = top(whole, own.layer(1));
                rows.set(k, TOP, top);
                rows.set(k, TRACE, SpectralDensity.trace(whole, 2, own.layer(2)).mean());
                rows.set(k, OFF, top - top(newton, own.layer(3)));
            }
        });
        return new Sample(rows, settings.whole("seed"), Engine.REAL_WEIGHTS);
    }

    private static double top(Hessian hessian, Address address) {
        return Lanczos.largest(hessian, 1, Lanczos.Effort.USUAL, address.open())
                .getFirst()
                .value();
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        List<Integer> widths = settings.wholes("widths");
        List<Sample> samples = new ArrayList<>();
        for (int width : widths) {
            progress.at("width " + width, samples.size() / (double) widths.size());
            samples.add(sample(settings, width));
        }
        WidthSeries top = series(widths, samples, false);
        WidthSeries off = series(widths, samples, true);
        Kernels kernels = KernelRecursion.of(wiring(widths.getLast())).kernels(INPUTS);
        double largest = largest(kernels.ntk());
        Comparison limit = limit(settings, top, largest, largest(kernels.nngp()));
        Comparison trace = trace(settings, widths.getFirst(), samples.getFirst());
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "The sharpness of wide networks is %.3f ± %.3f, the largest eigenvalue of the tangent kernel %.3f; the"
                                + " largest stable rate is 2 over it.",
                        limit.measurement().mean(),
                        limit.measurement().standardError(),
                        largest),
                List.of(new Section(
                        id(),
                        title(),
                        "Half squares over three points, one hidden layer of tanh. Second derivatives of the output make many"
                                + " small eigenvalues, which the trace sees and the sharpness hardly does.",
                        List.of(limit, exponent(settings, off), trace),
                        List.of(Curves.overWidth(
                                new Curves.Caption(
                                        "sharpness",
                                        "Largest eigenvalue of the Hessian before training",
                                        "The mean over networks falls to the line, that of the tangent kernel of infinite width.",
                                        "sharpness"),
                                top,
                                _ -> largest)))),
                Curves.tables(Map.of("sharpness", top, "beyond_gauss_newton", off)));
    }

    private static WidthSeries series(List<Integer> widths, List<Sample> samples, boolean off) {
        List<WidthSeries.Point> points = new ArrayList<>();
        for (int i = 0; i < widths.size(); i++) {
            Sample sample = samples.get(i);
            points.add(new WidthSeries.Point(
                    widths.get(i), off ? sample.geometricMean(row -> Math.abs(row[OFF])) : sample.mean(TOP)));
        }
        return new WidthSeries(points);
    }

    private static double largest(Matrix kernel) {
        return SymmetricEigen.of(kernel).values().at(kernel.rows() - 1);
    }

    private Comparison limit(Settings settings, WidthSeries series, double largest, double other) {
        Question question = Question.of(
                Subject.of("sharpness", "mean sharpness before training, limit of infinite width"),
                Bases.limit(largest, 1e-12 * largest, Bases.NTK),
                new Alternative("largest eigenvalue of the kernel of the outputs", other),
                settings.more(this, "networks"));
        return WidthExpansion.limit(
                question, series, new WidthExpansion.Reading(1, OptionalInt.of(series.narrowest())));
    }

    private Comparison exponent(Settings settings, WidthSeries series) {
        List<Integer> widths = settings.wholes("widths");
        Question question = Question.of(
                Subject.of(
                        "beyond-gauss-newton", "what second derivatives of the output add to the sharpness, exponent"),
                Bases.power(-1, widths.getFirst(), widths.getLast(), Bases.NTK),
                new Alternative("1/√n, the norm of the second derivatives", -0.5),
                settings.more(this, "networks"));
        return ScalingFit.of(question, series, new WidthExpansion.Reading(1, OptionalInt.empty()));
    }

    private Comparison trace(Settings settings, int width, Sample sample) {
        double whole = 0;
        double newton = 0;
        double error = 0;
        for (int i = 0; i < INPUTS.rows(); i++) {
            double square = (INPUTS.at(i, 0) * INPUTS.at(i, 0) + INPUTS.at(i, 1) * INPUTS.at(i, 1)) / 2;
            HessianTrace at = HessianTrace.at(BIASES + WEIGHTS * square, new Tanh(), WEIGHTS, BIASES);
            whole += at.whole().value();
            newton += at.gaussNewton().value();
            error += at.whole().error();
        }
        Question question = Question.of(
                Subject.of("trace", "mean trace of the Hessian before training").atWidth(width),
                new Prediction.Exact(whole, error, EXACT),
                new Alternative("the trace of the tangent kernel", newton),
                settings.more(this, "networks"));
        return Judge.of(question, sample.mean(TRACE));
    }
}
