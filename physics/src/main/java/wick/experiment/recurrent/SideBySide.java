package wick.experiment.recurrent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Judge;
import wick.experiment.Question;
import wick.experiment.Remedy;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement;
import wick.observable.Prediction;

/// Forecast and observations of one network, quantity by quantity.
///
/// Infinite N is an expansion in 1/N and judged by extrapolating over sizes; where the order 1/N is known, its
/// coefficient is judged too. `command` is the request without its number of networks, for a remedy.
public final class SideBySide {
    private static final double GROWTH = 2;
    private static final double SAME = 1e-9;

    private final RecurrentNetwork network;
    private final Forecast forecast;
    private final List<Observation> observations;
    private final Remedy remedy;
    private final List<Comparison> comparisons = new ArrayList<>();

    private SideBySide(RecurrentNetwork network, Forecast forecast, List<Observation> observations, Remedy remedy) {
        this.network = network;
        this.forecast = forecast;
        this.observations = observations;
        this.remedy = remedy;
    }

    /// Judges every quantity that both sides have.
    ///
    /// Throws [IllegalArgumentException] where there are fewer than [WidthSeries#FEWEST] sizes.
    public static List<Comparison> of(
            RecurrentNetwork network, Forecast forecast, List<Observation> observations, Remedy remedy) {
        if (observations.size() < WidthSeries.FEWEST) {
            throw new IllegalArgumentException("infinite N is reached by extrapolation over at least "
                    + WidthSeries.FEWEST + " sizes, not " + observations.size());
        }
        SideBySide both = new SideBySide(network, forecast, observations, remedy);
        both.judge();
        return List.copyOf(both.comparisons);
    }

    private void judge() {
        Map<Integer, Evidence> variances = variances();
        forecast.number(Characteristic.VARIANCE)
                .ifPresent(number -> limit(
                        Characteristic.VARIANCE.key(),
                        Characteristic.VARIANCE.words(),
                        number,
                        Optional.of(alone()),
                        o -> Optional.ofNullable(variances.get(o.size()))));
        first(variances);
        if (Forecasts.constant(network) > 0) {
            double still = Forecasts.constant(network) / (network.decay() * network.decay());
            limit(Characteristic.STATIC_PART, Optional.of(new Alternative("no recurrent weights", still)));
        }
        if (!(network.activation() instanceof Linear)) {
            limit(Characteristic.MEAN_SQUARE_ACTIVATION, Optional.of(squareAlone()));
        }
        correlationTime();
        lyapunov();
        response();
    }

    /// With a control variate where there is one.
    private Map<Integer, Evidence> variances() {
        Map<Integer, Evidence> variances = new HashMap<>();
        for (Observation observation : observations) {
            ControlledVariance.of(network, observation)
                    .or(() -> observation.number(Characteristic.VARIANCE))
                    .ifPresent(evidence -> variances.put(observation.size(), evidence));
        }
        return variances;
    }

    private void limit(Characteristic characteristic, Optional<Alternative> rival) {
        forecast.number(characteristic)
                .ifPresent(number -> limit(
                        characteristic.key(), characteristic.words(), number, rival, o -> o.number(characteristic)));
    }

    private void limit(
            String key,
            String words,
            Quantity predicted,
            Optional<Alternative> rival,
            Function<Observation, Optional<Evidence>> read) {
        Optional<WidthSeries> series = series(read);
        boolean apart =
                rival.filter(r -> distinct(r.value(), predicted.value())).isPresent();
        if (series.isEmpty() || !apart) {
            return;
        }
        Prediction limit = new Prediction.Expansion(
                predicted.value(),
                predicted.error(),
                new Prediction.Order("1/N", 0, 0),
                OptionalDouble.empty(),
                basis(Assumption.INFINITE_WIDTH));
        Question question =
                Question.of(Subject.of(id(key), words + ", infinite N"), limit, rival.orElseThrow(), remedy);
        comparisons.add(WidthExpansion.limit(question, series.get(), reading()));
    }

    /// The order 1/N of the variance, in units of the variance at infinite N.
    private void first(Map<Integer, Evidence> variances) {
        Optional<Quantity> order = forecast.number(Characteristic.ORDER_ONE_OVER_N);
        Optional<WidthSeries> series = series(o -> Optional.ofNullable(variances.get(o.size())));
        if (order.isEmpty() || series.isEmpty() || order.get().value() == 0) {
            return;
        }
        double infinite = forecast.number(Characteristic.VARIANCE).orElseThrow().value();
        WidthSeries relative = new WidthSeries(series.get().points().stream()
                .map(point -> {
                    Measurement m = point.evidence().measurement();
                    return new WidthSeries.Point(
                            point.width(),
                            new Evidence(
                                    m.with(m.mean() / infinite, m.standardError() / infinite),
                                    point.evidence().heaviestShare()));
                })
                .toList());
        Prediction prediction = new Prediction.Expansion(
                order.get().value(),
                order.get().error(),
                new Prediction.Order("1/N", 0, 1),
                OptionalDouble.empty(),
                basis(Assumption.FIRST_ORDER_IN_WIDTH));
        Question question = Question.of(
                Subject.of(id(Characteristic.ORDER_ONE_OVER_N.key()), Characteristic.ORDER_ONE_OVER_N.words()),
                prediction,
                new Alternative("nothing of order 1/N", 0),
                remedy);
        comparisons.add(WidthExpansion.first(question, relative, 1, reading()));
    }

