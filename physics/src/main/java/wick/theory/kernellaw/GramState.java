package wick.theory.kernellaw;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import wick.network.Activation;
import wick.network.Step;
import wick.numeric.parallel.Parallel;
import wick.theory.kernellaw.GramDensity.GramRoot;

/// The law of the kernel of two inputs at one layer: weighted nodes that give the averages of all
/// polynomials up to a degree.
final class GramState {
    /// Nodes of less weight are passed over.
    private static final double NOTHING = 1e-28;

    private static final double PARALLEL = 1e-10;
    /// The powers 0, 1, 2 in averages of degree 1.
    private static final int SQUARES = 3;

    private final GramNode[] nodes;
    private final double[] weights;
    private final Optional<GramDensity> density;

    private GramState(GramNode[] nodes, double[] weights, Optional<GramDensity> density) {
        this.nodes = nodes;
        this.weights = weights;
        this.density = density;
    }

    static GramState certain(GramNode node) {
        return new GramState(new GramNode[] {node}, new double[] {1}, Optional.empty());
    }

    private static GramState of(GramDensity density) {
        double[] weights = density.weights();
        GramNode[] nodes = new GramNode[weights.length];
        for (int n = 0; n < nodes.length; n++) {
            nodes[n] = density.node(n);
        }
        return new GramState(nodes, weights, Optional.of(density));
    }

    /// Empty where the kernel is certain.
    Optional<GramDensity> density() {
        return density;
    }

    /// E f(K)
    double average(ToDoubleFunction<GramNode> f) {
        double sum = 0;
        for (int n = 0; n < nodes.length; n++) {
            sum += weights[n] * f.applyAsDouble(nodes[n]);
        }
        return sum;
    }

    /// The law behind `activation` and the dense layer `after`.
    GramState after(Activation activation, Step.Linear after, int degree) {
        double[][] own = moments(new PairUnits(activation, 1), PairUnits.Lower.IDENTITY);
        double c = after.weightVariance();
        GramNode mean = new GramNode(c * total(own, 2 * SQUARES), c * total(own, SQUARES + 1), c * total(own, 2));
        GramRoot root = GramRoot.of(mean);
        if (!(root.rest() * root.rest() > PARALLEL * mean.second())) {
            throw new IllegalArgumentException("the two inputs give the same units in layer " + after.index()
                    + " up to a factor: their kernel is singular; take one of them");
        }
        Triples triples = new Triples(degree);
        double[][] whole = moments(new PairUnits(activation, degree), root.inverse(c));
        double[] moments = new double[triples.count()];
        for (int n = 0; n < nodes.length; n++) {
            if (whole[n].length > 0) {
                double[] sum = UnitSum.moments(triples, whole[n], after.fanIn());
                for (int i = 0; i < moments.length; i++) {
                    moments[i] += weights[n] * sum[i];
                }
            }
        }
        BartlettRule rule = new BartlettRule(
                triples, moments[triples.at(2, 0, 0)], moments[triples.at(0, 2, 0)], moments[triples.at(0, 0, 2)]);
        return of(new GramDensity(rule, rule.coefficients(moments), root, after.biasVariance()));
    }

    private double[][] moments(PairUnits units, PairUnits.Lower map) {
        double[][] moments = new double[nodes.length][0];
        Parallel.forEach(nodes.length, n -> {
            if (Math.abs(weights[n]) > NOTHING) {
                moments[n] = units.moments(nodes[n], map);
            }
        });
        return moments;
    }

    private double total(double[][] moments, int at) {
        double sum = 0;
        for (int n = 0; n < nodes.length; n++) {
            sum += moments[n].length > 0 ? weights[n] * moments[n][at] : 0;
        }
        return sum;
    }
}
