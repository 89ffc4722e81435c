package wick.lab.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import wick.numeric.random.Address;

/// What watches one network, and how its sums become the numbers of the readings.
final class Meters {
    private final List<Reading> readings;
    private final Map<Field, MeanMeter> means = new EnumMap<>(Field.class);
    private final Map<Field, CorrelationMeter> correlations = new EnumMap<>(Field.class);
    private final List<TwoTimeMeter> twoTimes = new ArrayList<>();
    private final List<ProbeMeter> probes = new ArrayList<>();
    private final List<ExponentMeter> exponents = new ArrayList<>();
    private final List<Meter> all = new ArrayList<>();

    Meters(List<Reading> readings, State state, Course course, Address address) {
        this.readings = readings;
        for (Field field : Field.values()) {
            if (readings.contains(new Reading.Mean(field))) {
                means.put(field, new MeanMeter(state, field));
            }
            int lags = correlationLags(readings, field);
            if (lags >= 0) {
                correlations.put(field, new CorrelationMeter(state, field, lags, shares(readings, field)));
            }
        }
        for (Reading reading : readings) {
            if (reading instanceof Reading.TwoTime(Field field, int times)) {
                twoTimes.add(new TwoTimeMeter(state, field, times));
            }
        }
        if (state.layout().probe() >= 0) {
            probes.add(new ProbeMeter(state, probeLags(readings), course.intervals(), address));
        }
        if (state.layout().exponents() > 0) {
            exponents.add(new ExponentMeter(state, course.interval(), address));
        }
        all.addAll(means.values());
        all.addAll(correlations.values());
        all.addAll(twoTimes);
        all.addAll(probes);
        all.addAll(exponents);
    }

    /// Refuses readings for which the course is too short or the realizations too few.
    static void check(List<Reading> readings, Simulation simulation) {
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("a simulation without readings tells nothing: ask for at least one");
        }
        int intervals = simulation.course().intervals();
        for (Reading reading : readings) {
            int needed = reading.reach();
            if (intervals < needed) {
                throw new IllegalArgumentException(reading + " needs a duration of at least " + needed
                        + " intervals of readings, not " + intervals);
            }
            if (reading instanceof Reading.Shared && simulation.population().realizations() < 2) {
                throw new IllegalArgumentException(
                        "what realizations of the noise share needs at least 2 realizations per network");
            }
            if (reading instanceof Reading.Exponents(int count)
                    && count > simulation.population().size()) {
                throw new IllegalArgumentException("a network of "
                        + simulation.population().size() + " units has no " + count + " Lyapunov exponents");
            }
        }
    }

    void settle() {
        all.forEach(Meter::settle);
    }

    void observe(int reading) {
        all.forEach(meter -> meter.observe(reading));
    }

    /// Writes the numbers of all readings, one after the other.
    void writeInto(double[] numbers, int from) {
        int at = from;
        int twoTime = 0;
        for (Reading reading : readings) {
            for (int k = 0; k < reading.size(); k++) {
                numbers[at + k] = switch (reading) {
                    case Reading.Mean(Field field) ->
                        Objects.requireNonNull(means.get(field)).mean();
                    case Reading.Autocorrelation one ->
                        Objects.requireNonNull(correlations.get(one.field())).autocorrelation(k);
                    case Reading.Shared one ->
                        Objects.requireNonNull(correlations.get(one.field())).shared(k);
                    case Reading.TwoTime _ ->
                        twoTimes.get(twoTime).correlation().entries()[k];
                    case Reading.Response _ -> probes.getFirst().response(k);
                    case Reading.Perturbation _ -> probes.getFirst().squaredGrowth(k);
                    case Reading.Exponents _ -> exponents.getFirst().exponent(k);
                };
            }
            twoTime += reading instanceof Reading.TwoTime ? 1 : 0;
            at += reading.size();
        }
    }

    private static int correlationLags(List<Reading> readings, Field field) {
        int lags = -1;
        for (Reading reading : readings) {
            if (reading instanceof Reading.Autocorrelation one && one.field() == field) {
                lags = Math.max(lags, one.lags());
            } else if (reading instanceof Reading.Shared one && one.field() == field) {
                lags = Math.max(lags, one.lags());
            }
        }
        return lags;
    }

    private static boolean shares(List<Reading> readings, Field field) {
        return readings.stream().anyMatch(r -> r instanceof Reading.Shared one && one.field() == field);
    }

    private static int probeLags(List<Reading> readings) {
        return readings.stream()
                .filter(r -> r instanceof Reading.Response || r instanceof Reading.Perturbation)
                .mapToInt(Reading::reach)
                .max()
                .orElse(0);
    }
}
