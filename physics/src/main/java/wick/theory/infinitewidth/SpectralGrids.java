package wick.theory.infinitewidth;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import wick.numeric.gaussian.HermiteGrid;

/// A ladder of grids in x = z/√q for the averages and the spectra of an activation with these kinks, each finer by √2
/// than the one before. Grids do not depend on the activation unless it has kinks away from 0, so they are shared.
final class SpectralGrids {
    /// The coarsest step of the ladder.
    private static final double COARSEST = 0.5;
    /// From this octave of variances on grids are not uniform in x.
    private static final int WIDE = 7;

    private static final int PANEL_STEPS = 8;
    private static final Map<Shared, HermiteGrid> SHARED = new ConcurrentHashMap<>();

    private final double[] kinks;
    private final List<Double> bothSides;

    SpectralGrids(List<Double> declared) {
        kinks = declared.stream().mapToDouble(Math::abs).sorted().distinct().toArray();
        bothSides = declared.stream()
                .flatMap(kink -> Stream.of(-kink, kink))
                .distinct()
                .sorted()
                .toList();
    }

    /// A ladder's rung, out to this reach, smooth or with panels from 0.
    private record Shared(int rung, double reach, boolean panels) {}

    boolean isKinked() {
        return kinks.length > 0;
    }

    /// The grid on which an activation that `fineness` points per unit resolve can be expanded in the first `size`
    /// h_k. The frequency √k of h_k, out to where x is largest in a grid that is not uniform, comes on top of that
    /// of the activation.
    HermiteGrid resolving(double variance, double reach, double fineness, int size) {
        double frequency = (Math.sqrt(size) + 4) / (2 * Math.PI);
        if (isWide(variance)) {
            return wide(variance, reach, fineness + (kinks.length > 0 ? 1 : reach) * frequency);
        }
        return grid(variance, reach, rung(fineness + frequency));
    }

    /// The grid on this rung.
    HermiteGrid ladder(double variance, double reach, int rung) {
        return isWide(variance) ? wide(variance, reach, fineness(rung)) : grid(variance, reach, rung);
    }

    /// The first rung of the ladder that is at least as fine.
    private static int rung(double fineness) {
        return (int) Math.ceil(2 * Math.log(COARSEST * fineness) / Math.log(2) - 1e-9);
    }

    static double fineness(int rung) {
        return Math.pow(2, rung / 2.0) / COARSEST;
    }

    private static boolean isWide(double variance) {
        return AverageReach.octave(variance) >= WIDE;
    }

    /// A grid in x with 2^(rung/2)/[#COARSEST] points per unit.
    private HermiteGrid grid(double variance, double reach, int rung) {
        double step = 1 / fineness(rung);
        if (kinks.length == 0) {
            return SHARED.computeIfAbsent(new Shared(rung, reach, false), _ -> HermiteGrid.uniform(step, reach));
        }
        if (kinks.length == 1 && kinks[0] == 0) {
            return SHARED.computeIfAbsent(
                    new Shared(rung, reach, true), _ -> HermiteGrid.panels(PANEL_STEPS * step, reach));
        }
        double deviation = Math.sqrt(variance);
        double[] breaks = new double[kinks.length];
        for (int i = 0; i < breaks.length; i++) {
            breaks[i] = kinks[i] / deviation;
        }
        return HermiteGrid.panels(PANEL_STEPS * step, reach, breaks);
    }

    /// A grid for large variances, fine near 0 and the kinks on the scale of z.
    private HermiteGrid wide(double variance, double reach, double fineness) {
        GaussianRule rule = kinks.length == 0
                ? GaussianRule.of(variance, reach, 2 * (int) Math.ceil(GaussianRule.extent(variance, reach) * fineness))
                : GaussianRule.panels(variance, reach, bothSides, PANEL_STEPS / fineness);
        double[] z = rule.nodes();
        int from = z.length / 2;
        double[] nodes = new double[z.length - from];
        double[] weights = new double[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = z[from + i] / Math.sqrt(variance);
            weights[i] = rule.weights()[from + i];
        }
        if (z.length % 2 == 1) {
            weights[0] /= 2;
        }
        return HermiteGrid.of(nodes, weights);
    }
}
