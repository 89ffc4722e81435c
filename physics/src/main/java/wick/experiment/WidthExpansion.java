package wick.experiment;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import wick.observable.Measurement;

/// Judges a prediction for large width n by measurements at several widths:
/// measured(n) = p₀ + p₁/n + c/n² + d/n³.
///
/// At one width enough networks reject any truncated series, so no single width is graded. The χ² of the
/// fit with the predicted coefficients held fixed says whether the series can hold; the predicted
/// coefficient, set free, is compared with the prediction and with the rival. What lies beyond c/n²
/// enters as a Gaussian unknown d of the size that the series itself suggests (the ratio of successive
/// terms, at least `growth`/n), and the term after it as an independent error at each width. Errors
/// therefore do not shrink to zero with the number of networks, and a right theory stays right. Errors
/// from fewer than 100 networks are widened to Student's quantile.
///
/// A right theory disagrees in at most about one of 8000 cases: each of the two tests has one in 16 000.
public final class WidthExpansion {
    /// Beyond this ratio of successive terms at the narrowest width there is no series to speak of.
    private static final double LARGEST_RATIO = 0.5;

    private static final double NATURAL_SPREAD = 5;

    /// A term c/n² below this share of the quantity, or below this in its logarithm, does no harm.
    private static final double SIZABLE = 0.2;

    private final WidthSeries series;
    private final OptionalInt ownWidth;
    private final double growth;
    private final double limit;
    private final double first;
    private final boolean firstKnown;
    private final boolean logarithmic;

    private WidthExpansion(
            WidthSeries series, Reading reading, double limit, OptionalDouble first, boolean logarithmic) {
        this.series = series;
        this.ownWidth = reading.ownWidth();
        this.growth = reading.growth() / series.narrowest();
        this.limit = limit;
        this.first = first.orElse(0) / series.narrowest();
        this.firstKnown = first.isPresent();
        this.logarithmic = logarithmic;
    }

    private WidthExpansion(WidthSeries series, Reading reading, double limit, OptionalDouble first) {
        this(series, reading, limit, first, false);
    }

    /// The expansion of a logarithm whose limit is 0.
    static WidthExpansion ofLogarithm(WidthSeries series, Reading reading) {
        return new WidthExpansion(series, reading, 0, OptionalDouble.empty(), true);
    }

    /// How a series over widths is read: `growth` is the width at which its terms are naturally as large
    /// as one another, about the number of hidden layers; `ownWidth` is the width for which the user
    /// wants to know the deviation.
    public record Reading(double growth, OptionalInt ownWidth) {
        public Reading {
            if (!(growth > 0)) {
                throw new IllegalArgumentException("growth " + growth + " must be above 0");
            }
        }
    }

    /// The prediction of `question` is p₀, the limit of infinite width.
    public static Comparison limit(Question question, WidthSeries series, Reading reading) {
        return new WidthExpansion(series, reading, question.prediction().value(), OptionalDouble.empty())
                .judge(question, 1);
    }

    /// The prediction of `question` is p₁, the coefficient of 1/n; the limit is known.
    public static Comparison first(Question question, WidthSeries series, double limit, Reading reading) {
        double coefficient = question.prediction().value();
        return new WidthExpansion(series, reading, limit, OptionalDouble.of(coefficient))
                .judge(question, series.narrowest());
    }

    /// The error of p₀ to expect of measurements with these errors; the means of `planned` do not matter.
    public static double limitError(WidthSeries planned, Reading reading) {
        WidthExpansion flat = new WidthExpansion(planned.flat(), reading, 0, OptionalDouble.empty());
        return flat.fit(flat.tail(0), true).error(0);
    }

    /// The error of p₁ to expect of measurements with these errors, where p₁ is about `size`.
    public static double firstError(WidthSeries planned, double size, Reading reading) {
        WidthExpansion flat = new WidthExpansion(planned.flat(), reading, 0, OptionalDouble.of(size));
        double next = flat.growth * flat.growth * Math.abs(flat.first) * flat.growth;
        return planned.narrowest()
                * flat.fit(new Tail(flat.growth, flat.growth, next, 0), true).error(0);
    }

