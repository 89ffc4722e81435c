package wick.theory.kernellaw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wick.network.Activation;
import wick.network.Step;
import wick.network.Wiring;

/// The law over networks of the kernel K of one input, layer by layer, at the widths the network has.
///
/// K is the variance of a layer's pre-activations z given the layers before it; given K they are independent
/// N(0, K). So the next kernel is
///
///     K′ = C_b + (C_W/n) Σ_{i=1..n} φ(√K ζ_i)²,   ζ_i ~ N(0, 1) independent,
///
/// a Markov chain in one number. Its law is carried on a uniform grid of ln(K − C_b): the law of one unit's
/// square by quadrature over ζ, the sum over n units by doubling, the mixture over K by the masses of the law
/// before. K = C_b, where every unit is off, is kept apart. Nothing is expanded in 1/n and nothing is drawn.
///
/// Everything is computed twice, with a finer and a coarser grid; the difference is the error stated with
/// every number. It is an estimate, not a bound; the finer result is usually far better.
///
/// Source: derived here; the chain itself is in Yaida 2020, arXiv:1910.00019, and Hanin and Nica 2020,
/// arXiv:1909.05989.
public final class KernelLaw {
    private static final double FINE = 1;
    private static final double COARSE = 1.5;
    private static final double PER_DEVIATION = 5;
    private static final double WIDEST_STEP = 0.1;
    private static final double NARROWEST = 1.0 / 40;

    private KernelLaw() {}

    /// One element per dense layer, for an input with x·x / d = `meanSquare`.
    ///
    /// @throws IllegalArgumentException for networks that are no chain of dense layers and activations with
    /// Gaussian weights
    public static List<LayerLaw> of(Wiring wiring, double meanSquare) {
        return of(Chain.of(wiring), meanSquare);
    }

    static List<LayerLaw> of(Chain chain, double meanSquare) {
        if (!(meanSquare >= 0) || Double.isInfinite(meanSquare)) {
            throw new IllegalArgumentException("mean square input " + meanSquare + " must be finite and not negative");
        }
        double step = step(chain, meanSquare);
        List<LogLaw> fine = laws(chain, meanSquare, grid(chain, FINE, step));
        List<LogLaw> coarse = laws(chain, meanSquare, grid(chain, COARSE, step));
        List<LayerLaw> layers = new ArrayList<>();
        for (int l = 0; l < fine.size(); l++) {
            Step.Linear layer = chain.layers().get(l);
            double floor = l == 0 ? 0 : layer.biasVariance();
            layers.add(new LayerLaw(l + 1, layer.fanIn(), new Law(floor, fine.get(l)), new Law(floor, coarse.get(l))));
        }
        return layers;
    }

    private static Grid grid(Chain chain, double ratio, double step) {
        boolean homogeneous = chain.activations().stream().allMatch(a -> LayerMap.degree(a) >= 0);
        double least = 1e-18 * Math.pow(ratio, 6);
        return new Grid(ratio * step, least, homogeneous ? 600 : 40, ratio * WIDEST_STEP);
    }

    /// The law of the last layer's kernel by one grid alone.
    static Law last(Chain chain, double meanSquare) {
        double step = step(chain, meanSquare);
        Grid grid = grid(chain, COARSE, step);
        double floor = chain.layers().size() == 1 ? 0 : chain.layers().getLast().biasVariance();
        return new Law(floor, laws(chain, meanSquare, grid).getLast());
    }

    /// The last layer's kernel at infinite width.
    static double limit(Chain chain, double meanSquare) {
        Step.Linear first = chain.layers().getFirst();
        double kernel = first.weightVariance() * meanSquare + first.biasVariance();
        for (int l = 1; l < chain.layers().size(); l++) {
            Step.Linear layer = chain.layers().get(l);
            kernel = layer.biasVariance()
                    + layer.weightVariance() * meanSquare(chain.activations().get(l - 1), kernel);
        }
        return kernel;
    }

    private static double meanSquare(Activation activation, double kernel) {
        double atZero = activation.value(0);
        return kernel == 0 ? atZero * atZero : new SquaredUnit(activation, kernel, 1).moment(1);
    }

    private record Kind(Activation activation, int width, double weightVariance, double floor) {}

    /// The laws of K − C_b; at the first layer of K itself, which is certain.
    private static List<LogLaw> laws(Chain chain, double meanSquare, Grid grid) {
        Map<Kind, LayerMap> maps = new HashMap<>();
        List<LogLaw> laws = new ArrayList<>();
        Step.Linear first = chain.layers().getFirst();
        LogLaw law = LogLaw.certain(first.weightVariance() * meanSquare + first.biasVariance());
        laws.add(law);
        double floor = 0;
        for (int l = 1; l < chain.layers().size(); l++) {
            Step.Linear layer = chain.layers().get(l);
            Kind kind = new Kind(chain.activations().get(l - 1), layer.fanIn(), layer.weightVariance(), floor);
            law = maps.computeIfAbsent(kind, k -> new LayerMap(k.activation(), k.width(), k.weightVariance(), grid))
                    .after(law, floor);
            laws.add(law);
            floor = layer.biasVariance();
        }
        return laws;
    }

    /// A fifth of the smallest relative deviation that one layer adds, along the kernels of infinite width.
    private static double step(Chain chain, double meanSquare) {
        Step.Linear first = chain.layers().getFirst();
        double kernel = first.weightVariance() * meanSquare + first.biasVariance();
        double smallest = WIDEST_STEP * PER_DEVIATION;
        double largest = 0;
        for (int l = 1; l < chain.layers().size() && kernel > 0 && kernel < 1e100; l++) {
            Step.Linear layer = chain.layers().get(l);
            SquaredUnit unit = new SquaredUnit(chain.activations().get(l - 1), kernel, 1);
            double mean = unit.moment(1);
            double variance = unit.moment(2) - mean * mean;
            double relative = Math.min(Math.sqrt(Math.max(variance, 0) / layer.fanIn()) / mean, 1);
            if (relative > 1e-7) {
                smallest = Math.min(smallest, relative);
                largest = Math.max(largest, relative);
            }
            kernel = layer.biasVariance() + layer.weightVariance() * mean;
        }
        return Math.max(smallest, largest * NARROWEST) / PER_DEVIATION;
    }
}
