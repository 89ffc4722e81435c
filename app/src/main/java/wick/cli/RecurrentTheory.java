package wick.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import wick.experiment.Section;
import wick.experiment.recurrent.Asked;
import wick.experiment.recurrent.Forecast;
import wick.experiment.recurrent.Forecasts;
import wick.experiment.recurrent.Pictures;
import wick.network.recurrent.RecurrentFile;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.matrix.Vector;

/// `wick recurrent theory`.
record RecurrentTheory(RecurrentFile described, RecurrentRun run) {

    RecurrentReply reply() {
        run.refuseMeasuring("theory");
        RecurrentNetwork network = described.network();
        Forecast forecast = forecast(network, new Asked(run.lags().map(RecurrentTheory::vector), times(), size()));
        SequencedMap<String, Object> json = RecurrentJson.of(forecast);
        List<Section> pictures = List.of(Pictures.of(Optional.of(forecast), List.of()));
        return new RecurrentReply(Answer.of(json, () -> RecurrentWords.text(network, forecast)), pictures);
    }

    /// What theory says, or why it says nothing.
    static Forecast forecast(RecurrentNetwork network, Asked asked) {
        RecurrentBounds.require(network);
        try {
            return Forecasts.of(network, asked);
        } catch (IllegalArgumentException | ArithmeticException refused) {
            throw new BadInput(String.valueOf(refused.getMessage()));
        }
    }

    private Optional<Vector> times() {
        return run.times().map(RecurrentTheory::vector);
    }

    static Vector vector(List<Double> numbers) {
        return Vector.of(numbers.stream().mapToDouble(x -> x).toArray());
    }

    private OptionalInt size() {
        List<Integer> sizes = run.sizes();
        if (sizes.size() > 1) {
            throw new BadInput("wick recurrent theory takes one --size, not " + sizes.size());
        }
        return sizes.isEmpty() ? described.size() : OptionalInt.of(sizes.getFirst());
    }
}
