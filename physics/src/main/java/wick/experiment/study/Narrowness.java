package wick.experiment.study;

import java.util.Optional;
import wick.network.Wiring;
import wick.numeric.gaussian.Approximation;
import wick.theory.finitewidth.SecondOrder;
import wick.theory.finitewidth.SecondOrderLayer;
import wick.theory.finitewidth.SingleInputCorrections;
import wick.theory.finitewidth.SingleInputLayer;
import wick.theory.kernellaw.KernelLaw;
import wick.theory.kernellaw.WideEnough;

/// How far single networks of a finite width stray from the limit of infinite width, in theory: relative
/// standard deviations over networks of the output covariance K and of the tangent kernel Θ of one input,
/// all hidden layers `width` wide.
///
/// - to first order √(V/n)/K and √((A + 2B)/n)/Θ;
/// - for K also without expansion, √Var K / E K, from the law of the kernel.
///
/// Where two orders of the expansion leave an error far below what a picture shows, they stand for the law.
final class Narrowness {
    /// Terms beyond the second order are dropped where (largest ratio of successive orders) is below this.
    private static final double SERIES = 0.12;

    private static final int STEPS = 3;

    private final double meanSquare;
    private final int hidden;
    private final SecondOrderLayer kernel;
    private final SingleInputLayer first;
    private final WideEnough law;

    Narrowness(Wiring wiring, double meanSquare) {
        this.meanSquare = meanSquare;
        hidden = wiring.matrices().size() - 1;
        kernel = SecondOrder.of(wiring, meanSquare).getLast();
        first = SingleInputCorrections.of(wiring, meanSquare).getLast();
        law = WideEnough.of(wiring, meanSquare);
    }

    /// Of the first of the two inputs that the study follows; empty where no derivation covers the network.
    static Optional<Narrowness> of(Bench bench, Wiring wiring) {
        return SpreadChapter.applies(bench.anatomy())
                ? Optional.of(new Narrowness(wiring, bench.probe().meanSquare()))
                : Optional.empty();
    }

    double meanSquare() {
        return meanSquare;
    }

    /// √(V/n)/K
    double firstOrder(int width) {
        return Math.sqrt(firstSquare() / width);
    }

    /// V/K²
    double firstSquare() {
        double k = kernel.kernel().value();
        return kernel.vertexFirst().value() / (k * k);
    }

    /// (A + 2B)/Θ²
    double tangentSquare() {
        double theta = first.tangentKernel().value();
        return SpreadChapter.tangent(first).value() / (theta * theta);
    }

    /// √((A + 2B)/n)/Θ
    double tangent(int width) {
        return Math.sqrt(tangentSquare() / width);
    }

    /// √Var K / E K
    double deviation(int width) {
        return twoOrdersSuffice(width) ? series(width) : law.relativeDeviation(width);
    }

    boolean twoOrdersSuffice(int width) {
        return slope() < SERIES * width;
    }

    /// Var K / (E K)² by two orders where they suffice, else by the law; with what is left out or the
    /// error of the law.
    Approximation square(Wiring atWidth, int width) {
        if (twoOrdersSuffice(width)) {
            double square = series(width) * series(width);
            double ratio = slope() / width;
            return new Approximation(square, ratio * ratio * square);
        }
        Approximation deviation = KernelLaw.of(atWidth, meanSquare).getLast().relativeDeviation();
        return new Approximation(deviation.value() * deviation.value(), 2 * deviation.value() * deviation.error());
    }

    /// The coefficient of 1/n in the ratio of successive orders, about the number of hidden layers at least.
    private double slope() {
        double ofVertex = kernel.vertexFirst().value() == 0
                ? 0
                : Math.abs(kernel.vertexSecond().value() / kernel.vertexFirst().value());
        double ofMean =
                2 * Math.abs(kernel.metricFirst().value() / kernel.kernel().value());
        return Math.max(hidden, Math.max(ofVertex, ofMean));
    }

    private double series(double width) {
        double mean = kernel.kernel().value() + kernel.metricFirst().value() / width;
        double variance = (kernel.vertexFirst().value() + kernel.vertexSecond().value() / width) / width;
        return Math.sqrt(Math.max(0, variance)) / mean;
    }

    /// The width from which on √Var K / E K is below `within`, to about one per cent.
    int widthFor(double within) {
        double width = firstSquare() / (within * within);
        for (int step = 0; step < STEPS; step++) {
            int near = whole(width);
            double now = deviation(near);
            width = near * (now / within) * (now / within);
            if (Math.abs(width - near) < 1 || near == WideEnough.WIDEST) {
                break;
            }
        }
        return whole(width);
    }

    /// The width from which on √((A + 2B)/n)/Θ is below `within`.
    int tangentWidthFor(double within) {
        return whole(tangentSquare() / (within * within));
    }

    private static int whole(double width) {
        return (int) Math.clamp(Math.ceil(width), 1, WideEnough.WIDEST);
    }

    /// About how large the next order is relative to the first for Θ at this width: half the variance.
    double tangentNextOrder(int width) {
        return tangentSquare() / width / 2;
    }
}
