package wick.experiment.information;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.observable.ExpressivityBibliography;
import wick.observable.Source;
import wick.topic.information.FittedCouplings;
import wick.topic.information.FittedCouplings.Mode;
import wick.topic.information.QuadraticField;
import wick.topic.information.lab.field.FieldSampler;
import wick.topic.information.lab.field.ModePower;
import wick.topic.information.theory.field.BlockMeans;
import wick.topic.information.theory.field.BlockMeans.Direction;
import wick.topic.information.theory.field.ScalingRule;

/// Couplings of drawn fields after their blocks are replaced by means, fitted in the form of the Hamiltonian they had,
/// against the same fit to the exact sum over aliases. The rule y_i' = b^(2 − 2i) y_i must disagree for the second
/// coupling, and, with means that are divided by b² once more, for all.
public final class BlockAveraging implements Experiment {
    private static final List<Integer> BLOCKS = List.of(2, 4);
    private static final int KEPT = 5;

    @Override
    public String id() {
        return "block-averaging";
    }

    @Override
    public String title() {
        return "The couplings of block means";
    }

    @Override
    public String question() {
        return "Do block means of a Gaussian field have the couplings that counting powers of the block gives?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole("size", "points along a side of the lattice, a power of two", 256, 64, 1024),
                new Parameter.Real("mass", "y0", 0.01, 1e-4, 1),
                new Parameter.Real("second", "y2, where y1 is 1", 0.5, 0, 10),
                new Parameter.Real("cut", "largest K of the modes that are fitted", 1.5, 0.5, 4),
                Sets.count("pairs of fields", 120),
                Sets.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(ExpressivityBibliography.LIN_2017);
    }

    /// One size of blocks: the fits of every pair of fields' power and of the exact spectrum.
    private record Coarse(int block, List<Evidence> fitted, Vector exact, Vector taylor, Vector counted) {}

