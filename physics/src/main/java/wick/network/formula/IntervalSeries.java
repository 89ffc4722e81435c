package wick.network.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// The Taylor coefficients f⁽ᵏ⁾(z)/k! of a function for all z in an interval at once, k = 0 … order, as intervals
/// that surely contain them: rounding is outward, so at one point they are the derivatives with their numerical
/// error, and over an interval they bound the remainder of a Taylor expansion.
///
/// The recurrences are those of automatic differentiation: h = f g has h_k = Σ f_j g_{k−j}, and h = F(u) with
/// F′ = G(u) has k h_k = Σ j u_j g_{k−j}.
///
/// Source: Moore 1966, Interval Analysis; Griewank and Walther 2008, Evaluating Derivatives.
public final class IntervalSeries {
    private static final Interval ONE = Interval.of(1);

    private final int order;
    private final Interval z;
    /// A part that stands at several places of the tree is one object and is worked out once.
    @SuppressWarnings("IdentityHashMapUsage")
    private final Map<Expression, Interval[]> known = new IdentityHashMap<>();

    private IntervalSeries(int order, Interval z) {
        this.order = order;
        this.z = z;
    }

    /// The coefficients of `expression` for all z in `z`. Where a part has a kink or a pole in `z`, nothing is known
    /// of what follows from it: [Interval#ALL].
    public static List<Interval> of(Expression expression, Interval z, int order) {
        return List.copyOf(Arrays.asList(new IntervalSeries(order, z).of(expression)));
    }

    private Interval[] of(Expression expression) {
        Interval[] before = known.get(expression);
        if (before != null) {
            return before;
        }
        Interval[] series = made(expression);
        known.put(expression, series);
        return series;
    }

    private Interval[] made(Expression expression) {
        return switch (expression) {
            case Expression.Constant(double value) -> constant(Interval.of(value));
            case Expression.Pi() -> constant(new Interval(Math.PI, Math.nextUp(Math.PI)));
            case Expression.Variable() -> {
                Interval[] variable = constant(z);
                if (order > 0) {
                    variable[1] = ONE;
                }
                yield variable;
            }
            case Expression.Negation(Expression of) -> scaled(of(of), Interval.of(-1));
            case Expression.Call(Function function, Expression argument) -> called(function, of(argument));
            case Expression.Binary(Operator operator, Expression left, Expression right) ->
                joined(operator, Powers.constant(right), of(left), of(right));
        };
    }

    private Interval[] filled(Interval value) {
        Interval[] all = new Interval[order + 1];
        Arrays.fill(all, value);
        return all;
    }

    private Interval[] constant(Interval value) {
        Interval[] series = filled(Interval.ZERO);
        series[0] = value;
        return series;
    }

    private static Interval[] scaled(Interval[] u, Interval factor) {
        return Arrays.stream(u).map(factor::times).toArray(Interval[]::new);
    }

    private static Interval[] sum(Interval[] u, Interval[] v) {
        Interval[] sum = new Interval[u.length];
        Arrays.setAll(sum, k -> u[k].plus(v[k]));
        return sum;
    }

    /// Σ_{j=0}^{k} u_j v_{k−j}
    private static Interval convolution(Interval[] u, Interval[] v, int k) {
        Interval sum = Interval.ZERO;
        for (int j = 0; j <= k; j++) {
            sum = sum.plus(u[j].times(v[k - j]));
        }
        return sum;
    }

    private static Interval[] product(Interval[] u, Interval[] v) {
        Interval[] product = new Interval[u.length];
        Arrays.setAll(product, k -> convolution(u, v, k));
        return product;
    }

    private Interval[] joined(Operator operator, OptionalDouble exponent, Interval[] u, Interval[] v) {
        return switch (operator) {
            case SUM -> sum(u, v);
            case DIFFERENCE -> sum(u, scaled(v, Interval.of(-1)));
            case PRODUCT -> product(u, v);
            case QUOTIENT -> product(u, inverse(v));
            case POWER ->
                exponent.isPresent()
                        ? power(u, exponent.getAsDouble())
                        : called(Function.EXP, product(v, called(Function.LOG, u)));
            case MIN -> u[0].high() < v[0].low() ? u : v[0].high() < u[0].low() ? v : filled(Interval.ALL);
            case MAX -> u[0].low() > v[0].high() ? u : v[0].low() > u[0].high() ? v : filled(Interval.ALL);
        };
    }

    /// h u = 1: h_k = −(Σ_{j≥1} u_j h_{k−j}) / u_0
    private Interval[] inverse(Interval[] u) {
        if (u[0].contains(0)) {
            return filled(Interval.ALL);
        }
        Interval[] h = filled(Interval.ZERO);
        h[0] = u[0].inverse();
        for (int k = 1; k <= order; k++) {
            h[k] = convolution(h, u, k).negated().times(h[0]);
        }
        return h;
    }

