package wick.theory.featurelearning;

import java.util.Arrays;
import wick.network.Activation;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// One hidden layer: its fields at the present step, and the noise of its particles.
///
/// New noise of the own particles is orthogonal to all earlier noise and to h and g before training, and of size 1,
/// as it is on average over infinitely many. Products of two are then exact, and so are linear networks,
/// whose particles are just the axes of the space of all noise.
final class Site {
    private static final double KNOWN = 1e-9;

    private final Activation activation;
    private final Address address;
    private final boolean axes;
    private final int training;
    private final Span known;
    private final Span freshKnown;
    private int drawn;
    final Fields z;
    final Fields h;
    /// φ′(z) of training inputs.
    final Fields slopes;
    /// Row i C + c holds g of input i and output c.
    final Fields g;
    final Fields bias;

    /// What all sites of a replica have in common.
    record Shape(int own, int fresh, boolean axes, int inputs, int training, int outputs) {}

    Site(Shape shape, Activation activation, double biasVariance, Address address) {
        this.activation = activation;
        this.address = address;
        axes = shape.axes();
        training = shape.training();
        Fields like = new Fields(shape.own(), shape.fresh(), 0);
        known = constant(shape.own());
        freshKnown = constant(shape.fresh());
        z = like.zeros(shape.inputs());
        h = like.zeros(shape.inputs());
        slopes = like.zeros(shape.training());
        g = like.zeros(shape.training() * shape.outputs());
        bias = like.none();
        drawInto(1, bias);
        bias.scale(0, Math.sqrt(biasVariance));
    }

    private static Span constant(int particles) {
        Span span = new Span(new Fields(particles, 0, 0), KNOWN);
        Fields one = span.directions().zeros(1);
        Arrays.fill(one.own().entries(), 1);
        span.append(one);
        return span;
    }

    /// Adds rows of new noise.
    void drawInto(int rows, Fields noise) {
        int first = noise.extend(rows);
        drawInto(freshKnown, 1, rows, noise.fresh(), first);
        if (axes) {
            for (int k = 0; k < rows; k++) {
                noise.own().set(first + k, drawn + k, Math.sqrt(noise.own().columns()));
            }
        } else {
            drawInto(known, 0, rows, noise.own(), first);
        }
        drawn += rows;
    }

    private void drawInto(Span earlier, int side, int rows, Matrix noise, int first) {
        Fields together = earlier.directions().zeros(rows);
        int width = noise.columns();
        for (int k = 0; k < rows; k++) {
            address.block(2 * (drawn + k) + side)
                    .open()
                    .normalsInto(width, together.own().entries(), k * width);
        }
        int before = earlier.rank();
        earlier.take(together);
        double[] directions = earlier.directions().own().entries();
        System.arraycopy(directions, before * width, noise.entries(), first * width, rows * width);
    }

    /// From now on noise is orthogonal to these fields of this site. Those before training are enough: later
    /// ones would make errors smaller by little, at much cost.
    void remember(Fields fields) {
        if (!axes) {
            known.take(fields.ownAlone());
        }
        freshKnown.take(fields.freshAlone());
    }

    /// h ← φ(z), and φ′(z).
    void activate() {
        activate(z.own(), h.own(), slopes.own());
        activate(z.fresh(), h.fresh(), slopes.fresh());
    }

    private void activate(Matrix from, Matrix to, Matrix derivative) {
        activation.valueInto(from.entries(), 0, from.entries().length, to.entries(), 0);
        activation.derivativeInto(from.entries(), 0, training * from.columns(), derivative.entries(), 0);
    }

    /// g ← φ′(z) g
    void passActivation() {
        pass(slopes.own(), g.own());
        pass(slopes.fresh(), g.fresh());
    }

    private void pass(Matrix derivative, Matrix gradient) {
        int width = derivative.columns();
        int copies = gradient.rows() / training;
        for (int row = 0; row < gradient.rows(); row++) {
            int at = row / copies * width;
            for (int i = 0; i < width; i++) {
                gradient.entries()[row * width + i] *= derivative.entries()[at + i];
            }
        }
    }
}
