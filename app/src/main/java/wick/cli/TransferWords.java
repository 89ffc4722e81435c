package wick.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import wick.experiment.Figure;
import wick.experiment.transfer.RateCurve;
import wick.experiment.transfer.RateSweep;
import wick.experiment.transfer.Transfer;
import wick.network.training.OptimizerKind;

/// What becomes of the best rate, parameterization by parameterization, as JSON, as text and as pictures.
record TransferWords(
        List<Transfer> transfers, List<Transfer.Predicted> predicted, int target, OptimizerKind optimizer) {
    TransferWords {
        transfers = List.copyOf(transfers);
        predicted = List.copyOf(predicted);
    }

    SequencedMap<String, Object> json() {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < transfers.size(); i++) {
            all.add(json(transfers.get(i), predicted.get(i)));
        }
        json.put("optimizer", optimizer.text());
        json.put("parameterizations", all);
        SequencedMap<String, Object> recommended = new LinkedHashMap<>();
        recommended.put("width", target);
        recommended.put("parameterization", steadiest().parameterization());
        recommended.put("rate", Math.pow(2, at(steadiest(), target)));
        json.put("recommended", recommended);
        return json;
    }

    private SequencedMap<String, Object> json(Transfer transfer, Transfer.Predicted law) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("parameterization", transfer.parameterization());
        json.put("finding", transfer.finding().name().toLowerCase(Locale.ROOT));
        json.put("shift_log2", interval(transfer.shift()));
        json.put("grid_steps", interval(transfer.steps()));
        json.put("cost", interval(transfer.cost()));
        json.put("exponent", interval(transfer.perDoubling()));
        SequencedMap<String, Object> powers = new LinkedHashMap<>();
        powers.put("largest_stable_rate", law.stable());
        powers.put("by_output", law.output());
        powers.put("by_features", law.features());
        json.put("predicted_exponent", powers);
        json.put("rate_at_target", Math.pow(2, at(transfer, target)));
        List<Object> widths = new ArrayList<>();
        for (int i = 0; i < transfer.curves().size(); i++) {
            widths.add(json(transfer.curves().get(i), transfer.optima().get(i)));
        }
        json.put("widths", widths);
        return json;
    }

    private static SequencedMap<String, Object> json(RateCurve curve, Transfer.Interval best) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("width", curve.width());
        json.put("best_rate", Math.pow(2, best.value()));
        json.put("best_log2", interval(best));
        json.put("edge_of_stability", curve.powers().contains(curve.best() + 1) && curve.unstable(curve.best() + 1));
        json.put(
                "rates",
                curve.powers().stream()
                        .map(power -> {
                            SequencedMap<String, Object> rate = new LinkedHashMap<>();
                            rate.put("rate", Math.scalb(1.0, power));
                            rate.put("unstable", curve.unstable(power));
                            rate.put("loss", number(curve.mean(power, RateSweep.Ending::loss)));
                            rate.put("test_loss", number(curve.mean(power, RateSweep.Ending::testLoss)));
                            rate.put("accuracy", number(curve.mean(power, RateSweep.Ending::accuracy)));
                            return rate;
                        })
                        .toList());
        return json;
    }

    private static Optional<Double> number(double value) {
        return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    }

    private static SequencedMap<String, Object> interval(Transfer.Interval interval) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("value", number(interval.value()));
        json.put("low", number(interval.low()));
        json.put("high", number(interval.high()));
        return json;
    }

    /// log2 of the rate to use at `width`: that of the widest measured, moved on by the exponent where it moves.
    private static double at(Transfer transfer, int width) {
        double best = transfer.optima().getLast().value();
        double doublings = Math.log((double) width / transfer.curves().getLast().width()) / Math.log(2);
        return transfer.finding() == Transfer.Finding.TRANSFERS
                ? best
                : best + doublings * transfer.perDoubling().value();
    }

    /// The parameterization whose best rate moves least.
    private Transfer steadiest() {
        Transfer best = transfers.getFirst();
        for (Transfer transfer : transfers) {
            best = Math.abs(transfer.shift().value()) < Math.abs(best.shift().value()) ? transfer : best;
        }
        return best;
    }

    String text() {
        StringBuilder text = new StringBuilder(
                String.format("Best learning rate of %s by width; 95 %% intervals over networks%n", optimizer.text()));
        for (int i = 0; i < transfers.size(); i++) {
            text.append(String.format("%n%s", text(transfers.get(i), predicted.get(i))));
        }
        Transfer steady = steadiest();
        return text.append(String.format(
                        Locale.ROOT,
                        "%nFor width %d: %s, rate %.3g at the base width's scale.%n",
                        target,
                        steady.parameterization(),
                        Math.pow(2, at(steady, target))))
                .append(String.format("Other depths, batch sizes and training lengths have other best rates.%n"))
                .toString();
    }

    private static String text(Transfer transfer, Transfer.Predicted law) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %s by 2^%.2f [%.2f, %.2f] from width %d to %d%n",
                transfer.parameterization(),
                switch (transfer.finding()) {
                    case TRANSFERS -> "transfers, moving";
                    case MOVES -> "does not transfer, moving";
                    case UNDECIDED -> "undecided (more --networks would tell), moving";
                },
                transfer.shift().value(),
                transfer.shift().low(),
                transfer.shift().high(),
                transfer.curves().getFirst().width(),
                transfer.curves().getLast().width()));
        text.append(String.format(
                Locale.ROOT,
                "  as n^%.2f [%.2f, %.2f]; derived: nothing grows in the first step up to n^%.2g (output %.2g, features"
                        + " %.2g)%n",
                transfer.perDoubling().value(),
                transfer.perDoubling().low(),
                transfer.perDoubling().high(),
                law.stable() + 0.0,
                law.output() + 0.0,
                law.features() + 0.0));
        text.append(practice(transfer));
        text.append(String.format(
                "  %7s %10s %19s %12s %12s %9s%n", "width", "best rate", "interval", "loss", "test loss", "accuracy"));
        for (int i = 0; i < transfer.curves().size(); i++) {
            RateCurve curve = transfer.curves().get(i);
            Transfer.Interval best = transfer.optima().get(i);
            text.append(String.format(
                    Locale.ROOT,
                    "  %7d %10.3g %9.3g %9.3g %12.4g %12.4g %9.3f%s%n",
                    curve.width(),
                    Math.pow(2, best.value()),
                    Math.pow(2, best.low()),
                    Math.pow(2, best.high()),
                    curve.mean(curve.best(), RateSweep.Ending::loss),
                    curve.mean(curve.best(), RateSweep.Ending::testLoss),
                    curve.mean(curve.best(), RateSweep.Ending::accuracy),
                    curve.unstable(curve.best() + 1) ? " *" : ""));
        }
        boolean edge = transfer.curves().stream().anyMatch(curve -> curve.unstable(curve.best() + 1));
        return text.append(edge ? String.format("  * twice this rate is unstable%n") : "")
                .toString();
    }

    /// The shift as steps of the grid, and what it costs to keep the rate of the narrowest.
    private static String practice(Transfer transfer) {
        Transfer.Interval steps = transfer.steps();
        return String.format(
                Locale.ROOT,
                "  best rate tried: %+.0f [%+.0f, %+.0f] steps of a factor of 2; that of width %d makes the loss of width"
                        + " %d larger by %s%n",
                steps.value(),
                steps.low(),
                steps.high(),
                transfer.curves().getFirst().width(),
                transfer.curves().getLast().width(),
                cost(transfer.cost()));
    }

    private static String cost(Transfer.Interval cost) {
        return Double.isFinite(cost.value())
                ? String.format(
                        Locale.ROOT, "%.1f %% [%.1f, %.1f]", 100 * cost.value(), 100 * cost.low(), 100 * cost.high())
                : "no number: it is unstable there";
    }

    /// A picture of the curves of each parameterization.
    List<Figure> figures() {
        return transfers.stream().map(TransferWords::figure).toList();
    }

    private static Figure figure(Transfer transfer) {
        List<Figure.Trace> traces = new ArrayList<>();
        transfer.curves().forEach(curve -> traces.add(curve.trace()));
        return new Figure.Plot(
                "rates-" + transfer.parameterization(),
                "Loss after training against the rate, " + transfer.parameterization(),
                "A line for each width; where a line ends on the right, twice the rate is unstable or was not tried."
                        + " Lowest points above each other mean that the rate transfers.",
                new Figure.Axis("learning rate", true),
                new Figure.Axis("training loss", true),
                traces);
    }
}
