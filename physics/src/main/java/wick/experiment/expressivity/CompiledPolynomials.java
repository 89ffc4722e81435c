package wick.experiment.expressivity;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.network.Tanh;
import wick.network.formula.Interval;
import wick.numeric.matrix.Matrix;
import wick.observable.ExpressivityBibliography;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.topic.expressivity.lab.SupremumError;
import wick.topic.expressivity.polynomial.Polynomial;
import wick.topic.expressivity.polynomial.RandomPolynomials;
import wick.topic.expressivity.theory.compiler.Compiled;
import wick.topic.expressivity.theory.compiler.PolynomialCompiler;
import wick.topic.expressivity.theory.compiler.Target;

/// Random polynomials compiled into networks: the certified error against the largest measured one, the neurons for
/// each multiplication, the number of terms. That any tolerance is reached must disagree: rounding sets a floor.
public final class CompiledPolynomials implements Experiment {
    private static final int VARIABLES = 6;
    private static final int DEGREE = 6;
    private static final int TERMS = 12;
    /// What the certificate may exceed the measured error by, in the median.
    private static final double TIGHTNESS = 1000;
    /// The tolerance that is asked for.
    private static final double TOLERANCE = 1e-12;

    @Override
    public String id() {
        return "compiled-polynomials";
    }

    @Override
    public String title() {
        return "Polynomials compiled into networks";
    }

    @Override
    public String question() {
        return "Is the certified error of compiled networks never exceeded, and how many neurons does a product cost?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole("polynomials", "random polynomials", 150, 20, 1_000_000),
                new Parameter.Whole("from", "number of the first of them", 0, 0, 1_000_000_000),
                new Parameter.Whole("points", "random points for each", 100, 10, 1_000_000),
                GateBases.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(ExpressivityBibliography.LIN_2017);
    }

    /// One polynomial with connections that skip layers.
    private record Row(double bound, double measured, double neurons, double copied, double products) {}

