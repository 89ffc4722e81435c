package wick.topic.expressivity.lab.kan;

import java.util.Arrays;
import wick.numeric.matrix.Matrix;

/// How every output answers to every parameter.
public final class KanJacobian {
    private KanJacobian() {}

    /// ∂y_o/∂θ_p for all inputs, one row for each input and output, in the units of the network.
    public static Matrix of(Kan kan, Matrix rows) {
        Matrix inputs = kan.inputs().apply(rows);
        int outputs = kan.layers().getLast().outputs();
        int size = kan.parameters().size();
        double[] parameters = kan.parameters().toArray();
        Matrix jacobian = Matrix.zeros(rows.rows() * outputs, size);
        Pass pass = new Pass(kan.layers());
        int[] numbers = new int[pass.rowLength()];
        double[] derivatives = new double[numbers.length];
        for (int s = 0; s < rows.rows(); s++) {
            pass.forward(inputs.entries(), s * inputs.columns(), parameters);
            for (int o = 0; o < outputs; o++) {
                Arrays.fill(pass.seeds(), 0);
                pass.seeds()[o] = 1;
                int count = pass.rowInto(parameters, numbers, derivatives);
                for (int c = 0; c < count; c++) {
                    jacobian.set(s * outputs + o, numbers[c], derivatives[c]);
                }
            }
        }
        return jacobian;
    }
}
