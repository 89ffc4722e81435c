package wick.cli;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import wick.numeric.matrix.Vector;
import wick.theory.action.DepthFlow;
import wick.theory.action.HermiteDensity;
import wick.theory.action.OutputCumulants;
import wick.theory.action.ScalarAction;
import wick.theory.finitewidth.SecondOrderLayer;

/// Actions as text.
final class ActionWords {
    private static final int MOST_LINES = 24;
    private static final double LOST = 0.3;

    private ActionWords() {}

    static String one(String file, ActionOfOne found) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s at one input with x.x / d = %.6g: the action of one pre-activation f, density e^(-S),%n",
                file,
                found.meanSquare()));
        text.append(String.format(
                Locale.ROOT,
                "S = constant + r f^2/2 + g f^4/4! + h f^6/6!, to order 1/n%s%s%n",
                found.asked().order() == 2 ? "^2" : "",
                found.asked().tree() ? ", trees only" : ""));
        text.append(System.lineSeparator())
                .append(String.format(
                        Locale.ROOT,
                        "%6s %7s %12s %12s %12s %12s %9s %9s%n",
                        "layer",
                        "width",
                        "E f^2",
                        "r",
                        "g",
                        "h",
                        "V/K^2",
                        "gain"));
        rows(found, text);
        text.append(System.lineSeparator())
                .append(meaning(found))
                .append(depth(found))
                .append(density(found));
        return text.toString();
    }

    private static void rows(ActionOfOne found, StringBuilder text) {
        int count = found.layers().size();
        for (int l = 0; l < count; l++) {
            if (count > MOST_LINES && l == MOST_LINES / 2) {
                text.append(String.format(Locale.ROOT, "   ... %d more layers: --json has all%n", count - MOST_LINES));
                l = count - MOST_LINES / 2;
            }
            SecondOrderLayer layer = found.layers().get(l);
            ScalarAction action = found.action(layer);
            text.append(String.format(
                    Locale.ROOT,
                    "%6d %7d %12.6g %12.6g %12.6g %12.6g %9.4g %9.4g%n",
                    layer.layer(),
                    layer.width(),
                    found.cumulants(layer).second(),
                    action.quadratic(),
                    action.quartic(),
                    action.sextic(),
                    found.couplings().get(l).vertex(),
                    found.couplings().get(l).kernelGain()));
        }
    }

    private static String meaning(ActionOfOne found) {
        SecondOrderLayer readout = found.layers().getLast();
        OutputCumulants cumulants = found.cumulants(readout);
        ScalarAction action = found.action(readout);
        double deviation = Math.sqrt(cumulants.second());
        StringBuilder text = new StringBuilder("At the readout:").append(System.lineSeparator());
        if (cumulants.fourth() == 0) {
            return text.append(String.format(Locale.ROOT, "  f is Gaussian: there are no couplings.%n"))
                    .toString();
        }
        text.append(String.format(
                Locale.ROOT,
                "  g  %.4g in units of E f^2: minus the amputated four-point function%s, kappa_4 = %.6g%n",
                action.quartic() * cumulants.second() * cumulants.second(),
                found.asked().order() == 2 && !found.asked().tree() ? ", and loops" : "",
                cumulants.fourth()));
        text.append(String.format(
                Locale.ROOT,
                "  r  %.3g %% above 1/E f^2: the tadpole, which keeps E f^2 where it is%n",
                100 * (action.quadratic() * cumulants.second() - 1)));
        text.append(
                String.format(Locale.ROOT, "  S  %s%n", rises(action.barrier(), action.positiveRadius(), deviation)));
        text.append(String.format(
                Locale.ROOT, "  p  the Edgeworth density %s%n", negative(cumulants.edgeworth(), deviation)));
        text.append(String.format(
                Locale.ROOT, "  largest relative deviation from the exact density within two standard deviations:%n"));
        text.append(String.format(
                Locale.ROOT,
                "     Gaussian %.2g %%, first order %.2g %%, second order %.2g %%%n",
                100 * found.deviation(found.gaussian()),
                100 * found.deviation(found.edgeworth(1)),
                100 * found.deviation(found.edgeworth(2))));
        return text.append(trust(readout.ratio())).toString();
    }

    private static String trust(double ratio) {
        return ratio > LOST
                ? String.format(
                        Locale.ROOT,
                        "  The second order of Var S is %.0f %% of the first: the network is too deep for its width, and%n"
                                + "  its couplings are not to be trusted.%n",
                        100 * ratio)
                : "";
    }

    private static String rises(OptionalDouble barrier, OptionalDouble positive, double deviation) {
        if (barrier.isEmpty()) {
            return "rises everywhere, far out by its term of highest order alone";
        }
        String stops = String.format(
                Locale.ROOT,
                "stops rising at |f| = %.4g (%.1f standard deviations)",
                barrier.getAsDouble(),
                barrier.getAsDouble() / deviation);
        return positive.isEmpty()
                ? stops
                : stops + String.format(Locale.ROOT, " and is below S(0) beyond %.4g", positive.getAsDouble())
                        + ": perturbative, not to be sampled";
    }

    private static String negative(HermiteDensity density, double deviation) {
        List<HermiteDensity.Interval> intervals = density.negative();
        if (intervals.isEmpty()) {
            return "is positive everywhere";
        }
        HermiteDensity.Interval first = intervals.getFirst();
        return String.format(
                Locale.ROOT,
                "is negative from |f| = %.4g (%.1f standard deviations) %s",
                first.from(),
                first.from() / deviation,
                Double.isFinite(first.to()) ? String.format(Locale.ROOT, "to %.4g", first.to()) : "on");
    }

    private static String depth(ActionOfOne found) {
        if (found.flow().isEmpty()) {
            return "";
        }
        DepthFlow flow = found.flow().get();
        StringBuilder text = new StringBuilder();
        text.append(System.lineSeparator())
                .append(String.format(
                        Locale.ROOT, "With depth: %s%s%n", flow.kind().words(), goal(flow)));
        for (DepthFlow.Direction direction : flow.directions()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-12s times %.6g per layer: %s%n",
                    direction.coupling(),
                    direction.factor(),
                    direction.fate().words()));
        }
        return text.toString();
    }

    private static String goal(DepthFlow flow) {
        String point = flow.fixedPoint()
                .filter(k -> k > 0)
                .map(k -> String.format(Locale.ROOT, ", K* = %.6g", k))
                .orElse("");
        String slope = flow.slope()
                .map(s -> String.format(Locale.ROOT, ", V/K^2 grows by %.4g per layer", s))
                .orElse("");
        String vertex = flow.vertex()
                .map(v -> String.format(Locale.ROOT, ", V/K^2 goes to %.6g", v))
                .orElse("");
        return point + slope + vertex;
    }

    private static String density(ActionOfOne found) {
        Vector at = found.asked().at();
        if (at.size() == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder(System.lineSeparator());
        text.append(String.format(
                Locale.ROOT, "%10s %14s %14s %14s %14s%n", "f", "exact", "Gaussian", "first order", "second order"));
        for (double f : at.toArray()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%10.4g %14.8g %14.8g %14.8g %14.8g%n",
                    f,
                    found.exact(f),
                    found.gaussian().at(f),
                    found.edgeworth(1).at(f),
                    found.edgeworth(2).at(f)));
        }
        return text.toString();
    }
}
