package wick.lab.model;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import wick.network.Activation;

/// A function of one real variable with its slope, over whole arrays.
interface Curve {
    void valueInto(double[] x, double[] y);

    /// slope ← dy/dx, where y = f(x) is known already.
    void slopeInto(double[] x, double[] y, double[] slope);

    /// From the value at x, and the slope as a function of x and y.
    static Curve of(DoubleUnaryOperator value, DoubleBinaryOperator slope) {
        return new Curve() {
            @Override
            public void valueInto(double[] x, double[] y) {
                for (int i = 0; i < x.length; i++) {
                    y[i] = value.applyAsDouble(x[i]);
                }
            }

            @Override
            public void slopeInto(double[] x, double[] y, double[] out) {
                for (int i = 0; i < x.length; i++) {
                    out[i] = slope.applyAsDouble(x[i], y[i]);
                }
            }
        };
    }

    static Curve of(Activation smooth) {
        return new Curve() {
            @Override
            public void valueInto(double[] x, double[] y) {
                smooth.valueInto(x, 0, x.length, y, 0);
            }

            @Override
            public void slopeInto(double[] x, double[] y, double[] out) {
                smooth.derivativeInto(x, 0, x.length, out, 0);
            }
        };
    }
}
