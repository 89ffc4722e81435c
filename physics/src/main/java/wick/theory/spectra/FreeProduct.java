package wick.theory.spectra;

import java.util.ArrayList;
import java.util.List;
import wick.network.Activation;
import wick.network.Distribution;

/// Collects the factors of a chain from input to output.
final class FreeProduct {
    private final double outputs;
    private final Distribution distribution;
    private final List<Factor.Dimension> dimensions = new ArrayList<>();
    private final List<Entry> slopes = new ArrayList<>();
    private double logarithm;
    private double width;
    private double rank;

    private record Entry(Activation activation, double variance, Factor.Slopes factor) {}

    FreeProduct(double outputs, Distribution distribution) {
        this.outputs = outputs;
        this.distribution = distribution;
        rank = outputs;
        dimensions.add(new Factor.Dimension(1, 1));
    }

    double width() {
        return width;
    }

    void weights(double weightVariance, double fanOut, double fanIn) {
        if (!(weightVariance > 0)) {
            throw new IllegalArgumentException("a weight variance of " + weightVariance + " passes nothing on");
        }
        logarithm += Math.log(weightVariance);
        if (distribution != Distribution.ORTHOGONAL) {
            dimensions.add(new Factor.Dimension(fanIn / outputs, 1));
        } else if (fanOut > fanIn) {
            dimensions.add(new Factor.Dimension(fanIn / outputs, 1));
            dimensions.add(new Factor.Dimension(fanOut / outputs, -1));
        }
        width = fanOut;
        rank = Math.min(rank, Math.min(fanIn, fanOut));
    }

    void slopes(Activation activation, double variance, double units) {
        double ratio = units / outputs;
        for (int i = 0; i < slopes.size(); i++) {
            Entry entry = slopes.get(i);
            if (entry.activation().equals(activation)
                    && Math.abs(entry.variance() - variance) <= 1e-13 * variance
                    && entry.factor().ratio() == ratio) {
                Factor.Slopes more = new Factor.Slopes(
                        entry.factor().law(), ratio, entry.factor().count() + 1);
                slopes.set(i, new Entry(activation, entry.variance(), more));
                return;
            }
        }
        SlopeLaw law = SlopeLaw.of(activation, variance);
        if (!(law.moment(1).value() > 0)) {
            throw new IllegalArgumentException("the slope of " + activation.name() + " vanishes, so the Jacobian does");
        }
        SlopeLaw.Atom heaviest = law.heaviest();
        if (heaviest.mass() == 1) {
            logarithm += Math.log(heaviest.slope());
            return;
        }
        rank = Math.min(rank, units * (1 - law.zeroMass()));
        slopes.add(new Entry(activation, variance, new Factor.Slopes(law, ratio, 1)));
    }

    double zeroMass() {
        return Math.max(0, 1 - rank / outputs);
    }

    MasterEquation equation() {
        List<Factor> factors = new ArrayList<>();
        List<Double> ratios =
                dimensions.stream().map(Factor.Dimension::ratio).distinct().toList();
        for (double ratio : ratios) {
            int exponent = dimensions.stream()
                    .filter(d -> d.ratio() == ratio)
                    .mapToInt(Factor.Dimension::exponent)
                    .sum();
            if (exponent != 0) {
                factors.add(new Factor.Dimension(ratio, exponent));
            }
        }
        slopes.forEach(entry -> factors.add(entry.factor()));
        return new MasterEquation(logarithm, factors);
    }
}
