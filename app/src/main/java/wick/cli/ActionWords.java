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
    private static final int MOST_COUPLINGS = 15;
    private static final double LOST = 0.3;

    private ActionWords() {}

    static String one(String file, ActionOfOne found) {
        StringBuilder text = new StringBuilder();
        text.append(line(
                "%s at one input with x.x / d = %.6g: the action of one pre-activation f, density e^(-S),",
                file, found.meanSquare()));
        text.append(line(
                "S = constant + r f^2/2 + g f^4/4! + h f^6/6!, to order 1/n%s%s",
                found.asked().order() == 2 ? "^2" : "", found.asked().tree() ? ", trees only" : ""));
        text.append(line(""))
                .append(line(
                        "%6s %7s %12s %12s %12s %12s %9s %9s",
                        "layer", "width", "E f^2", "r", "g", "h", "V/K^2", "gain"));
        int count = found.layers().size();
        for (int l = 0; l < count; l++) {
            if (count > MOST_LINES && l == MOST_LINES / 2) {
                text.append(line("   ... %d more layers: --json has all", count - MOST_LINES));
                l = count - MOST_LINES / 2;
            }
            SecondOrderLayer layer = found.layers().get(l);
            ScalarAction action = found.action(layer);
            text.append(line(
                    "%6d %7d %12.6g %12.6g %12.6g %12.6g %9.4g %9.4g",
                    layer.layer(),
                    layer.width(),
                    found.cumulants(layer).second(),
                    action.quadratic(),
                    action.quartic(),
                    action.sextic(),
                    found.couplings().get(l).vertex(),
                    found.couplings().get(l).kernelGain()));
        }
        text.append(line("")).append(meaning(found)).append(depth(found)).append(density(found));
        return text.toString();
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + System.lineSeparator();
    }

    private static String meaning(ActionOfOne found) {
        SecondOrderLayer readout = found.layers().getLast();
        OutputCumulants cumulants = found.cumulants(readout);
        ScalarAction action = found.action(readout);
        double deviation = Math.sqrt(cumulants.second());
        StringBuilder text = new StringBuilder("At the readout:").append(System.lineSeparator());
        if (cumulants.fourth() == 0) {
            return text.append(line("  f is Gaussian: there are no couplings.")).toString();
        }
        text.append(line(
                "  g  %.4g in units of E f^2: minus the amputated four-point function, kappa_4 = %.6g",
                action.quartic() * cumulants.second() * cumulants.second(), cumulants.fourth()));
        text.append(line(
                "  r  %.3g %% above 1/E f^2: the tadpole, which keeps E f^2 where it is",
                100 * (action.quadratic() * cumulants.second() - 1)));
        text.append(line("  S  %s", rises(action.barrier(), action.positiveRadius(), deviation)));
        text.append(line("  p  the Edgeworth density %s", negative(cumulants.edgeworth(), deviation)));
        text.append(line("  largest relative deviation from the exact density within two standard deviations:"));
        text.append(line(
                "     Gaussian %.2g %%, first order %.2g %%, second order %.2g %%",
                100 * found.deviation(found.gaussian()),
                100 * found.deviation(found.edgeworth(1)),
                100 * found.deviation(found.edgeworth(2))));
        if (readout.ratio() > LOST) {
            text.append(line(
                            "  The second order of Var S is %.0f %% of the first: the network is too deep for its width,",
                            100 * readout.ratio()))
                    .append(line("  and the couplings are not to be trusted."));
        }
        return text.toString();
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
        text.append(line("")).append(line("With depth: %s%s", flow.kind().words(), goal(flow)));
        for (DepthFlow.Direction direction : flow.directions()) {
            text.append(line(
                    "  %-12s times %.6g per layer: %s",
                    direction.coupling(), direction.factor(), direction.fate().words()));
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
        text.append(line("%10s %14s %14s %14s %14s", "f", "exact", "Gaussian", "first order", "second order"));
        for (double f : at.toArray()) {
            text.append(line(
                    "%10.4g %14.8g %14.8g %14.8g %14.8g",
                    f,
                    found.exact(f),
                    found.gaussian().at(f),
                    found.edgeworth(1).at(f),
                    found.edgeworth(2).at(f)));
        }
        return text.toString();
    }

    static String several(String file, List<ActionOfPoints> layers) {
        StringBuilder text = new StringBuilder();
        text.append(line(
                "%s at %d inputs: the action of one pre-activation f, density e^(-S),",
                file, layers.getFirst().cumulants().points()));
        text.append(line("S = constant + 1/2 sum r_ab f_a f_b + 1/4! sum g_abcd f_a f_b f_c f_d, to order 1/n"));
        for (ActionOfPoints layer : layers) {
            text.append(line(""))
                    .append(line(
                            "layer %d, %d units in front",
                            layer.layer().layer(), layer.layer().width()));
            text.append(line("%8s %14s %14s %14s", "a b", "E f_a f_b", "r_ab", "tadpole"));
            int points = layer.cumulants().points();
            for (int a = 0; a < Math.min(points, 4); a++) {
                for (int b = a; b < Math.min(points, 4); b++) {
                    double r = layer.action().quadratic().at(a, b);
                    text.append(line(
                            "%8s %14.6g %14.6g %14.6g",
                            (a + 1) + " " + (b + 1),
                            layer.cumulants().second().at(a, b),
                            r,
                            r - layer.bare().quadratic().at(a, b)));
                }
            }
            quartic(layer, text);
        }
        ActionOfPoints readout = layers.getLast();
        text.append(line(""));
        if (readout.barrier().isPresent()) {
            text.append(line(
                    "At the readout S stops rising at %.4g standard deviations in its weakest direction: it is",
                    readout.barrier().getAsDouble()));
            text.append(line(
                    "perturbative, not to be sampled. The Edgeworth density is at least %.4g of the normal one%s.",
                    readout.smallestFactor(), readout.smallestFactor() < 0 ? ", so negative somewhere" : ""));
            text.append(line(
                    "Var S / K^2 is %.3g, and the next order about half of that relative to this one.",
                    readout.layer().kernelScatter()));
        }
        return text.toString();
    }

    private static void quartic(ActionOfPoints layer, StringBuilder text) {
        if (layer.cumulants().fourth().largest() == 0) {
            text.append(line("    Gaussian: no couplings"));
            return;
        }
        List<int[]> quadruples = ActionJson.quadruples(layer.cumulants().points());
        text.append(line("%8s %14s %14s", "a b c d", "four-point", "g_abcd"));
        for (int[] q : quadruples.subList(0, Math.min(quadruples.size(), MOST_COUPLINGS))) {
            text.append(line(
                    "%8s %14.6g %14.6g",
                    (q[0] + 1) + " " + (q[1] + 1) + " " + (q[2] + 1) + " " + (q[3] + 1),
                    layer.cumulants().fourth().at(q[0], q[1], q[2], q[3]),
                    layer.action().quartic().at(q[0], q[1], q[2], q[3])));
        }
        if (quadruples.size() > MOST_COUPLINGS) {
            text.append(line("   ... %d more: --json has all", quadruples.size() - MOST_COUPLINGS));
        }
    }
}
