package wick.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.experiment.Evidence;
import wick.experiment.Figure;
import wick.experiment.Sample;
import wick.network.Network;
import wick.network.Wiring;
import wick.numeric.matrix.Vector;
import wick.theory.finitewidth.SecondOrder;
import wick.theory.finitewidth.SingleInputCorrections;
import wick.theory.finitewidth.SingleInputLayer;
import wick.theory.kernellaw.KernelLaw;

/// How deep a network of the user's own width may be until its kernels stray too far from the limit of
/// infinite width: the last hidden layer repeated.
///
/// Element l − 1 of the lists belongs to l hidden layers, as a further hidden layer would see them.
record DepthReach(List<Double> kernel, List<Double> tangent) {
    private static final int DEEPEST = 300;

    DepthReach {
        kernel = List.copyOf(kernel);
        tangent = List.copyOf(tangent);
    }

    static DepthReach of(Bench bench) {
        int own = bench.anatomy().hidden();
        Wiring plain = bench.anatomy().wiring();
        Optional<Wiring> deep =
                own < DEEPEST ? bench.anatomy().deeper(DEEPEST - own).map(Network::wire) : Optional.empty();
        double input = bench.probe().meanSquare();
        try {
            List<SingleInputLayer> layers = SingleInputCorrections.of(deep.orElse(plain), input);
            return of(deep.isPresent() ? layers.subList(0, layers.size() - 1) : layers);
        } catch (IllegalArgumentException | ArithmeticException beyondDoubles) {
            return of(SingleInputCorrections.of(plain, input));
        }
    }

    private static DepthReach of(List<SingleInputLayer> layers) {
        List<Double> kernel = new ArrayList<>();
        List<Double> tangent = new ArrayList<>();
        for (SingleInputLayer layer : layers.subList(1, layers.size())) {
            double k = layer.kernel().value();
            double theta = layer.tangentKernel().value();
            kernel.add(Math.sqrt(layer.fourPointVertex().value() / layer.width()) / k);
            tangent.add(Math.sqrt(SpreadChapter.tangent(layer).value() / layer.width()) / theta);
        }
        return new DepthReach(kernel, tangent);
    }

    /// The largest number of hidden layers up to which all of `scatters` stay within `within`.
    static int upTo(List<Double> scatters, double within) {
        int depth = 0;
        while (depth < scatters.size() && scatters.get(depth) <= within) {
            depth++;
        }
        return depth;
    }

    /// Such as "up to 12 hidden layers"; no more is said than has been computed.
    static String words(List<Double> scatters, double within) {
        int depth = upTo(scatters, within);
        if (depth == scatters.size()) {
            return "at every depth up to " + depth + " hidden layers";
        }
        return depth == 0 ? "at no depth" : "up to " + depth + (depth == 1 ? " hidden layer" : " hidden layers");
    }

    /// √Var K / E K behind each number of hidden layers, and where it comes from.
    private record Deviations(String label, List<Double> values) {

        /// By two orders in 1/n where depth/n is small, else from the law.
        static Deviations of(Bench bench, Wiring deep) {
            double input = bench.probe().meanSquare();
            if (new Narrowness(deep, input).twoOrdersSuffice(bench.anatomy().width())) {
                return new Deviations(
                        "two orders in 1/n",
                        SecondOrder.of(deep, input).stream()
                                .skip(1)
                                .map(layer -> Math.sqrt(Math.max(0, layer.variance())) / layer.mean())
                                .toList());
            }
            return new Deviations(
                    "law of the kernel",
                    KernelLaw.of(deep, input).stream()
                            .skip(1)
                            .map(layer -> layer.relativeDeviation().value())
                            .toList());
        }
    }

    /// Relative standard deviation of K against depth: without expansion and to first order as lines,
    /// networks as dots.
    static Figure figure(Bench bench, DepthProfile profile) {
        Wiring deep = profile.deep();
        Sample sample = profile.sample();
        // the readout, with variances of its own, is left out
        int count = Math.max(1, deep.matrices().size() - 2);
        Deviations deviations = Deviations.of(bench, deep);
        DepthReach first = of(SingleInputCorrections.of(deep, bench.probe().meanSquare()));
        double[] exact = new double[count];
        double[] measured = new double[count];
        double[] error = new double[count];
        for (int l = 0; l < count; l++) {
            exact[l] = deviations.values().get(l);
            Evidence scatter = Scatter.of(sample, Initial.nngp(l + 1, 0, 0));
            measured[l] = scatter.measurement().mean();
            error[l] = scatter.measurement().standardError();
        }
        Vector layers = Vector.range(1, count + 1);
        int own = Math.clamp(bench.anatomy().hidden(), 1, count);
        return new Figure.Plot(
                "scatter-through-depth",
                "What depth adds",
                "Relative standard deviation over networks of the covariance K behind so many hidden layers, width "
                        + bench.anatomy().width() + ".",
                new Figure.Axis("hidden layers", false),
                new Figure.Axis("relative deviation of K", false),
                List.of(
                        new Figure.Trace.Line(deviations.label(), layers, Vector.of(exact), Optional.empty()),
                        new Figure.Trace.Line(
                                "first order in 1/n",
                                layers,
                                Vector.of(first.kernel.stream()
                                        .limit(count)
                                        .mapToDouble(x -> x)
                                        .toArray()),
                                Optional.empty()),
                        new Figure.Trace.Dots("measured", layers, Vector.of(measured), Optional.of(Vector.of(error))),
                        new Figure.Trace.Mark("your depth", own, exact[own - 1], true)));
    }
}
