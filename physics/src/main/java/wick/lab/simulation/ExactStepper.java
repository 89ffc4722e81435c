package wick.lab.simulation;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// h ← e^{Aη} h + ∫₀^η e^{As} ds (u + b) + L ξ, v ← e^{Aη} v, A = W − γ.
final class ExactStepper implements Stepper {
    private final Equation equation;
    private final Propagator propagator;
    private final State state;
    private final Matrix carried;
    private final Matrix scattered;
    private final double[] pushed;
    private final double noisePerRootTime;

    ExactStepper(Equation equation, Propagator propagator, State state, double noise) {
        this.equation = equation;
        this.propagator = propagator;
        this.state = state;
        carried = Matrix.zeros(state.values().rows(), state.values().columns());
        scattered = Matrix.zeros(state.values().rows(), state.layout().realizations());
        pushed = new double[state.values().rows()];
        noisePerRootTime = Math.sqrt(noise);
    }

    @Override
    public void advance(int number) {
        Drive drive = equation.drive();
        drive.begin(number);
        Products.timesInto(propagator.transition(), state.values(), carried);
        if (drive.changed()) {
            Products.applyInto(propagator.integral(), drive.steady(), pushed);
        }
        state.blocks((block, from, to) -> draw(block, from, to, drive));
        if (noisePerRootTime > 0 || drive.hasWhite()) {
            Products.timesInto(propagator.noiseFactor(), equation.noise().values(), scattered);
        }
        state.blocks((_, from, to) -> add(from, to));
    }

    /// √κ ξ, and the same white input for all realizations.
    private void draw(int block, int from, int to, Drive drive) {
        equation.noise().draw(block, from, to);
        double[] noise = equation.noise().values().entries();
        int realizations = scattered.columns();
        for (int i = from; i < to; i++) {
            for (int k = i * realizations; k < (i + 1) * realizations; k++) {
                noise[k] = noisePerRootTime * noise[k] + drive.white()[i];
            }
        }
    }

    private void add(int from, int to) {
        double[] x = state.values().entries();
        System.arraycopy(
                carried.entries(),
                from * carried.columns(),
                x,
                from * carried.columns(),
                (to - from) * carried.columns());
        int realizations = scattered.columns();
        for (int i = from; i < to; i++) {
            int shift = i * realizations - i * carried.columns();
            for (int k = i * carried.columns(); k < i * carried.columns() + realizations; k++) {
                x[k] += pushed[i] + scattered.entries()[k + shift];
            }
        }
    }
}
