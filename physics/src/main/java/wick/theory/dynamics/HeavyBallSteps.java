package wick.theory.dynamics;

/// Steps with momentum m: the residual obeys r_{k+1} = (1 + m − x) r_k − m r_{k−1} with x = ηλ and r₋₁ =
/// r₀ = 1, so it is a sum of powers of the two roots of z² − (1 + m − x) z + m.
///
/// With s_k = (z₊^k − z₋^k)/(z₊ − z₋): r_k = (1 − x) s_k − m s_{k−1}.
///
/// Source: Polyak 1964, doi:10.1016/0041-5553(64)90137-5.
record HeavyBallSteps(double rate, double momentum, long steps) implements Progress {
    /// Up to this many steps are made one by one, which loses no digit of a gain.
    private static final long ONE_BY_ONE = 1024;

    @Override
    public double residual(double eigenvalue) {
        double x = rate * eigenvalue;
        if (steps <= ONE_BY_ONE) {
            double residual = 1;
            double move = 0;
            for (long k = 0; k < steps; k++) {
                move = momentum * move - x * residual;
                residual += move;
            }
            return residual;
        }
        return (1 - x) * power(x, steps) - momentum * power(x, steps - 1);
    }

    @Override
    public double gain(double eigenvalue) {
        double x = rate * eigenvalue;
        if (steps <= ONE_BY_ONE) {
            double gain = 0;
            double move = 0;
            for (long k = 0; k < steps; k++) {
                move = momentum * move + rate * (1 - eigenvalue * gain);
                gain += move;
            }
            return gain;
        }
        double split = discriminant(x);
        boolean slow = x < 1 && 4 * split > (1 - momentum) * (1 - momentum);
        return slow ? slowGain(x, Math.sqrt(split)) : (1 - residual(eigenvalue)) / eigenvalue;
    }

    /// (1 + m − x)² − 4m = ((1 − √m)² − x)((1 + √m)² − x)
    private double discriminant(double x) {
        double root = Math.sqrt(momentum);
        return ((1 - root) * (1 - root) - x) * ((1 + root) * (1 + root) - x);
    }

    /// Where the larger root is 1 − δ with a small δ = 2x/(1 − m + x + √D): the sum of (1 − z^k) with
    /// weights that sum to 1, divided by λ.
    private double slowGain(double x, double split) {
        // everything is divided by x beforehand, so that x = 0 is no exception
        double share = 2 / (1 - momentum + x + split);
        double slow = x * share;
        double fast = momentum / (1 - slow);
        double weightOverX = (1 - share) / split;
        double slowWeight = 1 - x * weightOverX;
        double trainedOverX = slow == 0 ? steps * share : -Math.expm1(steps * Math.log1p(-slow)) / x;
        return rate * (slowWeight * trainedOverX + weightOverX * (1 - Math.pow(fast, (double) steps)));
    }

    /// s_k, real for two real roots of either sign and for two complex ones.
    private double power(double x, long k) {
        double discriminant = discriminant(x);
        double middle = (1 + momentum - x) / 2;
        double half = Math.sqrt(Math.abs(discriminant)) / 2;
        if (discriminant < 0) {
            double angle = Math.atan2(half, middle);
            double size = Math.exp(0.5 * (k - 1) * Math.log(momentum));
            return size * Math.sin(k * angle) / Math.sin(angle);
        }
        // of two roots of one sign the larger in size is free of cancellation
        double larger = Math.abs(middle) + half;
        double sign = middle < 0 && k % 2 == 0 ? -1 : 1;
        double logarithm = x < 1 && middle > 0 ? Math.log1p(-2 * x / (1 - momentum + x + 2 * half)) : Math.log(larger);
        if (half == 0) {
            return sign * k * Math.exp((k - 1) * logarithm);
        }
        // ln of the ratio of the roots: with z = √m e^(±χ), sinh χ is half their difference over √m
        double sinh = half / Math.sqrt(momentum);
        double ratio = 2 * Math.log1p(sinh + sinh * sinh / (1 + Math.sqrt(1 + sinh * sinh)));
        return sign * Math.exp(k * logarithm) * -Math.expm1(-k * ratio) / (2 * half);
    }
}
