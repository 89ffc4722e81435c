package wick.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import wick.numeric.matrix.Matrix;
import wick.topic.expressivity.lab.kan.Kan;
import wick.topic.expressivity.lab.kan.KanFile;
import wick.topic.expressivity.lab.kan.KanFormula;
import wick.topic.expressivity.lab.kan.KanPlan;
import wick.topic.expressivity.lab.kan.KanTraining;
import wick.topic.expressivity.lab.kan.Penalty;
import wick.topic.expressivity.lab.kan.Samples;
import wick.topic.expressivity.lab.symbolic.Formula;
import wick.topic.expressivity.lab.symbolic.FormulaFit;
import wick.topic.expressivity.lab.symbolic.FormulaText;

/// One network fitted to one table: grid after grid, pruned, named, written down; told as it goes.
final class KanFitting {
    /// Samples that functions are named by; more would not change the names.
    private static final int NAMING = 1000;
    /// Named edges below this share of the largest to the same node are there by accident.
    private static final double NOTHING = 1e-5;
    private static final int LAST_STEPS = 100;
    private static final double PAUSE = 1e9;

    private final KanColumns columns;
    private final KanOptions asked;
    private final KanPlan plan;
    private final Console console;
    private final List<Stage> stages = new ArrayList<>();
    private final List<String> named = new ArrayList<>();
    private long told = System.nanoTime();

    /// What came of one grid.
    record Stage(int intervals, int parameters, double train, OptionalDouble test) {
        SequencedMap<String, Object> json() {
            SequencedMap<String, Object> json = new LinkedHashMap<>();
            json.put("intervals", intervals);
            json.put("parameters", parameters);
            json.put("rms_train", train);
            json.put("rms_test", test);
            return json;
        }
    }

    /// A formula as text, what it misses, and the numbers it has.
    record Written(String text, double train, OptionalDouble test) {}

    KanFitting(KanColumns columns, KanOptions asked, KanPlan plan, Console console) {
        this.columns = columns;
        this.asked = asked;
        this.plan = plan;
        this.console = console;
    }

    List<Stage> stages() {
        return stages;
    }

    List<String> named() {
        return named;
    }

    /// The trained network; pruned if that was asked for.
    Kan train() {
        KanTraining training = new KanTraining(plan, columns.train(), this::stepped);
        int first = plan.grids().getFirst();
        Penalty penalty = asked.penalty();
        Kan kan = training.begin(penalty);
        if (asked.prune()) {
            kan = training.pruned(kan, asked.threshold());
            console.say(String.format(Locale.ROOT, "  ... pruned to %s, %d edges", kan.shape(), kan.edges()));
        }
        if (penalty.strength() > 0) {
            kan = training.on(kan, first, Penalty.NONE);
        }
        record(kan, first);
        for (int intervals : plan.grids().subList(1, plan.grids().size())) {
            kan = training.on(kan, intervals, Penalty.NONE);
            record(kan, intervals);
        }
        return kan;
    }

    /// The network with its edges named as far as they can be.
    Kan named(Kan kan) {
        Samples few = columns.train().rows(0, Math.min(NAMING, columns.train().size()));
        KanTraining naming = new KanTraining(plan, few, (_, _, _) -> {});
        Kan all = new KanFormula(naming, few).named(kan, choice -> {
            String line = String.format(
                    Locale.ROOT,
                    "layer %d, %d to %d: %s (1 - R^2 = %.2g)",
                    choice.layer() + 1,
                    choice.input() + 1,
                    choice.output() + 1,
                    choice.best().function().text(),
                    choice.best().unexplained());
            named.add(line);
            console.say("  ... " + line);
        });
        return naming.polished(naming.pruned(all, NOTHING), LAST_STEPS);
    }

    /// The network as a formula in the names of the columns; nothing where an edge kept its spline.
    Optional<Written> written(Kan kan) {
        Samples few = columns.train().rows(0, Math.min(NAMING, columns.train().size()));
        return KanFormula.formulas(kan).map(formulas -> {
            FormulaFit fit = new FormulaFit(few.inputs(), few.targets().entries());
            Formula plain = fit.plain(formulas.getFirst());
            int digits = fit.digits(plain);
            Formula shown = FormulaFit.shown(plain, digits);
            return new Written(
                    FormulaText.of(plain, columns.variables(), digits),
                    miss(shown, columns.train()),
                    columns.test().size() == 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(miss(shown, columns.test())));
        });
    }

    private static double miss(Formula formula, Samples samples) {
        double miss = new FormulaFit(samples.inputs(), samples.targets().entries()).rootMeanSquare(formula);
        if (!Double.isFinite(miss)) {
            throw new BadInput("the formula found is not defined at every row; leave out --symbolic, or change --seed");
        }
        return miss;
    }

    KanFile file(Kan kan) {
        return new KanFile(kan, columns.variables(), List.of(columns.target()));
    }

    Stage judged(Kan kan, int intervals) {
        Samples test = columns.test();
        return new Stage(
                intervals,
                kan.parameters().size(),
                columns.train().rootMeanSquare(answers(kan, columns.train())),
                test.size() == 0 ? OptionalDouble.empty() : OptionalDouble.of(test.rootMeanSquare(answers(kan, test))));
    }

    private static Matrix answers(Kan kan, Samples samples) {
        return kan.apply(samples.inputs());
    }

    private void record(Kan kan, int intervals) {
        Stage stage = judged(kan, intervals);
        stages.add(stage);
        console.say("  ... " + KanWords.line(stage).strip());
    }

    private void stepped(int intervals, int step, double rootMeanSquare) {
        long now = System.nanoTime();
        if (now - told > PAUSE) {
            told = now;
            console.say(
                    String.format(Locale.ROOT, "  ... grid %d, step %d: rms %.3e", intervals, step, rootMeanSquare));
        }
    }
}