    Comparison judge(Question question, double unit) {
        Tail tail = tail(question.prediction().error() / unit);
        Rows.Solution fixed = fit(tail, false);
        Rows.Solution freed = fit(tail, true);
        Alternative rival = question.namedRival();
        double coefficient = freed.value(0) * unit;
        double error = Math.hypot(freed.error(0) * unit, question.prediction().error());
        double z = Judge.standardErrors(coefficient - question.prediction().value(), error);
        double excluded = Judge.standardErrors(Math.abs(coefficient - rival.value()), error);
        double probability = fixed.fit().pValue();
        Measurement measured = series.fitted(coefficient, freed.error(0) * unit);
        boolean narrow =
                growth > LARGEST_RATIO || (tail.ratio() > LARGEST_RATIO && matters(fixed, freed, rival.value()));
        Verdict verdict = narrow
                ? Verdict.OUT_OF_DOMAIN
                : verdict(new Grade(z, excluded, Bar.LARGE_SAMPLE, series.heavyTailed()), probability);
        String fit = String.format(
                Locale.ROOT,
                "χ² %.1f for %d degrees of freedom; ",
                fixed.fit().chiSquare(),
                fixed.fit().degreesOfFreedom());
        String remark = switch (verdict) {
            case AGREES ->
                fit + Judge.excludedDeviation(coefficient, question.prediction().value(), Bar.AGREEMENT * error);
            case DISAGREES -> fit + Judge.disagreement(measured, rival, excluded);
            case OUT_OF_DOMAIN -> "the widths are too small for a series in 1/width: measure at wider networks";
            default -> fit + weak(question, rival, error);
        };
        Landing landing = Landing.of(question, measured).deviation(deviation(fixed));
        return narrow
                ? landing.land(verdict, remark)
                : landing.rival(new Comparison.Rival(rival.name(), rival.value(), excluded))
                        .z(z)
                        .land(verdict, remark);
    }

    private static Verdict verdict(Grade grade, double probability) {
        boolean rejected = probability < 2 * Bar.tail(Bar.AGREEMENT) && !grade.heavyTailed();
        return rejected ? Verdict.DISAGREES : grade.verdict();
    }

    /// Whether c/n² at the narrowest width is a sizable part of what is to be told apart, if the
    /// prediction holds, and may be so if it does not. Where p₁ vanishes, being larger than p₁/n alone
    /// says nothing; and a wrong prediction fits only with a large c, which is no reason to spare it.
    private boolean matters(Rows.Solution fixed, Rows.Solution freed, double rival) {
        double least = Math.abs(fixed.value(quadratic(false))) - 2 * fixed.error(quadratic(false));
        double most = Math.abs(freed.value(quadratic(true))) + 2 * freed.error(quadratic(true));
        if (firstKnown) {
            double apart = Math.abs(rival / series.narrowest() - first);
            return most > LARGEST_RATIO * Math.max(Math.abs(freed.value(0)), apart);
        }
        double scale = logarithmic ? 1 : Math.max(Math.abs(limit), Math.abs(rival - limit));
        return Math.min(least, most) > SIZABLE * scale;
    }

    private String weak(Question question, Alternative rival, double error) {
        if (series.heavyTailed()) {
            return series.heavy(question);
        }
        double factor = Power.factor(question.prediction().value() - rival.value(), error);
        return "too little power to exclude the rival; this would settle it: "
                + question.remedy().withNetworks(factor);
    }

    /// What lies beyond c/n², in units of the narrowest width: the ratio of successive terms, the size of
    /// d, and the numerical error of the prediction, which every width shares.
    private record Tail(double ratio, double natural, double next, double shared) {}

    private Tail tail(double shared) {
        Tail none = new Tail(0, 0, 0, shared);
        double fixedSize = size(fit(none, false), false);
        double freeSize = size(fit(none, true), true);
        double ratio = ratio(fit(none, false));
        double natural = Math.min(ratio, NATURAL_SPREAD * growth);
        return new Tail(ratio, natural, natural * Math.min(fixedSize, freeSize), shared);
    }

    /// How large c is, or should be judging from p₁.
    private double size(Rows.Solution solution, boolean free) {
        double linear = firstKnown ? (free ? solution.value(0) : first) : solution.value(free ? 1 : 0);
        return Math.max(Math.abs(solution.value(quadratic(free))), growth * Math.abs(linear));
    }

    /// |c/p₁| as far as it is significant, in units of the narrowest width; at least `growth`.
    private double ratio(Rows.Solution fixed) {
        double c = fixed.value(quadratic(false));
        double significant = Math.max(0, Math.abs(c) - 2 * fixed.error(quadratic(false)));
        double linear = firstKnown ? Math.abs(first) : Math.abs(fixed.value(0)) + 2 * fixed.error(0);
        return linear == 0 ? growth : Math.max(significant / linear, growth);
    }

