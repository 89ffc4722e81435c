package wick.lab.correlators;

import java.util.function.ToDoubleFunction;
import wick.numeric.statistics.BlockJackknife;
import wick.numeric.statistics.Estimate;
import wick.numeric.statistics.Moments;

/// What an ensemble says of one dense layer; `layer` counts from 1, `width` is the number n of units in
/// front of it.
public final class MeasuredLayer {
    private final int layer;
    private final int width;
    private final Layout layout;
    private final BlockJackknife<LayerSums> sums;

    MeasuredLayer(int layer, int width, Layout layout, BlockJackknife<LayerSums> sums) {
        this.layer = layer;
        this.width = width;
        this.layout = layout;
        this.sums = sums;
    }

    public int layer() {
        return layer;
    }

    public int width() {
        return width;
    }

    public int inputs() {
        return layout.inputs();
    }

    public long networks() {
        return sums.whole().networks();
    }

    /// Whether a tensor was read at this layer.
    public boolean has(Tensor tensor) {
        return layout.extent().covers(tensor.extent());
    }

    /// E S_ab or E H_ii,ab with its jackknife error.
    public Estimate mean(Tensor tensor, int a, int b) {
        require(tensor, true);
        return sums.of(part -> part.mean(place(tensor, a, b)));
    }

    /// An entry of a tensor of four indices, times n, with its jackknife error. No bias at any width and
    /// number of networks.
    public Estimate entry(Tensor tensor, int a, int b, int c, int d) {
        require(tensor, false);
        ToDoubleFunction<LayerSums> value = value(tensor, a, b, c, d);
        return sums.of(part -> width * value.applyAsDouble(part));
    }

    private ToDoubleFunction<LayerSums> value(Tensor tensor, int a, int b, int c, int d) {
        int ab = layout.kernel(a, b);
        int cd = layout.kernel(c, d);
        return switch (tensor) {
            case FOUR_POINT_VERTEX -> part -> part.covariance(ab, cd);
            case TANGENT_COVARIANCE ->
                part -> part.covariance(layout.tangent(a, b), layout.tangent(c, d)) - part.mean(layout.within(ab, cd));
            case OUTPUT_TANGENT_COVARIANCE -> part -> part.covariance(ab, layout.tangent(c, d));
            case TANGENT_MIXING -> part -> part.mean(layout.mixing(a, b, c, d));
            case OUTPUT_TANGENT_MIXING -> part -> part.mean(layout.outputMixing(a, b, c, d));
            case DRIFT_P -> part -> part.mean(layout.driftP(a, b, c, d));
            case DRIFT_Q -> part -> part.mean(layout.driftQ(a, b, c, d));
            case KERNEL, TANGENT_KERNEL -> throw new IllegalArgumentException(tensor + " has two indices");
        };
    }

    private int place(Tensor tensor, int a, int b) {
        return tensor == Tensor.KERNEL ? layout.kernel(a, b) : layout.tangent(a, b);
    }

    private void require(Tensor tensor, boolean mean) {
        if (!has(tensor) || tensor.isMean() != mean) {
            throw new IllegalArgumentException(
                    tensor + " was not read at layer " + layer + ", or has another number of indices");
        }
    }

    /// E ln S_aa over the networks whose signal is not dead, and its error: where the mean of S hangs on a
    /// few networks this one does not, and exp of it is what a typical network has.
    public Estimate logarithm(int a) {
        return logarithms(a).estimate();
    }

    /// Var ln S_aa over the networks whose signal is not dead.
    public Estimate logarithmVariance(int a) {
        return logarithms(a).varianceEstimate();
    }

    private Moments logarithms(int a) {
        return sums.whole().moments(layout.logarithm(a));
    }

    /// Networks in which S_aa = 0 for some input.
    public long dead() {
        return sums.whole().dead();
    }

    /// How evenly networks make an entry: the largest share that one of them has in the sum of squared
    /// deviations, and the number of them that carry the variance, three times [Moments#effectiveSamples]:
    /// all of them for normal numbers. For covariances that of the two numbers with the heavier tail.
    public Tail tail(Tensor tensor, int a, int b, int c, int d) {
        return switch (tensor) {
            case KERNEL -> tail(layout.kernel(a, b));
            case TANGENT_KERNEL -> tail(layout.tangent(a, b));
            case FOUR_POINT_VERTEX -> tail(layout.kernel(a, b)).or(tail(layout.kernel(c, d)));
            case TANGENT_COVARIANCE -> tail(layout.tangent(a, b)).or(tail(layout.tangent(c, d)));
            case OUTPUT_TANGENT_COVARIANCE -> tail(layout.kernel(a, b)).or(tail(layout.tangent(c, d)));
            case TANGENT_MIXING -> tail(layout.mixing(a, b, c, d));
            case OUTPUT_TANGENT_MIXING -> tail(layout.outputMixing(a, b, c, d));
            case DRIFT_P -> tail(layout.driftP(a, b, c, d));
            case DRIFT_Q -> tail(layout.driftQ(a, b, c, d));
        };
    }

    private Tail tail(int number) {
        Moments moments = sums.whole().moments(number);
        return new Tail(moments.largestShare(), Math.min((double) networks(), 3 * moments.effectiveSamples()));
    }

    /// How unevenly networks make a number.
    public record Tail(double heaviestShare, double effectiveNetworks) {
        /// Below this many effective networks a mean is not to be trusted.
        public static final double FEW = 100;

        private static final double SHARE = 0.05;

        Tail or(Tail other) {
            return effectiveNetworks <= other.effectiveNetworks ? this : other;
        }

        public boolean trustworthy() {
            return effectiveNetworks >= FEW && heaviestShare <= SHARE;
        }
    }
}
