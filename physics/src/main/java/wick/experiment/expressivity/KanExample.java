package wick.experiment.expressivity;

import java.util.List;
import org.hipparchus.special.BesselJ;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.topic.expressivity.lab.kan.Samples;

/// Functions on the cube from −1 to 1 and shapes of networks of splines that represent them, the last one but roughly.
///
/// Source: Liu et al. 2024, arXiv:2404.19756, section 3.1, but for the sine and the last.
enum KanExample {
    SINE,
    BESSEL,
    EXPONENTIAL,
    PRODUCT,
    TILTED;

    String text() {
        return switch (this) {
            case SINE -> "sin(pi x)";
            case BESSEL -> "J0(20 x)";
            case EXPONENTIAL -> "exp(sin(pi x) + y^2)";
            case PRODUCT -> "x y";
            case TILTED -> "1/(1 + 4 (x^2 + x y + y^2))";
        };
    }

    List<Integer> shape() {
        return switch (this) {
            case SINE, BESSEL -> List.of(1, 1);
            case EXPONENTIAL -> List.of(2, 1, 1);
            case PRODUCT -> List.of(2, 2, 1);
            case TILTED -> List.of(2, 3, 1);
        };
    }

    private double value(double[] x) {
        return switch (this) {
            case SINE -> Math.sin(Math.PI * x[0]);
            case BESSEL -> BesselJ.value(0, Math.abs(20 * x[0]));
            case EXPONENTIAL -> Math.exp(Math.sin(Math.PI * x[0]) + x[1] * x[1]);
            case PRODUCT -> x[0] * x[1];
            case TILTED -> 1 / (1 + 4 * (x[0] * x[0] + x[0] * x[1] + x[1] * x[1]));
        };
    }

    /// Values at independent uniform places.
    Samples drawn(int count, Address address) {
        RandomStream stream = address.open();
        int inputs = shape().getFirst();
        Matrix x = Matrix.zeros(count, inputs);
        Matrix y = Matrix.zeros(count, 1);
        for (int s = 0; s < count; s++) {
            for (int i = 0; i < inputs; i++) {
                x.set(s, i, 2 * stream.nextUniform() - 1);
            }
            y.set(s, 0, value(x.row(s)));
        }
        return new Samples(x, y);
    }
}