    private Interval[] power(Interval[] u, double exponent) {
        if (Powers.isWhole(exponent) && exponent >= 0) {
            Interval[] power = constant(ONE);
            for (int i = 0; i < (int) exponent; i++) {
                power = product(power, u);
            }
            // an even power of an interval is not the product of the interval with itself
            power[0] = u[0].power((int) exponent);
            return power;
        }
        if (Powers.isWhole(exponent)) {
            return inverse(power(u, -exponent));
        }
        Interval[] log = called(Function.LOG, u);
        return called(Function.EXP, scaled(log, Interval.of(exponent)));
    }

    private Interval[] called(Function function, Interval[] u) {
        Interval x = u[0];
        return switch (function) {
            case EXP -> {
                Interval[] e = filled(Interval.ZERO);
                e[0] = growing(function, x, new Interval(0, Double.POSITIVE_INFINITY));
                for (int k = 1; k <= order; k++) {
                    e[k] = chained(u, e, k);
                }
                yield e;
            }
            case LOG -> {
                if (!(x.low() > 0)) {
                    yield filled(Interval.ALL);
                }
                yield integrated(growing(function, x, Interval.ALL), u, inverse(u));
            }
            case SQRT -> x.isZero() && flat(u) ? u : x.low() > 0 ? root(u) : filled(Interval.ALL);
            case ABS -> x.low() > 0 ? u : x.high() < 0 ? scaled(u, Interval.of(-1)) : filled(Interval.ALL);
            case SIGN -> x.contains(0) ? filled(Interval.ALL) : constant(Interval.of(Math.signum(x.low())));
            case SIN -> waves(u).getFirst();
            case COS -> waves(u).getLast();
            case TANH, SIGMOID -> saturating(function, u);
            case ERF -> {
                Interval factor = Interval.of(2).times(rootOfPi().inverse());
                Interval[] bell = scaled(called(Function.EXP, scaled(product(u, u), Interval.of(-1))), factor);
                yield integrated(growing(function, x, new Interval(-1, 1)), u, bell);
            }
        };
    }

    private static boolean flat(Interval[] u) {
        return Arrays.stream(u).skip(1).allMatch(Interval::isZero);
    }

    private static Interval growing(Function function, Interval x, Interval bounds) {
        return Interval.growing(function.value(x.low()), function.value(x.high()), bounds);
    }

    private static Interval rootOfPi() {
        double root = Math.sqrt(Math.PI);
        return new Interval(Math.nextDown(root), Math.nextUp(root));
    }

    /// (1/k) Σ_{j=1}^{k} j u_j g_{k−j}: the k-th coefficient of h, where h′ = g(u) u′.
    private static Interval chained(Interval[] u, Interval[] g, int k) {
        Interval sum = Interval.ZERO;
        for (int j = 1; j <= k; j++) {
            sum = sum.plus(Interval.of(j).times(u[j]).times(g[k - j]));
        }
        return sum.times(Interval.of(k).inverse());
    }

    private Interval[] integrated(Interval value, Interval[] u, Interval[] slope) {
        Interval[] h = constant(value);
        for (int k = 1; k <= order; k++) {
            h[k] = chained(u, slope, k);
        }
        return h;
    }

    /// h = √u: 2 u h′ = h u′
    private Interval[] root(Interval[] u) {
        Interval[] h = constant(growing(Function.SQRT, u[0], new Interval(0, Double.POSITIVE_INFINITY)));
        Interval twice = h[0].times(Interval.of(2)).inverse();
        for (int k = 1; k <= order; k++) {
            Interval rest = u[k];
            for (int j = 1; j < k; j++) {
                rest = rest.minus(h[j].times(h[k - j]));
            }
            h[k] = rest.times(twice);
        }
        return h;
    }

    private List<Interval[]> waves(Interval[] u) {
        Interval[] sine = constant(u[0].sine());
        Interval quarter = new Interval(Math.PI / 2, Math.nextUp(Math.PI / 2));
        Interval[] cosine = constant(u[0].plus(quarter).sine());
        for (int k = 1; k <= order; k++) {
            sine[k] = chained(u, cosine, k);
            cosine[k] = chained(u, sine, k).negated();
        }
        List<Interval[]> both = new ArrayList<>();
        both.add(sine);
        both.add(cosine);
        return both;
    }

    /// tanh′ = 1 − tanh², σ′ = σ (1 − σ)
    private Interval[] saturating(Function function, Interval[] u) {
        boolean tanh = function == Function.TANH;
        Interval[] h = constant(growing(function, u[0], new Interval(tanh ? -1 : 0, 1)));
        Interval[] slope = filled(Interval.ZERO);
        slope[0] = slopeOf(function, u[0]);
        for (int k = 1; k <= order; k++) {
            h[k] = chained(u, slope, k);
            Interval square = convolution(h, h, k);
            slope[k] = tanh ? square.negated() : h[k].minus(square);
        }
        return h;
    }

    /// The slopes of a function whose slope is largest at 0 and falls off to both sides.
    private static Interval slopeOf(Function function, Interval x) {
        double near = function.slope(x.contains(0) ? 0 : Math.min(Math.abs(x.low()), Math.abs(x.high())));
        double far = function.slope(x.magnitude());
        return Interval.growing(far, near, new Interval(0, 1));
    }
}
