package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.TreeMap;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Experiment;
import wick.experiment.Figure;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Subject;
import wick.experiment.Sweep;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.network.Activation;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.SpectralCoordinates;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;
import wick.theory.spectra.SphereSpectrum;
import wick.theory.spectra.SphereSpectrum.Kind;
import wick.theory.spectra.SphereSpectrum.Level;

/// The kernel matrix of N random points on a sphere has eigenvalues near N times those of the kernel as
/// an operator: in groups as large as there are spherical harmonics of each degree. What is drawn are
/// points; the mean over draws is extrapolated in 1/N as others are in 1/width.
public final class SphereEigenvalues implements Experiment {
    private static final int DEGREES = 24;
    private static final int GROUPS = 3;
    private static final int FAR = 64;

    @Override
    public String id() {
        return "sphere-spectrum";
    }

    @Override
    public String title() {
        return "Eigenvalues of a network's kernel on the sphere";
    }

    @Override
    public String question() {
        return "Which functions does the kernel of a wide network see best, and by how much?";
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(Setup.layer("relu", 2, 0));
        parameters.add(Setup.hidden(1));
        parameters.add(new Parameter.Choice("kernel", "which kernel", "ntk", List.of("ntk", "nngp")));
        parameters.add(new Parameter.Whole("dimension", "dimension of the inputs", 3, 2, 1000));
        parameters.add(new Parameter.Wholes(
                "points", "points on the sphere", List.of(64, 96, 128, 192, 256), WidthSeries.FEWEST, 5000));
        parameters.add(new Parameter.Whole("draws", "draws of the points", 400, 10, 1_000_000));
        parameters.add(Setup.SEED);
        return parameters;
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.BIETTI_2019, Bibliography.YANG_SALMAN_2019);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Stack stack = Stack.of(
                Activation.named(settings.choice("activation")).orElseThrow(),
                settings.real("weight-variance"),
                settings.real("bias-variance"),
                new Stack.Size(settings.size("dimension"), settings.size("hidden"), 1));
        KernelRecursion engine = KernelRecursion.of(stack.network(16).wire());
        Kind kind = Kind.valueOf(settings.choice("kernel").toUpperCase(Locale.ROOT));
        SphereSpectrum theory = SphereSpectrum.of(engine, kind, DEGREES);
        SphereSpectrum other = SphereSpectrum.of(engine, kind == Kind.NTK ? Kind.NNGP : Kind.NTK, DEGREES);
        List<Level> levels = theory.levels().stream()
                .sorted(Comparator.comparingDouble(
                        (Level level) -> -level.eigenvalue().value()))
                .limit(GROUPS)
                .filter(level ->
                        level.eigenvalue().value() > 10 * level.eigenvalue().error())
                .toList();
        Sweep sweep = draw(engine, kind, settings, progress);
        List<Comparison> comparisons = new ArrayList<>();
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        List<Figure.Trace> dots = new ArrayList<>();
        int from = 0;
        for (Level level : levels) {
            WidthSeries series = group(sweep, from, (int) level.multiplicity());
            from += (int) level.multiplicity();
            comparisons.add(judge(settings, level, other, new Measured(theory, series)));
            arrays.put("degree_" + level.degree(), Curves.table(series));
            dots.add(dot(level, comparisons.getLast()));
        }
        if (stack.activation().name().equals("relu") && settings.real("bias-variance") == 0) {
            comparisons.add(decay(settings, engine, kind));
        }
        arrays.put("eigenvalues", table(theory));
        String summary = String.format(
                Locale.ROOT,
                "Theory: degrees 0 to %d hold %.4g %% of the kernel's trace.",
                DEGREES,
                100 * (1 - theory.beyond()));
        return new Result(
                id(),
                answer(comparisons.getFirst()),
                List.of(new Section(id(), title(), summary, comparisons, List.of(figure(theory, dots)))),
                arrays);
    }

    /// The largest eigenvalues over N, descending, one row per draw.
    private Sweep draw(KernelRecursion engine, Kind kind, Settings settings, Progress progress) {
        List<Integer> counts = settings.wholes("points");
        double total = counts.stream().mapToDouble(n -> Math.pow(n, 3)).sum();
        List<Sweep.AtWidth> parts = new ArrayList<>();
        double done = 0;
        for (int count : counts) {
            progress.at(count + " points", done / total);
            Address address = Address.of(settings.whole("seed"), id() + ".points-" + count);
            Matrix rows = Matrix.zeros(settings.size("draws"), count);
            Parallel.forEach(rows.rows(), draw -> {
                Matrix points = points(address.network(draw).open(), count, engine.inputs());
                Kernels kernels = engine.kernels(points);
                Matrix gram = kind == Kind.NNGP ? kernels.nngp() : kernels.ntk();
                Vector values =
                        SpectralCoordinates.of(gram, Matrix.zeros(count, 1)).values();
                for (int i = 0; i < count; i++) {
                    rows.set(draw, i, values.at(count - 1 - i) / count);
                }
            });
            parts.add(new Sweep.AtWidth(
                    count, new Sample(rows, settings.whole("seed"), Measurement.Engine.DRAWN_POINTS)));
            done += Math.pow(count, 3);
        }
        return new Sweep(parts);
    }

    /// Uniform on the sphere |x|² = d.
    private static Matrix points(RandomStream stream, int count, int dimension) {
        Matrix points = Matrix.zeros(count, dimension);
        double[] x = points.entries();
        for (int i = 0; i < count; i++) {
            double square = 0;
            for (int j = i * dimension; j < (i + 1) * dimension; j++) {
                x[j] = stream.nextNormal();
                square += x[j] * x[j];
            }
            double scale = Math.sqrt(dimension / square);
            for (int j = i * dimension; j < (i + 1) * dimension; j++) {
                x[j] *= scale;
            }
        }
        return points;
    }

    private static WidthSeries group(Sweep sweep, int from, int size) {
        return sweep.series(sample -> sample.mean(row -> {
            double sum = 0;
            for (int i = from; i < from + size; i++) {
                sum += row[i];
            }
            return sum / size;
        }));
    }

    private static Basis basis() {
        return new Basis(
                List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.INFINITE_WIDTH), Bibliography.YANG_SALMAN_2019);
    }

    private record Measured(SphereSpectrum theory, WidthSeries series) {}

    private Comparison judge(Settings settings, Level level, SphereSpectrum other, Measured measured) {
        double value = level.eigenvalue().value();
        double wrong = other.levels().get(level.degree()).eigenvalue().value();
        Question question = Question.of(
                Subject.of(
                        "sphere.degree-" + level.degree(),
                        "eigenvalue of degree " + level.degree() + " per point"
                                + (level.multiplicity() > 1
                                        ? ", mean of " + (long) level.multiplicity() + " equal ones"
                                        : "")),
                new Prediction.Expansion(
                        value,
                        level.eigenvalue().error(),
                        new Prediction.Order("1/points", 0, 0),
                        OptionalDouble.empty(),
                        basis()),
                new Alternative("the other of the two kernels", wrong),
                settings.more(this, "draws"));
        // the remaining levels perturb this one by their sum over N
        double growth = Math.max(1, level.multiplicity());
        return WidthExpansion.limit(
                question, measured.series(), new WidthExpansion.Reading(growth, OptionalInt.empty()));
    }

    /// k^(−d) for the tangent kernel, k^(−d−2) for the other.
    private Comparison decay(Settings settings, KernelRecursion engine, Kind kind) {
        SphereSpectrum far = SphereSpectrum.of(engine, kind, 2 * FAR);
        double early = far.decayExponent(FAR / 2);
        double late = far.decayExponent(FAR);
        double extrapolated = 2 * late - early;
        int dimension = engine.inputs();
        double predicted = kind == Kind.NTK ? dimension : dimension + 2;
        Question question = Question.of(
                Subject.of("sphere.decay", "exponent with which eigenvalues of even degree fall at large degree"),
                new Prediction.Exact(
                        predicted,
                        0,
                        new Basis(
                                List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.INFINITE_WIDTH),
                                Bibliography.BIETTI_2019)),
                new Alternative("the other of the two kernels", kind == Kind.NTK ? dimension + 2 : dimension),
                settings.more(this, "draws"));
        Measurement measured = new Measurement(
                extrapolated,
                Math.abs(extrapolated - late),
                1,
                settings.whole("seed"),
                Measurement.Engine.DETERMINISTIC,
                List.of());
        return Judge.of(question, Evidence.even(measured));
    }

    /// One row per degree: degree, multiplicity, eigenvalue, error.
    private static Matrix table(SphereSpectrum theory) {
        Matrix table = Matrix.zeros(theory.levels().size(), 4);
        for (Level level : theory.levels()) {
            table.set(level.degree(), 0, level.degree());
            table.set(level.degree(), 1, level.multiplicity());
            table.set(level.degree(), 2, level.eigenvalue().value());
            table.set(level.degree(), 3, level.eigenvalue().error());
        }
        return table;
    }

    private static Figure.Trace dot(Level level, Comparison comparison) {
        return new Figure.Trace.Dots(
                "degree " + level.degree(),
                Vector.of(level.degree() + 1),
                Vector.of(comparison.measurement().mean()),
                Optional.of(Vector.of(comparison.measurement().standardError())));
    }

    private static Figure figure(SphereSpectrum theory, List<Figure.Trace> dots) {
        List<Level> seen = theory.levels().stream()
                .filter(level ->
                        level.eigenvalue().value() > 10 * level.eigenvalue().error())
                .toList();
        List<Figure.Trace> traces = new ArrayList<>();
        traces.add(new Figure.Trace.Line(
                "theory",
                Vector.of(seen.stream().mapToDouble(l -> l.degree() + 1.0).toArray()),
                Vector.of(seen.stream().mapToDouble(l -> l.eigenvalue().value()).toArray()),
                Optional.empty()));
        traces.addAll(dots);
        return new Figure.Plot(
                "sphere-eigenvalues",
                "Eigenvalues of the kernel by degree",
                "Degrees that the kernel does not see are left out.",
                new Figure.Axis("degree + 1", true),
                new Figure.Axis("eigenvalue", true),
                traces);
    }

    private static String answer(Comparison first) {
        return String.format(
                Locale.ROOT,
                "The largest eigenvalue of the kernel is %.4g; theory says %.4g.",
                first.measurement().mean(),
                first.prediction().value());
    }
}
