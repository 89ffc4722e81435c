package wick.theory.dynamics;

/// r̈ + γ ṙ + λ r = 0 from r = 1 at rest: a damped oscillator for each mode.
record HeavyBallFlow(double friction, double time) implements Progress {

    @Override
    public double residual(double eigenvalue) {
        if (brief(eigenvalue)) {
            return 1 - eigenvalue * series(eigenvalue);
        }
        double h = friction / 2;
        double square = h * h - eigenvalue;
        double frequency = Math.sqrt(Math.abs(square));
        double phase = frequency * time;
        if (square < 0) {
            return Math.exp(-h * time) * (Math.cos(phase) + h * Math.sin(phase) / frequency);
        }
        // both exponentials decay; written so that neither factor overflows
        double slow = eigenvalue / (h + frequency);
        double difference = phase == 0 ? 2 * time : -Math.expm1(-2 * phase) / frequency;
        return Math.exp(-slow * time) * (1 + Math.exp(-2 * phase) + h * difference) / 2;
    }

    @Override
    public double gain(double eigenvalue) {
        if (brief(eigenvalue)) {
            return series(eigenvalue);
        }
        double h = friction / 2;
        double square = h * h - eigenvalue;
        if (square < h * h / 4) {
            return (1 - residual(eigenvalue)) / eigenvalue;
        }
        double frequency = Math.sqrt(square);
        double fast = h + frequency;
        double slow = eigenvalue / fast;
        double slowPart = slow == 0 ? time : -Math.expm1(-slow * time) / slow;
        return (slowPart + Math.expm1(-fast * time) / fast) / (2 * frequency);
    }

    private boolean brief(double eigenvalue) {
        return friction * time < 1 && eigenvalue * time * time < 1;
    }

    /// The solution of g̈ + γ ġ + λ g = 1 as a power series in time.
    private double series(double eigenvalue) {
        double before = 0;
        double term = time * time / 2;
        double sum = term;
        for (int k = 2; k < 60; k++) {
            // terms are those of t^(k−1) and t^k; the next is that of t^(k+1)
            double next = -(friction * time * k * term + eigenvalue * time * time * before) / (k * (k + 1.0));
            before = term;
            term = next;
            sum += term;
        }
        return sum;
    }
}