    @Override
    public Result run(Settings settings, Progress progress) {
        int count = settings.size("polynomials");
        PolynomialCompiler compiler = new PolynomialCompiler(new Tanh());
        RandomPolynomials random = new RandomPolynomials(VARIABLES, DEGREE, TERMS);
        List<Row> rows = new ArrayList<>();
        Matrix table = Matrix.zeros(count, 5);
        for (int i = 0; i < count; i++) {
            Row row = row(settings, compiler, random.draw(settings.whole("seed"), settings.size("from") + i));
            rows.add(row);
            double[] cells = {row.bound, row.measured, row.neurons, row.copied, row.products};
            for (int column = 0; column < cells.length; column++) {
                table.set(i, column, cells[column]);
            }
            if (i % 10 == 9) {
                progress.at("polynomials", (i + 1.0) / count);
            }
        }
        List<Comparison> errors = List.of(exceeded(settings, rows), tightness(settings, rows));
        List<Comparison> counts = List.of(neurons(settings, rows), copies(settings, rows), terms(settings));
        List<Comparison> source = List.of(floor(settings, compiler));
        TreeMap<String, Matrix> arrays = new TreeMap<>();
        arrays.put("polynomials", table);
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "The certificate is %.3g times the measured error in the median and never below it; %.4g neurons"
                                + " for each multiplication.",
                        errors.get(1).measurement().mean(),
                        counts.getFirst().measurement().mean()),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "Certified and largest measured error of " + count + " random polynomials, tanh.",
                                errors,
                                List.of()),
                        new Section(
                                "counts",
                                "Sizes",
                                "Neurons for each multiplication, with and without connections that skip layers; terms.",
                                counts,
                                List.of()),
                        new Section(
                                "source",
                                "Any tolerance",
                                "There is a network for every tolerance, of the same size: in exact arithmetic.",
                                source,
                                List.of())),
                arrays);
    }

    private static List<Interval> box(Polynomial polynomial) {
        return Collections.nCopies(polynomial.variables().size(), new Interval(-1, 1));
    }

    private static Row row(Settings settings, PolynomialCompiler compiler, Polynomial polynomial) {
        Target skipping = Target.TREE.withSkips(true).withNeurons(4);
        Compiled compiled = compiler.compile(polynomial, box(polynomial), skipping, 1);
        Compiled copied = compiler.compile(polynomial, box(polynomial), skipping.withSkips(false), 1);
        SupremumError.Box where = SupremumError.Box.cube(polynomial.variables().size(), -1, 1, settings.size("points"));
        double first =
                SupremumError.of(compiled.network(), polynomial::value, where).largest() / compiled.errorBound();
        double second =
                SupremumError.of(copied.network(), polynomial::value, where).largest() / copied.errorBound();
        double share = Math.max(first, second);
        return new Row(
                compiled.errorBound(),
                share * compiled.errorBound(),
                compiled.network().neurons(),
                copied.network().neurons(),
                compiled.multiplications());
    }

    private Question atMost(Settings settings, Subject subject, double bound) {
        return new Question(
                subject,
                new Prediction.Bound(bound, 0, true, GateBases.SOURCE),
                Optional.empty(),
                Verdict.NOT_VIOLATED,
                settings.more(this, "polynomials"));
    }

    private Comparison exceeded(Settings settings, List<Row> rows) {
        double worst =
                rows.stream().mapToDouble(row -> row.measured / row.bound).max().orElseThrow();
        Question question = atMost(
                settings,
                Subject.of("certificate", "largest measured error over its certificate, over all polynomials"),
                1);
        return Judge.of(question, GateBases.calculated(worst, 0, settings.whole("seed")));
    }

    private Comparison tightness(Settings settings, List<Row> rows) {
        double[] ratios = rows.stream()
                .mapToDouble(row -> row.bound / row.measured)
                .sorted()
                .toArray();
        Question question =
                atMost(settings, Subject.of("tightness", "certificate over measured error, median"), TIGHTNESS);
        return Judge.of(question, GateBases.calculated(ratios[ratios.length / 2], 0, settings.whole("seed")));
    }

    private Comparison neurons(Settings settings, List<Row> rows) {
        double neurons = rows.stream().mapToDouble(Row::neurons).sum();
        double products = rows.stream().mapToDouble(Row::products).sum();
        Question question = atMost(
                settings,
                Subject.of("neurons", "neurons for each multiplication, with connections that skip layers"),
                4);
        return Judge.of(question, GateBases.calculated(neurons / products, 0, settings.whole("seed")));
    }

    private Comparison copies(Settings settings, List<Row> rows) {
        double copied = rows.stream().mapToDouble(Row::copied).sum();
        double products = rows.stream().mapToDouble(Row::products).sum();
        Question question = atMost(
                settings,
                Subject.of("neurons.copied", "neurons for each multiplication, with copies in place of skipping"),
                5);
        return Judge.of(question, GateBases.calculated(copied / products, 0, settings.whole("seed")));
    }

    /// (1 + x1 + … + x10)^4 has every monomial of degree up to 4.
    private Comparison terms(Settings settings) {
        int variables = 10;
        int degree = 4;
        StringBuilder sum = new StringBuilder("(1");
        for (int i = 1; i <= variables; i++) {
            sum.append(" + x").append(i);
        }
        int counted =
                Polynomial.of(sum + ")^" + degree).expanded(100_000).terms().size();
        BigInteger predicted = BigInteger.ONE;
        for (int i = 1; i <= degree; i++) {
            predicted = predicted.multiply(BigInteger.valueOf(variables + i)).divide(BigInteger.valueOf(i));
        }
        Question question = Question.of(
                Subject.of("terms", "terms of degree up to 4 in 10 variables"),
                new Prediction.Exact(predicted.doubleValue(), 0, GateBases.SOURCE),
                new Alternative("ordered products, (n + 1)^d", Math.pow(variables + 1.0, degree)),
                settings.more(this, "polynomials"));
        return Judge.of(question, GateBases.calculated(counted, 0, settings.whole("seed")));
    }

    private Comparison floor(Settings settings, PolynomialCompiler compiler) {
        Polynomial polynomial = Polynomial.of("x*y*z");
        Compiled best = compiler.compile(polynomial, box(polynomial), Target.TREE, TOLERANCE);
        double measured = SupremumError.of(best.network(), polynomial::value, SupremumError.Box.cube(3, -1, 1, 2000))
                .largest();
        Question question = atMost(
                        settings,
                        Subject.of("source.tolerance", "least error of x y z in double precision, tolerance 1e-12"),
                        TOLERANCE)
                .expecting(Verdict.DISAGREES);
        return Judge.of(question, GateBases.calculated(measured, 0, settings.whole("seed")));
    }
}
