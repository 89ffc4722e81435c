package wick.lab.training;

import wick.lab.implicit.Panels;
import wick.network.Activation;
import wick.numeric.matrix.Matrix;

/// The units of one hidden layer at all inputs, training points first: z, h = φ(z) and φ′(z).
final class HiddenUnits {
    private final Activation activation;
    private final Panels z;
    private final Panels h;
    private final Panels derivatives;
    private Panels gradient;
    private Panels memory;

    HiddenUnits(Activation activation, int inputs, int units) {
        this.activation = activation;
        z = Panels.zeros(inputs, units);
        h = Panels.zeros(inputs, units);
        derivatives = Panels.zeros(inputs, units);
        gradient = Panels.zeros(0, units);
        memory = Panels.zeros(0, units);
    }

    int units() {
        return z.units();
    }

    Panels.Vectors z(int from, int count) {
        return z.vectors(from, count);
    }

    Panels.Vectors h(int from, int count) {
        return h.vectors(from, count);
    }

    /// h ← φ(z) in panel `p` for some inputs.
    void activate(int from, int count, int p) {
        int width = z.panel(p).columns();
        activation.valueInto(
                z.panel(p).entries(), from * width, count * width, h.panel(p).entries(), from * width);
    }

    /// Room for derivatives with respect to z.
    Panels gradient(int rows) {
        if (gradient.vectors() != rows) {
            gradient = Panels.zeros(rows, units());
        }
        return gradient;
    }

    /// Multiplies each row of the gradient by φ′(z) of its input; `copies` rows belong to each.
    void passActivation(int copies, int p) {
        int width = z.panel(p).columns();
        double[] slopes = gradient.panel(p).entries();
        double[] derivative = derivatives.panel(p).entries();
        int inputs = gradient.vectors() / copies;
        activation.derivativeInto(z.panel(p).entries(), 0, inputs * width, derivative, 0);
        for (int row = 0; row < gradient.vectors(); row++) {
            int at = row / copies * width;
            for (int i = 0; i < width; i++) {
                slopes[row * width + i] *= derivative[at + i];
            }
        }
    }

    /// Multiplies a vector by φ′(z) of the only input, known since the gradient passed.
    void timesDerivative(Panels.Vectors vector, int p) {
        double[] into = vector.panels().panel(p).entries();
        double[] derivative = derivatives.panel(p).entries();
        for (int i = 0; i < into.length; i++) {
            into[i] *= derivative[i];
        }
    }

    void remember(int inputs) {
        memory = z.vectors(0, inputs).copy();
    }

    /// How far z has moved since it was remembered.
    Movement movement() {
        Matrix sums = z.sum(1, 2, (p, part) -> {
            double[] before = memory.panel(p).entries();
            double[] now = z.panel(p).entries();
            for (int i = 0; i < before.length; i++) {
                part.entries()[0] += (now[i] - before[i]) * (now[i] - before[i]);
                part.entries()[1] += before[i] * before[i];
            }
        });
        return Movement.of(sums.at(0, 0), sums.at(0, 1), (double) memory.vectors() * units());
    }
}
