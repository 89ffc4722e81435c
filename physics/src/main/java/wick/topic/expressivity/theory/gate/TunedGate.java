package wick.topic.expressivity.theory.gate;

import java.util.List;
import wick.network.Activation;
import wick.network.Linear;
import wick.network.formula.Interval;
import wick.network.series.SeriesEnclosure;
import wick.network.weighted.NetworkBuilder;
import wick.network.weighted.Sum;
import wick.network.weighted.WeightedNetwork;

/// A gate with its activation, bias and scale: what the neurons' weights are, and how wrong they are at most.
///
/// All bounds are positive sums and products in floating point, of far fewer than 2²⁰ operations, and are widened by
/// [#WIDENING] against their own rounding.
public final class TunedGate {
    /// What a bound of this many roundings is multiplied with.
    public static final double WIDENING = 1 + 0x1p-30;
    /// Room for rounding in the argument of the activation, as a fraction of the scale.
    public static final double ROOM = 0x1p-8;

    private static final int MORE_ORDERS = 8;
    private static final double ROUNDING = 0x1p-53;

    private final Gate gate;
    private final Activation activation;
    private final double bias;
    private final double scale;
    private final List<Ray> rays;
    private final List<Interval> atBias;
    private final List<Interval> over;
    private final double amplitude;
    private final double reach;
    private final boolean even;
    private final double sumOfRays;
    /// |moments| of the difference in every variable, up to the highest order.
    private final double[][] moments;

    private TunedGate(Gate gate, Activation activation, double bias, double scale) {
        this.gate = gate;
        this.activation = activation;
        this.bias = bias;
        this.scale = scale;
        this.rays = gate.rays();
        this.even = gate.isEven();
        this.sumOfRays = gate.constant().doubleValue();
        int highest = gate.degree() + MORE_ORDERS;
        this.moments = new double[gate.stencils().size()][highest + 1];
        for (int i = 0; i < moments.length; i++) {
            for (int r = 0; r <= highest; r++) {
                moments[i][r] = Math.abs(gate.stencils().get(i).moment(r).doubleValue());
            }
        }
        this.atBias = SeriesEnclosure.of(activation, Interval.of(bias), highest);
        this.reach = scale * (rays.stream().mapToInt(Ray::reach).max().orElse(1) + ROOM);
        Interval near = Interval.of(bias).plus(new Interval(-reach, reach));
        this.over = SeriesEnclosure.of(activation, near, highest);
        this.amplitude = 1 / (derivative(atBias, gate.degree()).middle() * Math.pow(scale, gate.degree()));
    }

    /// A gate of neurons σ(`bias` + `scale` d·x).
    ///
    /// @throws IllegalArgumentException where the derivative of the gate's order may be zero at the bias
    public static TunedGate of(Gate gate, Activation activation, double bias, double scale) {
        if (!(scale > 0) || !Double.isFinite(bias)) {
            throw new IllegalArgumentException(
                    "bias " + bias + " and scale " + scale + " must be finite, scale positive");
        }
        List<Interval> series = SeriesEnclosure.of(activation, Interval.of(bias), gate.degree());
        if (series.getLast().contains(0)) {
            throw new IllegalArgumentException("the derivative of order " + gate.degree() + " of " + activation.name()
                    + " is zero at bias " + bias);
        }
        return new TunedGate(gate, activation, bias, scale);
    }

    private static Interval derivative(List<Interval> series, int order) {
        return series.get(order).times(Interval.of(factorial(order)));
    }

    /// Exact up to 18!, and to a rounding beyond.
    private static double factorial(int n) {
        double product = 1;
        for (int i = 2; i <= n; i++) {
            product *= i;
        }
        return product;
    }

    public Gate gate() {
        return gate;
    }

    public Activation activation() {
        return activation;
    }

    public double bias() {
        return bias;
    }

    /// As [Gate#isEven].
    public boolean isEven() {
        return even;
    }

    public double scale() {
        return scale;
    }

    public List<Ray> rays() {
        return rays;
    }

    /// The weight with which a neuron is read.
    public double weight(int ray) {
        return rays.get(ray).weight().doubleValue() * amplitude;
    }

    /// What has to be added to the sum of the neurons.
    public double constant() {
        return -sumOfRays * amplitude * valueAtBias();
    }

    /// The gate as a network of its own: its variables in, the monomial out.
    public WeightedNetwork network() {
        int variables = gate.exponents().size();
        NetworkBuilder builder = new NetworkBuilder(variables).layer(activation);
        Sum output = new Sum();
        for (int k = 0; k < rays.size(); k++) {
            Sum input = new Sum();
            for (int i = 0; i < variables; i++) {
                input.plus(i, scale * rays.get(k).direction().get(i));
            }
            output.plus(builder.neuron(bias, input), weight(k));
        }
        builder.layer(new Linear()).neuron(constant(), output);
        return builder.build();
    }

