package wick.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;
import wick.experiment.recurrent.Asked;
import wick.experiment.recurrent.Characteristic;
import wick.experiment.recurrent.Forecast;
import wick.experiment.recurrent.Observation;
import wick.experiment.recurrent.Pictures;
import wick.experiment.recurrent.Plan;
import wick.experiment.recurrent.Quantity;
import wick.network.recurrent.RecurrentFile;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.network.recurrent.Time;
import wick.numeric.matrix.Vector;

/// `wick recurrent simulate`.
record RecurrentSimulation(RecurrentFile described, RecurrentRun run, long seed) {
    private static final int SIZE = 200;
    private static final double DURATIONS = 50;
    private static final double BURN_INS = 10;
    private static final double STEP = 0.1;

    RecurrentReply reply(Progression progression) {
        run.refuseTimes("simulate");
        RecurrentNetwork network = described.network();
        Forecast forecast = RecurrentTheory.forecast(network, new Asked(lags(), Optional.empty(), OptionalInt.empty()));
        Plan plan = plan(network, forecast);
        Observation observation = observe(network, size(), plan, progression);
        SequencedMap<String, Object> json = ObservedJson.of(observation);
        return new RecurrentReply(
                Answer.of(json, () -> ObservedWords.text(network, observation)),
                List.of(Pictures.of(Optional.empty(), List.of(observation))));
    }

    static Observation observe(RecurrentNetwork network, int size, Plan plan, Progression progression) {
        try {
            return Observation.of(network, size, plan, part -> progression.at("networks of " + size + " units", part));
        } catch (IllegalArgumentException | ArithmeticException refused) {
            throw new BadInput(String.valueOf(refused.getMessage()));
        }
    }

    private int size() {
        List<Integer> sizes = run.sizes();
        if (sizes.size() > 1) {
            throw new BadInput("wick recurrent simulate takes one --size; wick recurrent compare takes several");
        }
        return sizes.isEmpty() ? described.size().orElse(SIZE) : sizes.getFirst();
    }

    private Optional<Vector> lags() {
        return run.lags().map(RecurrentTheory::vector);
    }

    /// Lags, duration and burn-in in terms of what theory says of the correlation time.
    Plan plan(RecurrentNetwork network, Forecast forecast) {
        if (network.signal() instanceof Signal.Series) {
            throw new BadInput("--input FILE.npy leaves no stationary state to measure: wick recurrent theory --times"
                    + " gives the variance in its course");
        }
        requireFineSteps(network);
        double time = time(network, forecast);
        OptionalDouble step =
                network.time() instanceof Time.Steps(double own) ? OptionalDouble.of(own) : OptionalDouble.empty();
        Vector lags = forecast.curves().autocorrelation().orElseThrow().times();
        try {
            Plan.Window window = new Plan.Window(
                    run.burnIn().orElse(BURN_INS * time),
                    run.duration().orElse(DURATIONS * time),
                    Plan.Lags.of(lags, step),
                    run.integrationStep().map(OptionalDouble::of).orElse(OptionalDouble.empty()));
            if (!Observation.solvable(network)) {
                window.requireLongerThan(time);
            }
            return new Plan(new Plan.Crowd(run.networks(), run.realizations()), window, seed);
        } catch (IllegalArgumentException refused) {
            throw new BadInput(String.valueOf(refused.getMessage()).replace("a window of", "--duration"));
        }
    }

    private static double time(RecurrentNetwork network, Forecast forecast) {
        double correlation = forecast.number(Characteristic.INTEGRATED_TIME)
                .or(() -> forecast.number(Characteristic.CORRELATION_TIME))
                .map(Quantity::value)
                .orElse(0.0);
        return Math.max(correlation, 1 / network.decay());
    }

    /// The integrator in continuous time: what a step does to the variance of a unit alone.
    private void requireFineSteps(RecurrentNetwork network) {
        if (run.integrationStep().isEmpty()) {
            return;
        }
        double step = run.integrationStep().get();
        if (network.time() instanceof Time.Steps) {
            throw new BadInput(
                    "--integration-step goes with continuous time; with --step the network itself has steps");
        }
        if (Observation.solvable(network)) {
            throw new BadInput("--integration-step: linear networks are solved one by one, without steps");
        }
        double product = step * network.decay();
        if (product > 2 * STEP) {
            throw new BadInput("--integration-step " + step + " is too large for the decay rate " + network.decay()
                    + ": the variance of a unit alone would " + bias(product) + "; at most "
                    + RecurrentWords.number(2 * STEP / network.decay()) + " is allowed, "
                    + RecurrentWords.number(STEP / network.decay()) + " is usual");
        }
    }

    /// Of Heun's scheme: η (1 − x/2)² / (1 − (1 − x + x²/2)²), x = ηγ, against 1/(2γ).
    private static String bias(double x) {
        double kept = 1 - x + x * x / 2;
        double variance = (1 - x / 2) * (1 - x / 2) * 2 * x / (1 - kept * kept);
        return kept >= 1
                ? "grow without bound"
                : String.format(Locale.ROOT, "be off by %+.2g %%", 100 * (variance - 1));
    }
}
