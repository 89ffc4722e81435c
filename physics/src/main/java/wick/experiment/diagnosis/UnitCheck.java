package wick.experiment.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.network.signal.Figure;
import wick.network.signal.Kind;
import wick.network.signal.Moments;
import wick.network.signal.Quantity;
import wick.network.signal.Signals;

/// Numbers that are not finite, units that never act, activations at their bounds, weights off center,
/// outputs that are far too large.
final class UnitCheck {
    private static final double MOSTLY = 0.9;
    private static final double HALF = 0.5;
    private static final double LARGE = 30;

    private final Examination given;

    UnitCheck(Examination given) {
        this.given = given;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        nonFinite().ifPresent(findings::add);
        for (int i = 0; i < given.stages().size(); i++) {
            shares(i, findings);
            notCentered(i).ifPresent(findings::add);
        }
        largeOutput().ifPresent(findings::add);
        return findings;
    }

    /// The first place where numbers are not finite, forward before backward.
    private Optional<Finding> nonFinite() {
        for (Quantity quantity : List.of(Quantity.WEIGHT, Quantity.BIAS, Quantity.INPUT, Quantity.OUTPUT)) {
            for (int i = 0; i < given.stages().size(); i++) {
                Moments moments = given.signals(i).of(quantity);
                if (moments.nonFinite() > 0) {
                    return Optional.of(nonFinite(i, quantity, moments));
                }
            }
        }
        for (int i = given.stages().size() - 1; i >= 0; i--) {
            Moments moments = given.signals(i).of(Quantity.OUTPUT_GRADIENT);
            if (moments.nonFinite() > 0) {
                return Optional.of(nonFinite(i, Quantity.OUTPUT_GRADIENT, moments));
            }
        }
        return Optional.empty();
    }

    private Finding nonFinite(int i, Quantity quantity, Moments moments) {
        String name = given.stage(i).module();
        return new Finding(
                Fault.NON_FINITE,
                Severity.FAULT,
                List.of(name),
                Finding.Words.of(
                        moments.nonFinite() + " of " + moments.count() + " numbers in the "
                                + quantity.text().replace('_', ' ') + " of " + name
                                + " are infinite or not a number; it is the first module where this is so",
                        quantity == Quantity.WEIGHT || quantity == Quantity.BIAS
                                ? "replace the weights of " + name
                                : "look for a division, a logarithm or an overflow in " + name));
    }

    private void shares(int i, List<Finding> findings) {
        Signals signals = given.signals(i);
        String name = given.stage(i).name();
        signals.of(Figure.DEAD).ifPresent(share -> {
            if (share > HALF && signals.of(Quantity.OUTPUT).square() > 0) {
                findings.add(new Finding(
                        Fault.DEAD_UNITS,
                        share > MOSTLY ? Severity.FAULT : Severity.NOTICE,
                        List.of(name),
                        Finding.Words.of(
                                Numbers.percent(share) + " of the units of " + name + " are silent on the whole batch",
                                "raise the biases before " + name + " or center its inputs")));
            }
        });
        signals.of(Figure.SATURATED).ifPresent(share -> {
            if (share > HALF) {
                findings.add(new Finding(
                        Fault.SATURATION,
                        share > MOSTLY ? Severity.FAULT : Severity.NOTICE,
                        List.of(name),
                        Finding.Words.of(
                                Numbers.percent(share) + " of the outputs of " + name
                                        + " are at the bounds of its range, where nothing flows back",
                                "make what enters " + name + " smaller: its size is "
                                        + Numbers.text(
                                                signals.of(Quantity.INPUT).size()))));
            }
        });
    }

    /// Weights with a common mean that moves outputs as much as their scatter does.
    private Optional<Finding> notCentered(int i) {
        Moments weight = given.signals(i).of(Quantity.WEIGHT);
        int fanIn = given.stage(i).fans().fanIn();
        boolean shifted = given.stage(i).kind().isLinear()
                && fanIn > 1
                && !given.condition().trained()
                && weight.square() > 0
                && fanIn * weight.mean() * weight.mean() > weight.variance()
                && Math.abs(weight.mean()) > 6 * Math.sqrt(weight.variance() / weight.count());
        if (!shifted) {
            return Optional.empty();
        }
        String name = given.stage(i).module();
        return Optional.of(new Finding(
                Fault.NOT_CENTERED,
                Severity.FAULT,
                List.of(name),
                Finding.Words.of(
                        "the weights of " + name + " have mean " + Numbers.text(weight.mean())
                                + " beside a standard deviation of " + Numbers.text(Math.sqrt(weight.variance()))
                                + ": all outputs see the sum of the inputs",
                        "subtract " + Numbers.text(weight.mean()) + " from the weights of " + name)));
    }

    private Optional<Finding> largeOutput() {
        for (int i = given.stages().size() - 1; i >= 0 && !given.condition().trained(); i--) {
            if (given.stage(i).kind() == Kind.LINEAR) {
                double size = given.signals(i).of(Quantity.OUTPUT).size();
                String name = given.stage(i).module();
                return size <= LARGE
                        ? Optional.empty()
                        : Optional.of(new Finding(
                                Fault.LARGE_OUTPUT,
                                Severity.FAULT,
                                List.of(name),
                                new Finding.Words(
                                        "the outputs of " + name + " start at size " + Numbers.text(size)
                                                + ": a softmax of them knows its answer before it has learned",
                                        "multiply the weights of " + name + " by " + Numbers.text(1 / size),
                                        java.util.OptionalDouble.of(1 / size))));
            }
        }
        return Optional.empty();
    }
}