    /// What is left at an order in exact arithmetic, at a point: σ⁽ʲ⁾(b) λ^{j−n}/σ⁽ⁿ⁾(b) Σ_k w_k (d_k·x)ʲ/j!.
    public double left(int order, double... point) {
        double sum = 0;
        for (var term : gate.moment(order).entrySet()) {
            double product = term.getValue().doubleValue();
            for (int i = 0; i < point.length; i++) {
                product *= Math.pow(point[i], term.getKey().get(i));
            }
            sum += product;
        }
        return sum
                * derivative(atBias, order).middle()
                / derivative(atBias, gate.degree()).middle()
                * Math.pow(scale, order - gate.degree());
    }

    /// σ(b)
    public double valueAtBias() {
        return atBias.getFirst().middle();
    }

    /// The largest |σ| in the neurons' reach.
    public double largestValue() {
        return over.getFirst().magnitude();
    }

    /// The largest |σ − σ(b)| in the neurons' reach.
    public double largestChange() {
        Interval values = over.getFirst();
        double change = Math.max(
                Math.abs(values.high() - atBias.getFirst().low()),
                Math.abs(atBias.getFirst().high() - values.low()));
        return Math.min(change, largestSlope() * reach) * WIDENING;
    }

    /// The largest |σ′| in the neurons' reach.
    public double largestSlope() {
        return over.get(1).magnitude();
    }

    /// The largest |σ″| in the neurons' reach.
    public double largestCurvature() {
        return 2 * over.get(2).magnitude();
    }

    /// By how much the argument of the activation may depart from the bias for the bounds here to hold.
    public double reach() {
        return reach;
    }

    /// How far the computed value of σ may be from the true one, for one neuron.
    public double evaluationError() {
        Interval near = Interval.of(bias).plus(new Interval(-reach, reach));
        return EvaluationError.of(activation, near, largestValue());
    }

    /// A bound on |gate − monomial| in exact arithmetic with the weights as they are, where |x_i| ≤ `radii` i ≤ 1 +
    /// rounding: every order that is left, Taylor's remainder, and the rounding of the weights and the constant.
    public double truncation(double... radii) {
        int n = gate.degree();
        int highest = n + MORE_ORDERS;
        double[] left = largestMoments(highest, radii);
        double leading = derivative(atBias, n).mignitude();
        double best = Double.POSITIVE_INFINITY;
        double orders = 0;
        for (int order = 1; order <= highest; order++) {
            if (order > n) {
                best = Math.min(best, orders + remainder(order, radii) / leading);
            }
            if (order != n && left[order] > 0) {
                orders += derivative(atBias, order).magnitude() * left[order] / leading * Math.pow(scale, order - n);
            }
        }
        double weights = (derivative(atBias, n).high() - derivative(atBias, n).low()) / leading + 8 * n * ROUNDING;
        return (best + weights * (best + left[n]) + roundingOfConstant()) * WIDENING;
    }

    /// A bound on |Σ_k w_k (d_k·x)ʲ/j!| where |x_i| ≤ `radii` i, for every j up to `highest`: the sum of the absolute
    /// values of its monomials, whose coefficients are products of moments.
    private double[] largestMoments(int highest, double... radii) {
        double[] product = new double[highest + 1];
        product[0] = 1;
        for (int i = 0; i < radii.length; i++) {
            double[] longer = new double[highest + 1];
            double power = 1;
            for (int r = 0; r <= highest; r++, power *= radii[i]) {
                double own = moments[i][r] * power;
                for (int j = r; own > 0 && j <= highest; j++) {
                    longer[j] += own * product[j - r];
                }
            }
            product = longer;
        }
        return product;
    }

    /// What a Taylor polynomial below `order` leaves, times the leading derivative.
    private double remainder(int order, double... radii) {
        double sum = 0;
        for (Ray ray : rays) {
            double argument = 0;
            for (int i = 0; i < radii.length; i++) {
                argument += Math.abs(ray.direction().get(i)) * radii[i];
            }
            sum += Math.abs(ray.weight().doubleValue()) * Math.pow(argument, order);
        }
        return over.get(order).magnitude() * sum * Math.pow(scale, order - gate.degree());
    }

    private double roundingOfConstant() {
        Interval value = atBias.getFirst();
        double size = Math.abs(sumOfRays * amplitude);
        return size * (value.high() - value.low() + 6 * ROUNDING * value.magnitude());
    }

    /// A bound on what rounding adds where the operands are exact: evaluation of σ, and of its argument.
    public double noise() {
        double argument = bias == 0 ? ROUNDING * reach : ROUNDING * (2 * Math.abs(bias) + reach);
        return sumOfWeights() * (evaluationError() + largestSlope() * argument) * WIDENING;
    }

    /// Σ |weight|
    public double sumOfWeights() {
        double sum = 0;
        for (int i = 0; i < rays.size(); i++) {
            sum += Math.abs(weight(i));
        }
        return sum;
    }
}
