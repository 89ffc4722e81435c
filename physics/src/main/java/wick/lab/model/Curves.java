package wick.lab.model;

import wick.model.Node;
import wick.model.NumberArray;
import wick.model.RealArray;
import wick.model.WholeArray;
import wick.network.Cos;
import wick.network.Erf;
import wick.network.Gelu;
import wick.network.Sigmoid;
import wick.network.Sin;
import wick.network.Softplus;
import wick.network.Tanh;

/// Operators that act on each number alone. At a kink the slope is what PyTorch takes: that of a constant piece.
final class Curves {
    private static final double SELU_SCALE = 1.0507009873554805;
    private static final double SELU_ALPHA = 1.6732632423543772;
    private static final double ROOT_TWO_OVER_PI = Math.sqrt(2 / Math.PI);
    private static final double CUBIC = 0.044715;

    private Curves() {}

    static Outcome apply(Node node, Operands in, int version) {
        if (in.at(0) instanceof WholeArray whole) {
            return Outcome.constant(wholes(node, whole));
        }
        Curve curve = node.operator().equals("Clip") ? clip(node, in) : curve(node);
        double[] x = in.reals(0).values();
        double[] y = new double[x.length];
        curve.valueInto(x, y);
        return Outcome.of(RealArray.of(in.at(0).axes(), y), c -> {
            double[] slope = new double[x.length];
            curve.slopeInto(x, y, slope);
            double[] gradient = c.of(0);
            for (int i = 0; i < slope.length; i++) {
                slope[i] *= gradient[i];
            }
            c.give(0, slope);
        });
    }

    private static NumberArray wholes(Node node, WholeArray whole) {
        long[] y = whole.values().clone();
        for (int i = 0; i < y.length; i++) {
            y[i] = switch (node.operator()) {
                case "Neg" -> -y[i];
                case "Abs" -> Math.abs(y[i]);
                case "Sign" -> Long.signum(y[i]);
                case "Not" -> 1 - y[i];
                default -> throw new IllegalArgumentException("whole numbers where real ones are needed");
            };
        }
        return WholeArray.of(whole.axes(), y);
    }

    private static Curve clip(Node node, Operands in) {
        double low = in.has(1) ? in.at(1).real(0) : node.real("min", Double.NEGATIVE_INFINITY);
        double high = in.has(2) ? in.at(2).real(0) : node.real("max", Double.POSITIVE_INFINITY);
        return Curve.of(x -> Math.min(high, Math.max(low, x)), (x, _) -> x < low || x > high ? 0 : 1);
    }

    private static Curve curve(Node node) {
        return switch (node.operator()) {
            case "Relu" -> Curve.of(x -> x > 0 ? x : x * 0, (x, _) -> x > 0 ? 1 : 0);
            case "Tanh" -> Curve.of(new Tanh());
            case "Sigmoid" -> Curve.of(new Sigmoid());
            case "Erf" -> Curve.of(new Erf());
            case "Exp" -> Curve.of(Math::exp, (_, y) -> y);
            case "Log" -> Curve.of(Math::log, (x, _) -> 1 / x);
            case "Sqrt" -> Curve.of(Math::sqrt, (_, y) -> 0.5 / y);
            case "Reciprocal" -> Curve.of(x -> 1 / x, (_, y) -> -y * y);
            case "Neg" -> Curve.of(x -> -x, (_, _) -> -1);
            case "Abs" -> Curve.of(Math::abs, (x, _) -> Math.signum(x));
            case "Sin" -> Curve.of(new Sin());
            case "Cos" -> Curve.of(new Cos());
            case "Softplus" -> Curve.of(new Softplus());
            case "Sign" -> Curve.of(Math::signum, (_, _) -> 0);
            case "Floor" -> Curve.of(Math::floor, (_, _) -> 0);
            case "Ceil" -> Curve.of(Math::ceil, (_, _) -> 0);
            case "Round" -> Curve.of(Math::rint, (_, _) -> 0);
            default -> shaped(node);
        };
    }

    /// Curves with parameters, and the rarer ones.
    private static Curve shaped(Node node) {
        return switch (node.operator()) {
            case "LeakyRelu" -> {
                double a = node.real("alpha", 0.01f);
                yield Curve.of(x -> x > 0 ? x : a * x, (x, _) -> x > 0 ? 1 : a);
            }
            case "Elu" -> elu(node.real("alpha", 1), 1);
            case "Celu" -> {
                double a = node.real("alpha", 1);
                yield Curve.of(x -> x > 0 ? x : a * Math.expm1(x / a), (x, y) -> x > 0 ? 1 : y / a + 1);
            }
            case "Selu" -> elu(node.real("alpha", SELU_ALPHA), node.real("gamma", SELU_SCALE));
            case "Gelu" -> node.text("approximate", "none").equals("tanh") ? tanhGelu() : Curve.of(new Gelu());
            case "HardSigmoid" -> hardSigmoid(node.real("alpha", 0.2f), node.real("beta", 0.5));
            case "HardSwish" ->
                Curve.of(x -> x * Math.clamp(x / 6 + 0.5, 0, 1), (x, _) -> x <= -3 ? 0 : x >= 3 ? 1 : x / 3 + 0.5);
            case "Softsign" ->
                Curve.of(x -> x / (1 + Math.abs(x)), (x, _) -> 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x))));
            case "Mish" -> mish();
            case "ThresholdedRelu" -> {
                double a = node.real("alpha", 1);
                yield Curve.of(x -> x > a ? x : 0, (x, _) -> x > a ? 1 : 0);
            }
            default -> throw new IllegalArgumentException("operator " + node.operator() + " is no curve");
        };
    }

    private static Curve elu(double alpha, double scale) {
        return Curve.of(x -> scale * (x > 0 ? x : alpha * Math.expm1(x)), (x, y) -> x > 0 ? scale : y + scale * alpha);
    }

    private static Curve hardSigmoid(double slope, double middle) {
        return Curve.of(x -> Math.clamp(slope * x + middle, 0, 1), (_, y) -> y > 0 && y < 1 ? slope : 0);
    }

    private static Curve tanhGelu() {
        return Curve.of(x -> 0.5 * x * (1 + Math.tanh(ROOT_TWO_OVER_PI * (x + CUBIC * x * x * x))), (x, _) -> {
            double t = Math.tanh(ROOT_TWO_OVER_PI * (x + CUBIC * x * x * x));
            return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * ROOT_TWO_OVER_PI * (1 + 3 * CUBIC * x * x);
        });
    }

    private static Curve mish() {
        Softplus softplus = new Softplus();
        return Curve.of(x -> x * Math.tanh(softplus.value(x)), (x, _) -> {
            double t = Math.tanh(softplus.value(x));
            return t + x * (1 - t * t) * softplus.derivative(x);
        });
    }
}
