package wick.experiment.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import wick.experiment.Progress;
import wick.lab.training.TrainingSession;
import wick.lab.training.TrainingTask;
import wick.lab.training.engine.Ensemble;
import wick.network.Parameterization;
import wick.network.training.Loss;
import wick.network.training.WidthRule;
import wick.numeric.matrix.Matrix;

/// Trains networks at rates 2^k, k whole, of every width in some parameterizations, around the best rate of each:
/// two rates below it and two above, or up to the first unstable one.
public final class RateSweep {
    /// Rates beyond 2^±LIMIT are not tried.
    private static final int LIMIT = 40;
    /// Losses after training are means over at most so many points: for wide networks more would cost as much as
    /// training.
    public static final int SEEN = 1000;

    private final WidthStudy study;
    private final Ledger ledger;
    private final Progress progress;

    /// Results by what made them, such as those of an earlier run that was cut short.
    public interface Ledger {
        Optional<List<Ending>> find(Trial trial);

        void keep(Trial trial, List<Ending> endings);
    }

    /// Networks of one width at the rate 2^`power`.
    public record Trial(String parameterization, int width, int power) {
        public double rate() {
            return Math.scalb(1.0, power);
        }
    }

    /// What became of one network: mean losses of a point after training, on training and test points, and the
    /// share of test points whose largest output is right. Unstable are those that diverge or end with a larger
    /// loss than they began with.
    public record Ending(double loss, double testLoss, double accuracy, boolean unstable) {
        static final Ending UNSTABLE = new Ending(Double.NaN, Double.NaN, Double.NaN, true);
    }

    public RateSweep(WidthStudy study, Ledger ledger, Progress progress) {
        this.study = study;
        this.ledger = ledger;
        this.progress = progress;
    }

    /// A curve for every width in order; that of the widest has the best rate of the narrowest, too, and the rates on
    /// either side of it, between which the lowest point of theirs lies.
    /// `start` is the power that the search begins with at the narrowest.
    public List<RateCurve> curves(String name, Parameterization parameterization, int start) {
        WidthRule rule = study.rule(parameterization);
        List<RateCurve> curves = new ArrayList<>();
        int from = start;
        for (int width : study.sizes().widths()) {
            RateCurve curve = curve(name, rule.at(width), from);
            curves.add(curve);
            from = curve.best();
        }
        int first = curves.getFirst().best();
        RateCurve last = curves.removeLast();
        WidthRule.Sized widest = rule.at(last.width());
        for (int power = first - 1; power <= first + 1; power++) {
            // beyond an unstable rate all are
            if (!last.powers().contains(power) && (power < first || !last.unstable(power - 1))) {
                last = with(power, last, name, widest);
            }
        }
        curves.add(last);
        return curves;
    }

    /// What the best rate of the narrowest networks does to the widest is told even if it is far from their own.
    private RateCurve with(int power, RateCurve curve, String name, WidthRule.Sized sized) {
        SortedMap<Integer, List<Ending>> more = new TreeMap<>(curve.endings());
        more.put(power, endings(new Trial(name, sized.width(), power), sized));
        return new RateCurve(sized.width(), more);
    }

    private RateCurve curve(String name, WidthRule.Sized sized, int start) {
        SortedMap<Integer, List<Ending>> measured = new TreeMap<>();
        // all parameterizations are one network there
        String own = sized.width() == study.sizes().base() ? "base" : name;
        int next = start;
        while (true) {
            measured.put(next, endings(new Trial(own, sized.width(), next), sized));
            RateCurve curve = new RateCurve(sized.width(), measured);
            Optional<Integer> missing = missing(curve);
            if (missing.isEmpty()) {
                return curve;
            }
            next = missing.get();
            if (Math.abs(next) > LIMIT) {
                throw new IllegalArgumentException("no best rate from 2^-" + LIMIT + " to 2^" + LIMIT + " at width "
                        + sized.width() + " in the parameterization " + name
                        + ": the loss does not depend on it, or every rate is unstable");
            }
        }
    }

    private static Optional<Integer> missing(RateCurve curve) {
        int best = curve.best();
        if (curve.unstable(best)) {
            return Optional.of(curve.powers().getFirst() - 1);
        }
        return IntStream.of(best + 1, best - 1, best - 2, best + 2)
                .filter(power -> !curve.powers().contains(power))
                .filter(power -> power <= best || power == best + 1 || !curve.unstable(best + 1))
                .boxed()
                .findFirst();
    }

    private List<Ending> endings(Trial trial, WidthRule.Sized sized) {
        Optional<List<Ending>> known = ledger.find(trial);
        if (known.isPresent() && known.get().size() == study.sizes().networks()) {
            return known.get();
        }
        WidthStudy.Trained trained = study.on(sized, trial.rate());
        List<Ending> endings = new Ensemble(trained.engine(), trained.task())
                .run(
                        study.address(),
                        study.sizes().networks(),
                        (_, session) -> ending(session),
                        done -> progress.at(
                                String.format(
                                        "%s, width %d, rate 2^%d, network %d",
                                        trial.parameterization(), trial.width(), trial.power(), done),
                                0));
        ledger.keep(trial, endings);
        return endings;
    }

    private Ending ending(TrainingSession session) {
        TrainingTask.Examples seen = seen();
        double before = loss(session, seen);
        if (session.advance(study.recipe().steps()) instanceof TrainingSession.Advance.Diverged) {
            return Ending.UNSTABLE;
        }
        double loss = loss(session, seen);
        if (!(loss <= before)) {
            return Ending.UNSTABLE;
        }
        if (study.points().test().isEmpty()) {
            return new Ending(loss, Double.NaN, Double.NaN, false);
        }
        TrainingTask.Examples test = study.points().test().getFirst();
        Matrix outputs = session.outputs(test.inputs());
        return new Ending(loss, mean(outputs, test), accuracy(outputs, test.targets()), false);
    }

    private TrainingTask.Examples seen() {
        TrainingTask.Examples learned = study.points().training();
        int points = Math.min(SEEN, learned.inputs().rows());
        return new TrainingTask.Examples(
                learned.inputs().rows(0, points), learned.targets().rows(0, points));
    }

    private double loss(TrainingSession session, TrainingTask.Examples examples) {
        return mean(session.outputs(examples.inputs()), examples);
    }

    private double mean(Matrix outputs, TrainingTask.Examples examples) {
        Loss loss = study.recipe().loss();
        double sum = 0;
        for (int row = 0; row < outputs.rows(); row++) {
            sum += loss.of(outputs, examples.targets(), row);
        }
        return sum / outputs.rows();
    }

    private static double accuracy(Matrix outputs, Matrix targets) {
        if (targets.columns() < 2) {
            return Double.NaN;
        }
        int right = 0;
        for (int row = 0; row < outputs.rows(); row++) {
            right += largest(outputs, row) == largest(targets, row) ? 1 : 0;
        }
        return (double) right / outputs.rows();
    }

    private static int largest(Matrix rows, int row) {
        int best = 0;
        for (int c = 1; c < rows.columns(); c++) {
            best = rows.at(row, c) > rows.at(row, best) ? c : best;
        }
        return best;
    }
}
