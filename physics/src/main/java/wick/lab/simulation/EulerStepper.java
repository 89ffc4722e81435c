package wick.lab.simulation;

import wick.numeric.matrix.Matrix;

/// h ← (1 − ηγ) h + η (Wφ(h) + u + b) + √(κη) ξ, v ← (1 − ηγ) v + η Wφ′(h) v.
final class EulerStepper implements Stepper {
    private final Equation equation;
    private final State state;
    private final Matrix operand;
    private final Matrix product;

    EulerStepper(Equation equation, State state) {
        this.equation = equation;
        this.state = state;
        operand = Matrix.zeros(state.values().rows(), state.values().columns());
        product = Matrix.zeros(state.values().rows(), state.values().columns());
    }

    @Override
    public void advance(int number) {
        equation.begin(number);
        state.blocks((_, from, to) -> state.operandInto(state.values(), from, to, operand));
        equation.couple(operand, product);
        state.blocks((block, from, to) -> {
            equation.noise().draw(block, from, to);
            update(from, to);
        });
    }

    private void update(int from, int to) {
        double step = equation.step();
        double kept = 1 - step * equation.decay();
        double noisy = equation.noiseDeviation();
        int columns = product.columns();
        int realizations = state.layout().realizations();
        double[] x = state.values().entries();
        double[] p = product.entries();
        double[] noise = equation.noise().values().entries();
        for (int i = from; i < to; i++) {
            double push = equation.push(i);
            int at = i * columns;
            int shift = i * realizations - at;
            for (int k = at; k < at + realizations; k++) {
                x[k] = kept * x[k] + step * p[k] + (push + noisy * noise[k + shift]);
            }
            for (int k = at + realizations; k < at + columns; k++) {
                x[k] = kept * x[k] + step * p[k];
            }
        }
    }
}
