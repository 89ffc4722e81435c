package wick.lab.simulation;

import wick.numeric.matrix.Matrix;

/// h̃ = h + η f(h) + √(κη) ξ, h ← h + η (f(h) + f(h̃)) / 2 + √(κη) ξ; tangent vectors by the derivative of
/// this map.
final class HeunStepper implements Stepper {
    private final Equation equation;
    private final State state;
    private final Matrix operand;
    private final Matrix first;
    private final Matrix second;
    private final Matrix predicted;

    HeunStepper(Equation equation, State state) {
        this.equation = equation;
        this.state = state;
        int rows = state.values().rows();
        int columns = state.values().columns();
        operand = Matrix.zeros(rows, columns);
        first = Matrix.zeros(rows, columns);
        second = Matrix.zeros(rows, columns);
        predicted = Matrix.zeros(rows, columns);
    }

    @Override
    public void advance(int number) {
        equation.begin(number);
        state.blocks((_, from, to) -> state.operandInto(state.values(), from, to, operand));
        equation.couple(operand, first);
        state.blocks((block, from, to) -> {
            equation.noise().draw(block, from, to);
            predict(from, to);
            state.operandInto(predicted, from, to, operand);
        });
        equation.couple(operand, second);
        state.blocks((_, from, to) -> correct(from, to));
    }

    /// The part of the step that no slope decides is kept in the noise itself.
    private void predict(int from, int to) {
        double step = equation.step();
        double kept = 1 - step * equation.decay();
        double noisy = equation.noiseDeviation();
        int columns = first.columns();
        int realizations = state.layout().realizations();
        double[] x = state.values().entries();
        double[] p = first.entries();
        double[] target = predicted.entries();
        double[] noise = equation.noise().values().entries();
        for (int i = from; i < to; i++) {
            double push = equation.push(i);
            int at = i * columns;
            int shift = i * realizations - at;
            for (int k = at; k < at + realizations; k++) {
                noise[k + shift] = push + noisy * noise[k + shift];
                target[k] = kept * x[k] + step * p[k] + noise[k + shift];
            }
            for (int k = at + realizations; k < at + columns; k++) {
                target[k] = kept * x[k] + step * p[k];
            }
        }
    }

    private void correct(int from, int to) {
        double half = equation.step() / 2;
        double decay = equation.decay();
        int columns = first.columns();
        int realizations = state.layout().realizations();
        double[] x = state.values().entries();
        double[] p = first.entries();
        double[] q = second.entries();
        double[] ahead = predicted.entries();
        double[] noise = equation.noise().values().entries();
        for (int i = from; i < to; i++) {
            int at = i * columns;
            int shift = i * realizations - at;
            for (int k = at; k < at + columns; k++) {
                x[k] += half * (p[k] + q[k] - decay * (x[k] + ahead[k]));
            }
            for (int k = at; k < at + realizations; k++) {
                x[k] += noise[k + shift];
            }
        }
    }
}
