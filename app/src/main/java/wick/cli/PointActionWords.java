package wick.cli;

import java.util.List;
import java.util.Locale;

/// Actions at several inputs as text.
final class PointActionWords {
    private static final int MOST_INPUTS = 4;
    private static final int MOST_COUPLINGS = 15;

    private PointActionWords() {}

    static String several(String file, List<ActionOfPoints> layers) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s at %d inputs: the action of one pre-activation f, density e^(-S),%n",
                file,
                layers.getFirst().cumulants().points()));
        text.append(String.format(
                Locale.ROOT, "S = constant + 1/2 sum r_ab f_a f_b + 1/4! sum g_abcd f_a f_b f_c f_d, to order 1/n%n"));
        for (ActionOfPoints layer : layers) {
            text.append(System.lineSeparator())
                    .append(String.format(
                            Locale.ROOT,
                            "layer %d, %d units in front%n",
                            layer.layer().layer(),
                            layer.layer().width()));
            quadratic(layer, text);
            quartic(layer, text);
        }
        text.append(System.lineSeparator()).append(verdict(layers.getLast()));
        return text.toString();
    }

    private static String verdict(ActionOfPoints readout) {
        if (readout.barrier().isEmpty()) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "At the readout S stops rising at %.4g standard deviations in its weakest direction: it is%n"
                        + "perturbative, not to be sampled. The Edgeworth density is at least %.4g of the normal one%s.%n"
                        + "Var S / K^2 is %.3g, and the next order about half of that relative to this one.%n",
                readout.barrier().getAsDouble(),
                readout.smallestFactor(),
                readout.smallestFactor() < 0 ? ", so negative somewhere" : "",
                readout.layer().kernelScatter());
    }

    private static void quadratic(ActionOfPoints layer, StringBuilder text) {
        text.append(String.format(Locale.ROOT, "%8s %14s %14s %14s%n", "a b", "E f_a f_b", "r_ab", "tadpole"));
        int points = layer.cumulants().points();
        for (int a = 0; a < Math.min(points, MOST_INPUTS); a++) {
            for (int b = a; b < Math.min(points, MOST_INPUTS); b++) {
                double r = layer.action().quadratic().at(a, b);
                text.append(String.format(
                        Locale.ROOT,
                        "%8s %14.6g %14.6g %14.6g%n",
                        (a + 1) + " " + (b + 1),
                        layer.cumulants().second().at(a, b),
                        r,
                        r - layer.bare().quadratic().at(a, b)));
            }
        }
    }

    private static void quartic(ActionOfPoints layer, StringBuilder text) {
        if (layer.cumulants().fourth().largest() == 0) {
            text.append(String.format(Locale.ROOT, "    Gaussian: no couplings%n"));
            return;
        }
        List<int[]> quadruples = ActionJson.quadruples(layer.cumulants().points());
        text.append(String.format(Locale.ROOT, "%8s %14s %14s%n", "a b c d", "four-point", "g_abcd"));
        for (int[] q : quadruples.subList(0, Math.min(quadruples.size(), MOST_COUPLINGS))) {
            text.append(String.format(
                    Locale.ROOT,
                    "%8s %14.6g %14.6g%n",
                    (q[0] + 1) + " " + (q[1] + 1) + " " + (q[2] + 1) + " " + (q[3] + 1),
                    layer.cumulants().fourth().at(q[0], q[1], q[2], q[3]),
                    layer.action().quartic().at(q[0], q[1], q[2], q[3])));
        }
        if (quadruples.size() > MOST_COUPLINGS) {
            text.append(
                    String.format(Locale.ROOT, "   ... %d more: --json has all%n", quadruples.size() - MOST_COUPLINGS));
        }
    }
}
