package wick.lab.realization;

import java.util.List;
import wick.lab.realization.Circuit.Operation;
import wick.network.Activation;
import wick.network.Step;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// Carries derivatives from the outputs of a circuit with stored weights to its first matrix.
final class Backward {
    private final Circuit circuit;
    private final Gradients gradients;

    /// Told of each weight matrix once, from the last to the first, after the derivative has gone through it.
    interface Reader {
        /// `gradient` holds the derivatives with respect to the outputs of the matrix of which `inputs` are
        /// the inputs.
        void read(Step.Linear linear, Matrix inputs, Matrix gradient);
    }

    Backward(Circuit circuit, int inputs, int copies) {
        this.circuit = circuit;
        gradients = new Gradients(circuit, inputs, copies);
    }

    /// Where the derivatives start; restarted before every [#run].
    Gradients gradients() {
        return gradients;
    }

    void run(Parameters parameters, Forward forward, Reader reader) {
        List<Operation> operations = circuit.operations();
        for (int i = operations.size() - 1; i >= 0; i--) {
            switch (operations.get(i)) {
                case Operation.Affine(Step.Linear linear, int from, int to) -> {
                    if (from > 0) {
                        Products.timesInto(gradients.of(to), parameters.weight(linear.index()), gradients.target(from));
                        gradients.arrived(from);
                    }
                    reader.read(linear, forward.value(from), gradients.of(to));
                }
                case Operation.Apply(Activation _, int from, int to) -> {
                    if (from > 0) {
                        timesSlopesInto(gradients.of(to), forward.slopes(to), gradients.target(from));
                        gradients.arrived(from);
                    }
                }
                case Operation.Add add -> gradients.pass(add);
            }
        }
    }

    private void timesSlopesInto(Matrix gradient, Matrix slopes, Matrix target) {
        int width = slopes.columns();
        int copies = gradients.copies();
        double[] p = gradient.entries();
        double[] slope = slopes.entries();
        double[] product = target.entries();
        Forward.stretches(p.length, (at, count) -> {
            for (int done = at; done < at + count; ) {
                int row = done / width;
                int end = Math.min(at + count, (row + 1) * width);
                // the same slopes for all copies of an input
                int shift = row / copies * width - row * width;
                for (int i = done; i < end; i++) {
                    product[i] = p[i] * slope[i + shift];
                }
                done = end;
            }
        });
    }
}
