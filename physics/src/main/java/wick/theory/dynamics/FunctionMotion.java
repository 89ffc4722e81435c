package wick.theory.dynamics;

import wick.network.training.Loss;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// Training in function space, for several initial functions side by side. Outputs move within what the
/// kernel spans, f(t) = f(0) + Θ a(t), so what is followed are the P coefficients a of each output:
///
///     flow:            ȧ = −∂L/∂f
///     with momentum:   ȧ = w,   ẇ = −∂L/∂f − γ w
///
/// Rows 0, …, P − 1 of a state hold a, with momentum the P rows below hold w.
final class FunctionMotion {
    private final Matrix kernel;
    private final Matrix initial;
    private final Matrix targets;
    private final Loss loss;
    private final double friction;
    private final int points;
    private final Matrix outputs;
    private final Matrix direction;
    private final Matrix coefficients;
    private final double stiffness;

    /// Gradient flow for an infinite `friction`, else a heavy ball.
    FunctionMotion(Matrix kernel, Matrix initial, Matrix targets, Goal goal) {
        this.kernel = kernel;
        this.initial = initial;
        this.targets = targets;
        loss = goal.loss();
        friction = goal.friction();
        stiffness = goal.largestEigenvalue();
        points = kernel.rows();
        outputs = Matrix.zeros(points, initial.columns());
        direction = Matrix.zeros(points, initial.columns());
        coefficients = Matrix.zeros(points, initial.columns());
    }

    /// What is made small, how it is slowed down and how fast it can go.
    record Goal(Loss loss, double friction, double largestEigenvalue) {}

    boolean heavyBall() {
        return friction < Double.POSITIVE_INFINITY;
    }

    Matrix rest() {
        return Matrix.zeros(heavyBall() ? 2 * points : points, initial.columns());
    }

    /// rate ← time derivative of `state`
    void rateInto(Matrix state, Matrix rate) {
        descentInto(state, direction);
        int block = direction.entries().length;
        if (!heavyBall()) {
            System.arraycopy(direction.entries(), 0, rate.entries(), 0, block);
            return;
        }
        System.arraycopy(state.entries(), block, rate.entries(), 0, block);
        for (int i = 0; i < block; i++) {
            rate.entries()[block + i] = direction.entries()[i] - friction * state.entries()[block + i];
        }
    }

    /// down ← −∂L/∂f at f(0) + Θ a
    void descentInto(Matrix state, Matrix down) {
        imageInto(state, 0, outputs);
        for (int i = 0; i < outputs.entries().length; i++) {
            outputs.entries()[i] += initial.entries()[i];
        }
        loss.descentInto(outputs, targets, down);
    }

    /// The largest of |Θ e| over points, outputs and networks, in units of `tolerance` (1 + |f|), for an
    /// error e of the state; velocities count by what they move in the shortest time there is, 1/√λ_max.
    double errorOf(Matrix error, double tolerance) {
        double worst = largestShare(error, 0, tolerance);
        return heavyBall() ? Math.max(worst, largestShare(error, points, tolerance) / Math.sqrt(stiffness)) : worst;
    }

    private double largestShare(Matrix error, int from, double tolerance) {
        // `outputs` still holds f of the last evaluation
        imageInto(error, from, direction);
        double worst = 0;
        for (int i = 0; i < direction.entries().length; i++) {
            double share = Math.abs(direction.entries()[i]) / (tolerance * (1 + Math.abs(outputs.entries()[i])));
            if (Double.isNaN(share)) {
                return Double.POSITIVE_INFINITY;
            }
            worst = Math.max(worst, share);
        }
        return worst;
    }

    private void imageInto(Matrix state, int from, Matrix image) {
        System.arraycopy(
                state.entries(), from * state.columns(), coefficients.entries(), 0, coefficients.entries().length);
        Products.timesInto(kernel, coefficients, image);
    }
}
