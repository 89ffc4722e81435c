package wick.experiment.expressivity;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hipparchus.special.BesselJ;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.topic.expressivity.lab.kan.Samples;

/// Functions on the cube from −1 to 1 and shapes of networks of splines that represent them, the last one but roughly.
///
/// Source: Liu et al. 2024, arXiv:2404.19756, section 3.1, but for the sine and the last.
record KanExample(String name, String text, List<Integer> shape, ToDoubleFunction<double[]> function) {
    static final KanExample SINE = new KanExample("SINE", "sin(pi x)", List.of(1, 1), x -> Math.sin(Math.PI * x[0]));
    static final KanExample BESSEL =
            new KanExample("BESSEL", "J0(20 x)", List.of(1, 1), x -> BesselJ.value(0, Math.abs(20 * x[0])));
    static final KanExample EXPONENTIAL = new KanExample(
            "EXPONENTIAL",
            "exp(sin(pi x) + y^2)",
            List.of(2, 1, 1),
            x -> Math.exp(Math.sin(Math.PI * x[0]) + x[1] * x[1]));
    static final KanExample PRODUCT = new KanExample("PRODUCT", "x y", List.of(2, 2, 1), x -> x[0] * x[1]);
    static final KanExample TILTED = new KanExample(
            "TILTED",
            "1/(1 + 4 (x^2 + x y + y^2))",
            List.of(2, 3, 1),
            x -> 1 / (1 + 4 * (x[0] * x[0] + x[0] * x[1] + x[1] * x[1])));

    KanExample {
        shape = List.copyOf(shape);
    }

    /// Values at independent uniform places.
    Samples drawn(int count, Address address) {
        RandomStream stream = address.open();
        int inputs = shape.getFirst();
        Matrix x = Matrix.zeros(count, inputs);
        Matrix y = Matrix.zeros(count, 1);
        for (int s = 0; s < count; s++) {
            for (int i = 0; i < inputs; i++) {
                x.set(s, i, 2 * stream.nextUniform() - 1);
            }
            y.set(s, 0, function.applyAsDouble(x.row(s)));
        }
        return new Samples(x, y);
    }
}