    @Override
    public Result run(Settings settings, Progress progress) {
        int size = settings.size("size");
        if (Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("parameter 'size' is '" + size + "', allowed: a power of two");
        }
        QuadraticField field = QuadraticField.of(settings.real("mass"), 1, settings.real("second"));
        List<Sample> powers = draw(settings, field, size, progress);
        List<Coarse> coarse = new ArrayList<>();
        for (int i = 0; i < BLOCKS.size(); i++) {
            coarse.add(coarse(settings, field, size / BLOCKS.get(i), powers.get(i)));
        }
        List<Comparison> right = new ArrayList<>();
        List<Comparison> wrong = new ArrayList<>();
        for (Coarse blocks : coarse) {
            right.add(second(settings, blocks, false));
            right.add(mass(settings, blocks, false));
            wrong.add(second(settings, blocks, true));
            wrong.add(mass(settings, blocks, true));
        }
        TreeMap<String, Matrix> arrays = new TreeMap<>();
        arrays.put("couplings", table(coarse));
        Coarse first = coarse.getFirst();
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "Not the second one: blocks of 2 leave y2 = %.3f ± %.2g in the fit, the exact sum %.3f, the rule"
                                + " %.3f. y2 flows to y1/6, not to 0.",
                        first.fitted().get(2).measurement().mean(),
                        first.fitted().get(2).measurement().standardError(),
                        first.exact().at(2),
                        first.counted().at(2)),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "1/S = y0 + y1 K + y2 K² + a K₁K₂ fitted by Whittle's likelihood up to the cut, to drawn"
                                        + " fields and to the exact sum over aliases.",
                                right,
                                List.of(figure(field))),
                        new Section(
                                "counted",
                                "Wrong: the second coupling decays as b⁻², and a mean may be divided by b²",
                                "The rule is exact for a sharp cut-off of wave numbers. Block means keep a second coupling of"
                                        + " y1/6, and a mean divided by b² once more has all couplings b⁴ times as large.",
                                wrong,
                                List.of())),
                arrays);
    }

    /// For each size of blocks the mean power by orbit of each pair of fields.
    private static List<Sample> draw(Settings settings, QuadraticField field, int size, Progress progress) {
        List<ModePower> powers =
                BLOCKS.stream().map(block -> new ModePower(size / block)).toList();
        int columns = powers.stream().mapToInt(ModePower::orbits).sum();
        FieldSampler sampler = new FieldSampler(field, size);
        Sample both = Sets.draw(
                settings,
                "block-averaging",
                columns,
                (stream, row) -> {
                    double[] first = new double[size * size];
                    double[] second = new double[size * size];
                    sampler.pairInto(stream, first, second);
                    int from = 0;
                    for (int i = 0; i < powers.size(); i++) {
                        double[] ofFirst = new double[powers.get(i).orbits()];
                        double[] ofSecond = new double[ofFirst.length];
                        powers.get(i)
                                .pairInto(
                                        FieldSampler.blockMeans(first, size, BLOCKS.get(i)),
                                        FieldSampler.blockMeans(second, size, BLOCKS.get(i)),
                                        ofFirst,
                                        ofSecond);
                        for (int k = 0; k < ofFirst.length; k++) {
                            row[from + k] = (ofFirst[k] + ofSecond[k]) / 2;
                        }
                        from += ofFirst.length;
                    }
                },
                progress);
        int split = powers.getFirst().orbits();
        return List.of(columns(both, 0, split), columns(both, split, columns));
    }

    private static Sample columns(Sample sample, int from, int to) {
        Matrix part = Matrix.zeros(sample.networks(), to - from);
        for (int i = 0; i < part.rows(); i++) {
            System.arraycopy(sample.rows().row(i), from, part.entries(), i * (to - from), to - from);
        }
        return new Sample(part, sample.seed(), sample.engine());
    }

    private static Coarse coarse(Settings settings, QuadraticField field, int coarse, Sample power) {
        int block = settings.size("size") / coarse;
        double cut = settings.real("cut");
        ModePower modes = new ModePower(coarse);
        BlockMeans means = new BlockMeans(field, block);
        List<Evidence> fitted = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            int coupling = k;
            fitted.add(power.jackknife(
                    mean -> FittedCouplings.of(modes.modes(mean), cut).at(coupling), row -> row[KEPT]));
        }
        double[] exact = new double[modes.orbits()];
        for (int i = 0; i <= coarse / 2; i++) {
            for (int j = 0; j <= i; j++) {
                exact[i * (i + 1) / 2 + j] = means.spectrum(2 * Math.PI * i / coarse, 2 * Math.PI * j / coarse);
            }
        }
        List<Mode> spectrum = modes.modes(exact);
        return new Coarse(
                block,
                fitted,
                FittedCouplings.of(spectrum, cut),
                means.couplings(2, Direction.AXIS),
                ScalingRule.PLAIN_MEAN.counted(field.couplings(), block));
    }

    private Comparison second(Settings settings, Coarse blocks, boolean source) {
        double exact = blocks.exact().at(2);
        double counted = blocks.counted().at(2);
        String quantity = "y2 of means over blocks of " + blocks.block();
        Question question = source
                ? Question.of(
                                Subject.of("counted.y2.block-" + blocks.block(), quantity + ", b⁻² y2 by the rule"),
                                Sets.exact(counted, 0),
                                new Alternative("the sum over aliases", exact),
                                settings.more(this, "sets"))
                        .expecting(Verdict.DISAGREES)
                : Question.of(
                        Subject.of("y2.block-" + blocks.block(), quantity),
                        Sets.exact(exact, 1e-9),
                        new Alternative("b⁻² y2, equation 24 of the source", counted),
                        settings.more(this, "sets"));
        return Judge.of(question, blocks.fitted().get(2));
    }

    /// y0 of plain means, or of means that are divided by b² once more.
    private Comparison mass(Settings settings, Coarse blocks, boolean divided) {
        double stiffer = 1 / Math.pow(ScalingRule.MEAN_DIVIDED.factor(blocks.block()), 2);
        double exact = blocks.exact().at(0);
        Evidence fitted = blocks.fitted().getFirst();
        if (!divided) {
            return Judge.of(
                    Question.of(
                            Subject.of("y0.block-" + blocks.block(), "y0 of means over blocks of " + blocks.block()),
                            Sets.exact(exact, 1e-9),
                            new Alternative("y0 as it was", settings.real("mass")),
                            settings.more(this, "sets")),
                    fitted);
        }
        Evidence scaled = new Evidence(
                fitted.measurement()
                        .with(
                                stiffer * fitted.measurement().mean(),
                                stiffer * fitted.measurement().standardError()),
                fitted.heaviestShare());
        return Judge.of(
                Question.of(
                                Subject.of(
                                        "divided.y0.block-" + blocks.block(),
                                        "y0 of means over blocks of " + blocks.block()
                                                + " divided by b² once more, b² y0 by the rule"),
                                Sets.exact(blocks.counted().at(0), 0),
                                new Alternative("b⁶ y0", stiffer * exact),
                                settings.more(this, "sets"))
                        .expecting(Verdict.DISAGREES),
                scaled);
    }

    /// One row per block: b, then fitted, its error, the exact fit, the Taylor coefficient, counted, for y0, y1, y2.
    private static Matrix table(List<Coarse> coarse) {
        Matrix table = Matrix.zeros(coarse.size(), 16);
        for (int r = 0; r < coarse.size(); r++) {
            Coarse blocks = coarse.get(r);
            table.set(r, 0, blocks.block());
            for (int i = 0; i < 3; i++) {
                table.set(r, 1 + 5 * i, blocks.fitted().get(i).measurement().mean());
                table.set(r, 2 + 5 * i, blocks.fitted().get(i).measurement().standardError());
                table.set(r, 3 + 5 * i, blocks.exact().at(i));
                table.set(r, 4 + 5 * i, blocks.taylor().at(i));
                table.set(r, 5 + 5 * i, blocks.counted().at(i));
            }
        }
        return table;
    }

    private static Figure figure(QuadraticField field) {
        Vector steps = Vector.range(0, 8);
        QuadraticField massless = QuadraticField.of(0, 1, field.couplings().at(2));
        return new Figure.Plot(
                "flow",
                "The second coupling under repeated halving",
                "With y0 = 0 and y1 = 1 it flows to 1/6 along an axis and to 1/8 along the diagonal, not to 0.",
                new Figure.Axis("steps, b = 2", false),
                new Figure.Axis("y2", false),
                List.of(
                        new Figure.Trace.Line(
                                "exact, axis",
                                steps,
                                steps.map(n -> flow(massless, (int) n, Direction.AXIS)),
                                Optional.empty()),
                        new Figure.Trace.Line(
                                "exact, diagonal",
                                steps,
                                steps.map(n -> flow(massless, (int) n, Direction.DIAGONAL)),
                                Optional.empty()),
                        new Figure.Trace.Line(
                                "equation 24",
                                steps,
                                steps.map(n -> field.couplings().at(2) * Math.pow(4, -n)),
                                Optional.empty())));
    }

    private static double flow(QuadraticField field, int steps, Direction direction) {
        return new BlockMeans(field, 1 << steps).couplings(2, direction).at(2);
    }
}
