package wick.lab.realization;

import wick.numeric.matrix.Matrix;

/// Sets units to 0 with probability `rate` and divides the others by 1 − `rate`, every unit of every
/// input by itself. The mask of an evaluation serves its passes back too. More inputs leave the masks of
/// the earlier ones as they were.
final class DropoutStage implements Stage {
    private final Operation.Drop operation;
    private Matrix mask = Matrix.zeros(0, 0);

    DropoutStage(Operation.Drop operation) {
        this.operation = operation;
    }

    @Override
    public void forward(Values values, Noise noise) {
        double[] x = values.entries(operation.from());
        double[] y = values.entries(operation.to());
        if (mask.columns() == 0) {
            mask = Matrix.zeros(values.inputs(), values.of(operation.to()).columns());
        }
        double[] factors = mask.entries();
        Masks.drawInto(noise.open(operation.number()), operation.rate(), factors);
        for (int i = 0; i < y.length; i++) {
            y[i] = factors[i] * x[i];
        }
    }

    @Override
    public void backward(Values values, Gradients gradients) {
        gradients.add(operation.from(), target -> PointwiseStage.timesRows(gradients, operation.to(), mask, target));
    }
}
