package wick.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import wick.experiment.Figure;
import wick.experiment.transfer.Interval;
import wick.experiment.transfer.RateCurve;
import wick.experiment.transfer.RateSweep;
import wick.experiment.transfer.Transfer;
import wick.network.training.OptimizerKind;

/// What becomes of the best rate, parameterization by parameterization, as JSON, as text and as pictures.
record TransferWords(
        List<Transfer> transfers, List<Transfer.Predicted> predicted, Asked asked, OptimizerKind optimizer) {

    /// The width to recommend a rate for, and the excess of the loss up to which a rate transfers.
    record Asked(int width, double tolerance) {}

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
        json.put("tolerance", asked.tolerance());
        json.put("parameterizations", all);
        SequencedMap<String, Object> recommended = new LinkedHashMap<>();
        recommended.put("width", asked.width());
        recommended.put("parameterization", steadiest().parameterization());
        recommended.put("rate", Math.pow(2, atTarget(steadiest())));
        json.put("recommended", recommended);
        return json;
    }

    private SequencedMap<String, Object> json(Transfer transfer, Transfer.Predicted law) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("parameterization", transfer.parameterization());
        json.put("optimum", optimum(transfer));
        json.put("rate", rate(transfer));
        json.put("networks_to_tell", toTell(transfer));
        json.put("shift_log2", interval(transfer.move().shift()));
        json.put("cost", interval(transfer.move().cost()));
        json.put("exponent", interval(transfer.move().exponent()));
        SequencedMap<String, Object> powers = new LinkedHashMap<>();
        powers.put("largest_stable_rate", law.stable());
        powers.put("by_output", law.output());
        powers.put("by_features", law.features());
        json.put("predicted_exponent", powers);
        json.put("rate_at_target", Math.pow(2, atTarget(transfer)));
        List<Object> widths = new ArrayList<>();
        for (int i = 0; i < transfer.curves().size(); i++) {
            widths.add(json(transfer.curves().get(i), transfer.optima().get(i)));
        }
        json.put("widths", widths);
        return json;
    }

    private static SequencedMap<String, Object> json(RateCurve curve, Interval best) {
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

    private static String optimum(Transfer transfer) {
        return switch (transfer.optimum()) {
            case WITHIN -> "stays";
            case BEYOND -> "moves";
            case UNDECIDED -> "undecided";
        };
    }

    private String rate(Transfer transfer) {
        return switch (transfer.rate(asked.tolerance())) {
            case WITHIN -> "transfers";
            case BEYOND -> "does not transfer";
            case UNDECIDED -> "undecided";
        };
    }

    /// How many networks would decide what is open, if any number would.
    private SequencedMap<String, Object> toTell(Transfer transfer) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        forOptimum(transfer).ifPresent(networks -> json.put("optimum", networks));
        forRate(transfer).ifPresent(networks -> json.put("rate", networks));
        return json;
    }

    private static OptionalInt forOptimum(Transfer transfer) {
        return transfer.optimum() == Interval.Finding.UNDECIDED
                ? transfer.move().shift().networks(-Transfer.STEP, Transfer.STEP, transfer.networks())
                : OptionalInt.empty();
    }

    private OptionalInt forRate(Transfer transfer) {
        double most = Math.log1p(asked.tolerance());
        return transfer.rate(asked.tolerance()) == Interval.Finding.UNDECIDED
                ? transfer.move().cost().map(Math::log1p).networks(Double.NEGATIVE_INFINITY, most, transfer.networks())
                : OptionalInt.empty();
    }

    private static SequencedMap<String, Object> interval(Interval interval) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("value", number(interval.value()));
        json.put("low", number(interval.low()));
        json.put("high", number(interval.high()));
        return json;
    }

    /// log2 of the rate to use at the target: that of the widest measured, moved on by the exponent where it moves.
    private double atTarget(Transfer transfer) {
        double best = transfer.optima().getLast().value();
        double doublings =
                Math.log((double) asked.width() / transfer.curves().getLast().width()) / Math.log(2);
        return transfer.optimum() == Interval.Finding.WITHIN
                ? best
                : best + doublings * transfer.move().exponent().value();
    }

    /// The parameterization whose best rate moves least.
    private Transfer steadiest() {
        Transfer best = transfers.getFirst();
        for (Transfer transfer : transfers) {
            best = Math.abs(transfer.move().shift().value())
                            < Math.abs(best.move().shift().value())
                    ? transfer
                    : best;
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
                        asked.width(),
                        steady.parameterization(),
                        Math.pow(2, atTarget(steady))))
                .append(String.format("Other depths, batch sizes and training lengths have other best rates.%n"))
                .toString();
    }

    private String text(Transfer transfer, Transfer.Predicted law) {
        Transfer.Move move = transfer.move();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s, from width %d to %d%n",
                transfer.parameterization(),
                transfer.curves().getFirst().width(),
                transfer.curves().getLast().width()));
        text.append(String.format(
                Locale.ROOT,
                "  optimum: %s; it moves by 2^%s, and stays within 2^±%.0f%s%n",
                optimum(transfer),
                rounded(move.shift()),
                Transfer.STEP,
                more(transfer.optimum(), forOptimum(transfer))));
        text.append(String.format(
                Locale.ROOT,
                "  rate: %s; that of width %d makes the loss of width %d larger by %s, and transfers up to %s %%%s%n",
                rate(transfer),
                transfer.curves().getFirst().width(),
                transfer.curves().getLast().width(),
                cost(move.cost()),
                percent(asked.tolerance()),
                more(transfer.rate(asked.tolerance()), forRate(transfer))));
        text.append(String.format(
                Locale.ROOT,
                "  best rate as n^%s; derived: nothing grows in the first step up to n^%.2g (output %.2g,"
                        + " features %.2g)%n",
                rounded(move.exponent()),
                law.stable() + 0.0,
                law.output() + 0.0,
                law.features() + 0.0));
        return text.append(table(transfer)).toString();
    }

    private static String more(Interval.Finding finding, OptionalInt networks) {
        if (finding != Interval.Finding.UNDECIDED) {
            return "";
        }
        return networks.isPresent()
                ? "; about --networks " + networks.getAsInt() + " would tell"
                : "; on the bound, more networks would hardly tell";
    }

    private static String table(Transfer transfer) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "  %7s %10s %19s %12s %12s %9s%n", "width", "best rate", "interval", "loss", "test loss", "accuracy"));
        for (int i = 0; i < transfer.curves().size(); i++) {
            RateCurve curve = transfer.curves().get(i);
            Interval best = transfer.optima().get(i);
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

    /// To two digits, without a minus before 0.
    private static String rounded(Interval interval) {
        return String.format(
                Locale.ROOT,
                "%.2f [%.2f, %.2f]",
                rounded(interval.value()),
                rounded(interval.low()),
                rounded(interval.high()));
    }

    private static double rounded(double value) {
        return (Math.rint(100 * value) / 100) + 0.0;
    }

    private static String cost(Interval cost) {
        return Double.isFinite(cost.value())
                ? String.format(
                        Locale.ROOT,
                        "%s %% [%s, %s]",
                        percent(cost.value()),
                        percent(cost.low()),
                        Double.isFinite(cost.high()) ? percent(cost.high()) : "unstable")
                : "no number, since it is unstable there";
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f", 100 * part);
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
