package wick.theory.dynamics;

/// Steps with Nesterov's momentum m, v ← m v + ∇, θ ← θ − η (∇ + m v), from rest: with x = ηλ the residual obeys
/// r_{k+1} = (1 − x) ((1 + m) r_k − m r_{k−1}) from the second step on. It dies out for x < 2(1 + m)/(1 + 2m).
///
/// Source: Nesterov 1983; in this form Sutskever, Martens, Dahl and Hinton 2013.
record NesterovSteps(double rate, double momentum, long steps) implements Progress {

    @Override
    public double residual(double eigenvalue) {
        double x = rate * eigenvalue;
        double residual = 1;
        double velocity = 0;
        for (long k = 0; k < steps; k++) {
            velocity = momentum * velocity + x * residual;
            residual -= x * residual + momentum * velocity;
        }
        return residual;
    }

    /// Followed by itself, so that small eigenvalues cost no digit.
    @Override
    public double gain(double eigenvalue) {
        double gain = 0;
        double velocity = 0;
        for (long k = 0; k < steps; k++) {
            double slope = rate * (1 - eigenvalue * gain);
            velocity = momentum * velocity + slope;
            gain += slope + momentum * velocity;
        }
        return gain;
    }
}
