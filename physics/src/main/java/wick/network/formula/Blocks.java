package wick.network.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Values and slopes of an expression over arrays, node by node over blocks that stay in the nearest cache.
/// Every element has the bits of [Jet].
public final class Blocks {
    private static final int LENGTH = 256;
    private static final ThreadLocal<Blocks> OWN = ThreadLocal.withInitial(Blocks::new);

    /// Values and slopes of the operands that wait, by height of the stack.
    private final List<double[]> values = new ArrayList<>();

    private final List<double[]> slopes = new ArrayList<>();
    private final double[] scratch = new double[LENGTH];
    private double[] z = new double[LENGTH];
    private int count;

    private Blocks() {}

    /// y\[yFrom + i] ← f(z\[zFrom + i])
    public static void valueInto(Expression f, double[] z, int zFrom, int count, double[] y, int yFrom) {
        OWN.get().run(f, z, zFrom, count, y, yFrom, false);
    }

    /// y\[yFrom + i] ← f′(z\[zFrom + i])
    public static void slopeInto(Expression f, double[] z, int zFrom, int count, double[] y, int yFrom) {
        OWN.get().run(f, z, zFrom, count, y, yFrom, true);
    }

    private void run(Expression f, double[] from, int zFrom, int size, double[] y, int yFrom, boolean sloped) {
        for (int start = 0; start < size; start += LENGTH) {
            count = Math.min(LENGTH, size - start);
            System.arraycopy(from, zFrom + start, z, 0, count);
            evaluate(f, 0, sloped);
            System.arraycopy(sloped ? slopes.get(0) : values.get(0), 0, y, yFrom + start, count);
        }
    }

    private void evaluate(Expression f, int height, boolean sloped) {
        if (values.size() == height) {
            values.add(new double[LENGTH]);
            slopes.add(new double[LENGTH]);
        }
        double[] u = values.get(height);
        double[] du = slopes.get(height);
        switch (f) {
            case Expression.Constant(double value) -> fill(u, du, value);
            case Expression.Pi() -> fill(u, du, Math.PI);
            case Expression.Variable() -> {
                System.arraycopy(z, 0, u, 0, count);
                java.util.Arrays.fill(du, 0, count, 1);
            }
            case Expression.Negation(Expression of) -> {
                evaluate(of, height, sloped);
                for (int i = 0; i < count; i++) {
                    u[i] = -u[i];
                    du[i] = -du[i];
                }
            }
            case Expression.Call(Function function, Expression argument) -> {
                evaluate(argument, height, sloped);
                if (sloped) {
                    function.slopeInto(u, count, scratch);
                    for (int i = 0; i < count; i++) {
                        du[i] = scratch[i] * du[i];
                    }
                }
                function.valueInto(count, u);
            }
            case Expression.Binary(Operator operator, Expression left, Expression right) -> {
                evaluate(left, height, sloped);
                evaluate(right, height + 1, sloped);
                joinInto(operator, right, height, sloped);
            }
        }
    }

    private void fill(double[] u, double[] du, double value) {
        java.util.Arrays.fill(u, 0, count, value);
        java.util.Arrays.fill(du, 0, count, 0);
    }

    private void joinInto(Operator operator, Expression right, int height, boolean sloped) {
        double[] u = values.get(height);
        double[] du = slopes.get(height);
        double[] v = values.get(height + 1);
        double[] dv = slopes.get(height + 1);
        switch (operator) {
            case SUM -> {
                for (int i = 0; i < count; i++) {
                    u[i] = u[i] + v[i];
                    du[i] = du[i] + dv[i];
                }
            }
            case DIFFERENCE -> {
                for (int i = 0; i < count; i++) {
                    u[i] = u[i] - v[i];
                    du[i] = du[i] - dv[i];
                }
            }
            case PRODUCT -> {
                for (int i = 0; i < count; i++) {
                    du[i] = du[i] * v[i] + u[i] * dv[i];
                    u[i] = u[i] * v[i];
                }
            }
            case QUOTIENT -> {
                for (int i = 0; i < count; i++) {
                    u[i] = u[i] / v[i];
                    du[i] = (du[i] - u[i] * dv[i]) / v[i];
                }
            }
            case POWER -> powerInto(Powers.constant(right), height, sloped);
            case MIN -> extremumInto(-1, height);
            case MAX -> extremumInto(1, height);
        }
    }

    private void powerInto(OptionalDouble exponent, int height, boolean sloped) {
        double[] u = values.get(height);
        double[] du = slopes.get(height);
        double[] v = values.get(height + 1);
        double[] dv = slopes.get(height + 1);
        for (int i = 0; i < count; i++) {
            double value = Powers.of(u[i], v[i]);
            if (sloped && exponent.isPresent()) {
                du[i] = Powers.slope(u[i], exponent.getAsDouble()) * du[i];
            } else if (sloped) {
                du[i] = value * (dv[i] * StrictMath.log(u[i]) + v[i] * (du[i] / u[i]));
            }
            u[i] = value;
        }
    }

    private void extremumInto(int sign, int height) {
        double[] u = values.get(height);
        double[] du = slopes.get(height);
        double[] v = values.get(height + 1);
        double[] dv = slopes.get(height + 1);
        for (int i = 0; i < count; i++) {
            boolean first = sign > 0 ? u[i] > v[i] : u[i] < v[i];
            boolean second = sign > 0 ? v[i] > u[i] : v[i] < u[i];
            du[i] = first ? du[i] : second ? dv[i] : (du[i] + dv[i]) / 2;
            u[i] = sign > 0 ? Math.max(u[i], v[i]) : Math.min(u[i], v[i]);
        }
    }
}
