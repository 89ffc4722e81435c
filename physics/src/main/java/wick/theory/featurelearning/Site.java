package wick.theory.featurelearning;

import java.util.Arrays;
import wick.network.Activation;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// One hidden layer: its fields at the present step, and the noise of its particles.
///
/// New noise of the own particles is orthogonal to everything that happened at them before and of size 1, as
/// it is on average over infinitely many. Products of two are then exact, and so are linear networks, whose
/// particles are just the axes of the space of all noise.
final class Site {
    private static final double KNOWN = 1e-9;

    private final Activation activation;
    private final Address address;
    private final boolean axes;
    private final int training;
    private final Span known;
    private final int own;
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
        own = shape.own();
        training = shape.training();
        Fields like = new Fields(shape.own(), shape.fresh(), 0);
        known = new Span(new Fields(shape.own(), 0, 0), KNOWN);
        if (!axes) {
            Fields one = known.directions().zeros(1);
            Arrays.fill(one.own().entries(), 1);
            known.append(one);
        }
        z = like.zeros(shape.inputs());
        h = like.zeros(shape.inputs());
        slopes = like.zeros(shape.training());
        g = like.zeros(shape.training() * shape.outputs());
        bias = like.none();
        drawInto(1, bias);
        bias.scale(0, Math.sqrt(biasVariance));
    }

    /// Adds rows of new noise.
    void drawInto(int rows, Fields noise) {
        int first = noise.extend(rows);
        Fields together = known.directions().zeros(rows);
        int fresh = noise.fresh().columns();
        for (int k = 0; k < rows; k++) {
            int number = 2 * (drawn + k);
            address.block(number + 1)
                    .open()
                    .normalsInto(fresh, noise.fresh().entries(), (first + k) * fresh);
            if (axes) {
                noise.own().set(first + k, drawn + k, Math.sqrt(own));
            } else {
                address.block(number).open().normalsInto(own, together.own().entries(), k * own);
            }
        }
        drawn += rows;
        if (!axes) {
            int before = known.rank();
            known.take(together);
            double[] directions = known.directions().own().entries();
            System.arraycopy(directions, before * own, noise.own().entries(), first * own, rows * own);
        }
    }

    /// Remembers these fields, to which noise of later steps is orthogonal.
    void remember(Fields fields) {
        if (!axes && known.rank() + fields.count() < own / 4) {
            known.take(fields.withoutFresh());
        }
    }

    /// h ← φ(z), and φ′(z).
    void activate() {
        activate(z.own(), h.own(), slopes.own());
        activate(z.fresh(), h.fresh(), slopes.fresh());
        remember(h);
    }

    private void activate(Matrix from, Matrix to, Matrix derivative) {
        activation.valueInto(from.entries(), 0, from.entries().length, to.entries(), 0);
        activation.derivativeInto(from.entries(), 0, training * from.columns(), derivative.entries(), 0);
    }

    /// g ← φ′(z) g
    void passActivation() {
        pass(slopes.own(), g.own());
        pass(slopes.fresh(), g.fresh());
        remember(g);
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