    /// Both sides read off the same two lags.
    private void correlationTime() {
        Optional<Curve> curve = forecast.curves().autocorrelation();
        double still =
                forecast.number(Characteristic.STATIC_PART).map(Quantity::value).orElse(0.0);
        curve.flatMap(c -> Decay.of(c.times())
                        .flatMap(decay -> decay.of(c, still).map(time -> new Quantity(time, 1e-6 * time))))
                .ifPresent(time -> limit(
                        Characteristic.CORRELATION_TIME.key(),
                        "correlation time between two lags",
                        time,
                        Optional.of(new Alternative(
                                "the time of the mean response",
                                Forecasts.responseTime(network).value())),
                        o -> o.number(Characteristic.CORRELATION_TIME)));
    }

    /// The exponent of linear networks moves with N more slowly than 1/N does: it is shown, not judged.
    private void lyapunov() {
        if (!(network.activation() instanceof Linear)) {
            double rate = forecast.number(Characteristic.CORRELATION_TIME)
                    .map(time -> -1 / time.value())
                    .orElse(0.0);
            limit(
                    Characteristic.LYAPUNOV_EXPONENT,
                    Optional.of(new Alternative("minus the rate of the autocorrelation", rate)));
            return;
        }
        Optional<Quantity> number = forecast.number(Characteristic.LYAPUNOV_EXPONENT);
        Observation largest = observations.getLast();
        Optional<Evidence> evidence = largest.number(Characteristic.LYAPUNOV_EXPONENT);
        if (number.isPresent() && evidence.isPresent()) {
            Prediction shown = new Prediction.Heuristic(
                    number.get().value(), number.get().error(), basis(Assumption.INFINITE_WIDTH));
            Question question = new Question(
                    Subject.of(id(Characteristic.LYAPUNOV_EXPONENT.key()), "Lyapunov exponent (slow in N, shown)")
                            .atWidth(largest.size()),
                    shown,
                    Optional.empty(),
                    Verdict.NOT_GRADED,
                    remedy);
            comparisons.add(Judge.of(question, evidence.get()));
        }
    }

    /// At the lag nearest to 1/γ, against the decay of the autocorrelation.
    private void response() {
        Optional<Curve> curve = forecast.curves().response();
        Optional<Quantity> time = forecast.number(Characteristic.CORRELATION_TIME);
        if (curve.isEmpty() || time.isEmpty()) {
            return;
        }
        int at = 0;
        for (int k = 1; k < curve.get().times().size(); k++) {
            double here = Math.abs(curve.get().times().at(k) - 1 / network.decay());
            at = here < Math.abs(curve.get().times().at(at) - 1 / network.decay()) ? k : at;
        }
        int lag = at;
        double tau = curve.get().times().at(lag);
        double rival = Math.exp(-tau / time.get().value());
        limit(
                "response",
                String.format(Locale.ROOT, "mean response at lag %.4g", tau),
                new Quantity(curve.get().values().at(lag), curve.get().errors().at(lag)),
                Optional.of(new Alternative("the decay of the autocorrelation", rival)),
                o -> o.response().isEmpty()
                        ? Optional.empty()
                        : Optional.of(o.response().get(lag)));
    }

    /// A unit without recurrent weights, or one that fell silent.
    private Alternative alone() {
        double gamma = network.decay();
        double noise = Forecasts.whiteNoise(network);
        double still = Forecasts.constant(network) / (gamma * gamma);
        return Forecasts.silent(network)
                ? new Alternative("activity dies out", 0)
                : new Alternative("no recurrent weights", noise / (2 * gamma) + still);
    }

    private Alternative squareAlone() {
        Alternative alone = alone();
        return new Alternative(alone.name(), Forecasts.meanSquare(network.activation(), alone.value()));
    }

    private Optional<WidthSeries> series(Function<Observation, Optional<Evidence>> read) {
        List<WidthSeries.Point> points = new ArrayList<>();
        for (Observation observation : observations) {
            read.apply(observation)
                    .filter(evidence -> evidence.measurement().standardError() > 0)
                    .ifPresent(evidence -> points.add(new WidthSeries.Point(observation.size(), evidence)));
        }
        return points.size() < WidthSeries.FEWEST ? Optional.empty() : Optional.of(new WidthSeries(points));
    }

    private WidthExpansion.Reading reading() {
        double time = forecast.number(Characteristic.INTEGRATED_TIME)
                .or(() -> forecast.number(Characteristic.CORRELATION_TIME))
                .map(Quantity::value)
                .orElse(1 / network.decay());
        return new WidthExpansion.Reading(
                Math.max(1, GROWTH * network.decay() * time),
                OptionalInt.of(observations.getLast().size()));
    }

    private static boolean distinct(double a, double b) {
        return Math.abs(a - b) > SAME * (Math.abs(a) + Math.abs(b));
    }

    private Basis basis(Assumption assumption) {
        return new Basis(
                List.of(Assumption.GAUSSIAN_WEIGHTS, assumption),
                network.activation() instanceof Linear ? Bibliography.GROSVENOR_2021 : Bibliography.SOMPOLINSKY_1988);
    }

    private static String id(String key) {
        return "recurrent." + key.replace('_', '-');
    }
}
