package wick.theory.kernellaw;

import java.util.function.ToDoubleFunction;
import wick.numeric.gaussian.Approximation;
import wick.numeric.matrix.Vector;

/// The law over networks of the kernel K of one input at one dense layer, behind `width` units. Errors are
/// the difference between two grids; where one is as large as the number, the number is decided by a tail
/// beyond a probability of 1e-17 or does not exist.
public final class LayerLaw {
    private static final double ROUNDING = 2e-13;

    private final int layer;
    private final int width;
    private final Law fine;
    private final Law coarse;

    LayerLaw(int layer, int width, Law fine, Law coarse) {
        this.layer = layer;
        this.width = width;
        this.fine = fine;
        this.coarse = coarse;
    }

    private Approximation both(ToDoubleFunction<Law> number) {
        return both(number, 0);
    }

    /// `scale` is the size of what cancels in the number.
    private Approximation both(ToDoubleFunction<Law> number, double scale) {
        double value = number.applyAsDouble(fine);
        if (!Double.isFinite(value)) {
            // a power of K beyond every double: nothing is known
            return new Approximation(Double.MAX_VALUE, Double.POSITIVE_INFINITY);
        }
        double difference = Math.abs(value - number.applyAsDouble(coarse));
        double error = difference + ROUNDING * (Math.abs(value) + scale);
        return new Approximation(value, Double.isNaN(error) ? Double.POSITIVE_INFINITY : error);
    }

    private Approximation moment(ToDoubleFunction<Law> number) {
        return moment(number, 0);
    }

    private Approximation moment(ToDoubleFunction<Law> number, double scale) {
        Approximation approximation = both(number, scale);
        return escaped() > 1e-12 ? new Approximation(approximation.value(), Double.POSITIVE_INFINITY) : approximation;
    }

    /// Dense layers counted from 1.
    public int layer() {
        return layer;
    }

    /// The number of units in front of the layer.
    public int width() {
        return width;
    }

    /// Whether K is the same in all networks, as at the first layer.
    public boolean isCertain() {
        return fine.excess().isCertain();
    }

    /// E K
    public Approximation mean() {
        return moment(law -> law.average(k -> k));
    }

    /// E K^order
    public Approximation moment(int order) {
        if (order < 0 || order > 50) {
            throw new IllegalArgumentException("order " + order + " must be between 0 and 50");
        }
        return moment(law -> law.average(k -> Math.pow(k, order)));
    }

    /// E (K − E K)^order
    public Approximation centralMoment(int order) {
        return moment(
                law -> {
                    double mean = law.average(k -> k);
                    return law.average(k -> Math.pow(k - mean, order));
                },
                Math.pow(mean().value(), order));
    }

    public Approximation variance() {
        return centralMoment(2);
    }

    /// √(Var K) / E K
    public Approximation relativeDeviation() {
        double deviation = fine.relativeDeviation();
        return moment(Law::relativeDeviation, isCertain() ? 0 : 1 / Math.max(deviation, 3e-7));
    }

    /// exp(E ln K) over networks with K > 0: the kernel of a typical network, below the mean.
    public Approximation typical() {
        return both(law -> law.dead() >= 1 ? 0 : Math.exp(law.logMean()));
    }

    /// E ln K over networks with K > 0.
    public Approximation logMean() {
        return both(Law::logMean, 1);
    }

    /// The variance of ln K over networks with K > 0.
    public Approximation logVariance() {
        return both(law -> {
            double mean = law.logMean();
            return law.average(k -> k == 0 ? 0 : Math.pow(Math.log(k) - mean, 2))
                    / (law.excess().total() - law.dead());
        });
    }

    /// P(K = 0): every unit of some layer is off and there is no bias.
    public Approximation dead() {
        return both(Law::dead);
    }

    /// The probability that K lies beyond 1e17, or 1e260 for homogeneous activations, where it is not
    /// followed.
    public double escaped() {
        return Math.max(0, 1 - fine.excess().total());
    }

    /// P(K ≤ k)
    public Approximation cumulative(double k) {
        return both(law -> law.cumulative(k), 1);
    }

    /// The smallest k with P(K ≤ k) ≥ `probability`.
    public Approximation quantile(double probability) {
        requireProbability(probability);
        return both(law -> law.quantile(probability));
    }

    /// P(|K / center − 1| ≤ within)
    public Approximation within(double center, double within) {
        return both(law -> law.within(center, within), 1);
    }

    /// The density of K at k, without the part at K = C_b where all units are off.
    public Approximation density(double k) {
        return both(law -> k > law.floor() ? law.density(k) / (k - law.floor()) : 0);
    }

    /// The points of ln(K − C_b) that carry all but 1e-9 of the probability, for plots; empty where K is
    /// certain.
    public Vector points() {
        if (isCertain()) {
            return Vector.of();
        }
        LogLaw law = fine.excess().trimmed(1e-9);
        return Vector.range(0, law.size()).map(i -> Math.exp(law.at((int) i)) + fine.floor());
    }

    /// E z^{2m} of one output, m = `order`: (2m − 1)!! E K^m.
    public Approximation outputMoment(int order) {
        Approximation moment = moment(order);
        double factor = 1;
        for (int k = 1; k < 2 * order; k += 2) {
            factor *= k;
        }
        return new Approximation(factor * moment.value(), factor * moment.error());
    }

    /// E z⁴ / (E z²)² of one output, 3 for a Gaussian.
    public Approximation kurtosis() {
        return moment(law -> {
            double mean = law.average(k -> k);
            return 3 * law.average(k -> k * k) / (mean * mean);
        });
    }

    /// The density of one output at z, E_K N(z; 0, K), without the networks that are dead.
    public Approximation outputDensity(double z) {
        return both(law -> law.outputDensity(z));
    }

    /// P(|z'| ≤ r) of one output z', r not negative.
    public Approximation outputWithin(double r) {
        return both(law -> 1 - 2 * law.outputTail(r), 1);
    }

    /// P(z' > z) for one output z', with full relative accuracy far out as long as the kernels that decide it
    /// are not rarer than 1e-17.
    public Approximation outputTail(double z) {
        return both(law -> law.outputTail(z));
    }

    /// P(z' ≤ z) for one output z'.
    public Approximation outputCumulative(double z) {
        return both(law -> 1 - law.outputTail(z), 1);
    }

    /// The smallest z with P(z' ≤ z) ≥ `probability` for one output z'.
    public Approximation outputQuantile(double probability) {
        requireProbability(probability);
        return both(law -> law.outputQuantile(probability));
    }

    private static void requireProbability(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability " + probability + " must be above 0 and below 1");
        }
    }
}