    private int quadratic(boolean free) {
        return (firstKnown ? 0 : 1) + (free ? 1 : 0);
    }

    /// Coefficients in order: the judged one if `free`, then p₁ if unknown, then c, then d if there is a
    /// tail.
    private Rows.Solution fit(Tail tail, boolean free) {
        Rows rows = new Rows();
        boolean cubic = tail.next() > 0;
        for (WidthSeries.Point point : series.points()) {
            double x = (double) series.narrowest() / point.width();
            double target = point.evidence().measurement().mean();
            double[] design = new double[(free ? 1 : 0) + (firstKnown ? 0 : 1) + 1 + (cubic ? 1 : 0)];
            int next = 0;
            if (firstKnown) {
                target -= limit;
                if (free) {
                    design[next++] = x;
                } else {
                    target -= first * x;
                }
            } else {
                if (free) {
                    design[next++] = 1;
                } else {
                    target -= limit;
                }
                design[next++] = x;
            }
            design[next++] = x * x;
            if (cubic) {
                design[next] = x * x * x;
            }
            double beyond = tail.natural() * tail.next() * x * x * x * x;
            double common = free ? 0 : tail.shared();
            rows.add(target, Math.hypot(Math.hypot(error(point), beyond), common), design);
        }
        if (cubic) {
            double[] prior = new double[quadratic(free) + 2];
            prior[prior.length - 1] = 1;
            rows.add(0, tail.next(), prior);
        }
        return rows.solve();
    }

    /// The standard error, widened to Student's quantile where it comes from few networks.
    static double error(WidthSeries.Point point) {
        Measurement measured = point.evidence().measurement();
        return measured.standardError() * Bar.threshold(Bar.AGREEMENT, measured.networks()) / Bar.AGREEMENT;
    }

    /// Measured against predicted at the user's own width, from the fit with the prediction held fixed.
    private Optional<Comparison.Deviation> deviation(Rows.Solution fixed) {
        if (!nearOwnWidth()) {
            return Optional.empty();
        }
        double x = (double) series.narrowest() / ownWidth.orElseThrow();
        double predicted = Math.abs(limit + first * x);
        if (predicted == 0) {
            return Optional.empty();
        }
        double[] powers = powers(fixed, x);
        double a = firstKnown ? 0 : fixed.value(0);
        double b = fixed.value(quadratic(false));
        return Optional.of(new Comparison.Deviation(
                100 * fixed.combination(powers) / predicted,
                100 * fixed.combinationError(powers) / predicted,
                OptionalDouble.of(series.narrowest() * onePercent(a, b, limit))));
    }

    /// For a series of ln(y / limit): y at the own width against its limit.
    Optional<Comparison.Deviation> deviationOfLogarithm() {
        if (!nearOwnWidth()) {
            return Optional.empty();
        }
        Rows.Solution fixed = fit(tail(0), false);
        double[] powers = powers(fixed, (double) series.narrowest() / ownWidth.orElseThrow());
        double ratio = Math.exp(fixed.combination(powers));
        double width = series.narrowest() * onePercent(fixed.value(0), fixed.value(1), 1);
        return Optional.of(new Comparison.Deviation(
                100 * (ratio - 1), 100 * ratio * fixed.combinationError(powers), OptionalDouble.of(width)));
    }

    /// Whether the own width is not far below the measured ones.
    private boolean nearOwnWidth() {
        return ownWidth.isPresent() && 2 * ownWidth.getAsInt() >= series.narrowest();
    }

    private double[] powers(Rows.Solution fixed, double x) {
        double[] powers = new double[fixed.fit().parameters().size()];
        for (int j = 0; j < powers.length; j++) {
            powers[j] = Math.pow(x, j + (firstKnown ? 2 : 1));
        }
        return powers;
    }

    /// The largest t = n/n_min with |a t + b| = 0.01 |whole t² + first t|; at least one neuron.
    private double onePercent(double a, double b, double whole) {
        double largest = 1.0 / series.narrowest();
        for (int sign = -1; sign <= 1; sign += 2) {
            double square = 0.01 * whole;
            double linear = 0.01 * first + sign * a;
            double constant = sign * b;
            if (square == 0) {
                largest = linear == 0 ? largest : Math.max(largest, -constant / linear);
            } else if (linear * linear >= 4 * square * constant) {
                double root = Math.sqrt(linear * linear - 4 * square * constant);
                largest = Math.max(largest, (-linear + root) / (2 * square));
                largest = Math.max(largest, (-linear - root) / (2 * square));
            }
        }
        return largest;
    }
}
