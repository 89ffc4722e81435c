package wick.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import wick.experiment.Comparison;
import wick.experiment.Remedy;
import wick.experiment.WidthSeries;
import wick.experiment.recurrent.Asked;
import wick.experiment.recurrent.Forecast;
import wick.experiment.recurrent.Observation;
import wick.experiment.recurrent.Pictures;
import wick.experiment.recurrent.Plan;
import wick.experiment.recurrent.SideBySide;
import wick.network.recurrent.RecurrentFile;
import wick.network.recurrent.RecurrentNetwork;
import wick.store.ComparisonJson;

/// `wick recurrent compare`.
record RecurrentComparison(RecurrentFile described, RecurrentRun run, long seed, String command) {
    /// Networks that are solved need no time; others are run, and larger ones differ less from one another.
    private static final List<Integer> SOLVED = List.of(40, 60, 90, 140);

    private static final List<Integer> RUN = List.of(50, 100, 200, 400);
    private static final int SOLVED_NETWORKS = 200;
    private static final int RUN_NETWORKS = 128;
    private static final int SOLVED_FEWEST = 100;
    private static final int RUN_FEWEST = 32;

    RecurrentReply reply(Console console) {
        run.refuseTimes("compare");
        RecurrentNetwork network = described.network();
        boolean solvable = Observation.solvable(network);
        List<Integer> sizes = sizes(solvable);
        RecurrentSimulation simulation = new RecurrentSimulation(described, run, seed);
        Forecast forecast = RecurrentTheory.forecast(
                network, new Asked(run.lags().map(RecurrentTheory::vector), Optional.empty(), OptionalInt.empty()));
        Plan plan = simulation.plan(network, forecast);
        int networks = run.networksOr(solvable ? SOLVED_NETWORKS : RUN_NETWORKS);
        List<Observation> observations = new ArrayList<>();
        Progression progression = new Progression(console);
        for (int size : sizes) {
            int fewest = Math.min(networks, solvable ? SOLVED_FEWEST : RUN_FEWEST);
            int count = Math.max(fewest, networks * sizes.getFirst() / size);
            observations.add(RecurrentSimulation.observe(network, size, plan.withNetworks(count), progression));
        }
        List<Comparison> comparisons =
                SideBySide.of(network, forecast, observations, new Remedy(command, "--networks ", networks));
        return new RecurrentReply(
                answer(network, forecast, observations, comparisons),
                List.of(Pictures.of(Optional.of(forecast), observations)));
    }

    private List<Integer> sizes(boolean solvable) {
        List<Integer> given = run.sizes();
        List<Integer> sizes = given.isEmpty() ? (solvable ? SOLVED : RUN) : given;
        if (sizes.size() < WidthSeries.FEWEST) {
            throw new BadInput("wick recurrent compare needs at least " + WidthSeries.FEWEST
                    + " different sizes to extrapolate to infinite N, not --size "
                    + String.join(",", sizes.stream().map(String::valueOf).toList()));
        }
        return sizes;
    }

    private static Answer answer(
            RecurrentNetwork network, Forecast forecast, List<Observation> observations, List<Comparison> comparisons) {
        SequencedMap<String, Object> json = RecurrentJson.of(forecast);
        json.put("answer", "compare");
        json.put("measured", observations.stream().map(ObservedJson::of).toList());
        json.put("comparisons", comparisons.stream().map(ComparisonJson::of).toList());
        boolean expected = comparisons.stream().allMatch(Comparison::asExpected);
        return new Answer(json, () -> text(network, forecast, observations, comparisons), expected);
    }

    private static String text(
            RecurrentNetwork network, Forecast forecast, List<Observation> observations, List<Comparison> comparisons) {
        StringBuilder text = new StringBuilder(RecurrentWords.network(network));
        RecurrentWords.line("theory: " + forecast.method() + "; phase: " + forecast.phase(), text);
        for (Observation observation : observations) {
            Observation.Left left = observation.left();
            RecurrentWords.line(
                    "measured: N = " + observation.size() + ", " + left.kept() + " networks"
                            + (left.kept() < left.drawn()
                                    ? ", " + (left.drawn() - left.kept()) + " left out " + left.why()
                                    : ""),
                    text);
        }
        RecurrentWords.line("", text);
        RecurrentWords.line(
                "%-48s %12s %12s %9s %6s  %s".formatted("", "predicted", "measured", "error", "z", "verdict"), text);
        comparisons.forEach(comparison -> RecurrentWords.line(row(comparison), text));
        RecurrentWords.line("", text);
        comparisons.forEach(comparison ->
                RecurrentWords.line(comparison.quantity() + ": " + comparison.remark() + rival(comparison), text));
        RecurrentWords.line(ComparisonWords.tally(comparisons), text);
        return text.toString();
    }

    private static String row(Comparison comparison) {
        return String.format(
                        Locale.ROOT,
                        "%-48s %12.6g %12.6g %9.1e %6s  %s",
                        comparison.quantity(),
                        comparison.prediction().value(),
                        comparison.measurement().mean(),
                        comparison.measurement().standardError(),
                        comparison.z().isPresent()
                                ? String.format(
                                        Locale.ROOT, "%.2f", comparison.z().getAsDouble())
                                : "",
                        ComparisonWords.word(comparison.verdict()))
                .stripTrailing();
    }

    private static String rival(Comparison comparison) {
        return comparison
                .rival()
                .map(rival -> String.format(
                        Locale.ROOT,
                        "; rival \"%s\" (%.4g) is off by %.1f standard errors",
                        rival.name(),
                        rival.value(),
                        rival.excludedBy()))
                .orElse("");
    }
}
