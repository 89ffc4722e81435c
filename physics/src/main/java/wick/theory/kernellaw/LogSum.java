package wick.theory.kernellaw;

/// The law of x + y for independent x and y, whose laws have one step, on a grid `refinement` times as
/// fine.
///
/// With u = ln x ≥ v = ln y the sum lies at u + ln(1 + e^{v − u}), which depends on the distance of the two
/// points alone; the product of their masses is laid onto the grid points around it.
final class LogSum {
    /// Beyond this distance ln(1 + e^{−distance}) is below a rounding of any u of interest.
    private static final double FARTHEST = 42;

    /// Positions of pairs on a lattice leave a ripple from point to point, of no weight in any average.
    private static final int SMOOTHINGS = 2;

    private final int refinement;
    private final int low;
    private final double[] masses;
    private final double[] products;
    private final double[] weights = new double[Interpolation.POINTS];

    private LogSum(LogLaw first, LogLaw second, int refinement) {
        this.refinement = refinement;
        int least = Math.min(first.low(), second.low());
        int most = Math.max(first.low() + first.size(), second.low() + second.size());
        low = refinement * least - 2 * Interpolation.POINTS;
        double span = Math.log(2) / first.step() * refinement;
        masses = new double[refinement * (most - least) + (int) span + 5 * Interpolation.POINTS];
        products = new double[Math.max(first.size(), second.size())];
    }

    static LogLaw of(LogLaw first, LogLaw second, int refinement) {
        LogSum sum = new LogSum(first, second, refinement);
        sum.pairs(first, second, 0, 1);
        if (first == second) {
            sum.distances(first, second, 2);
        } else {
            sum.distances(first, second, 1);
            sum.distances(second, first, 1);
        }
        sum.alone(first, second.zero());
        sum.alone(second, first.zero());
        for (int pass = 0; pass < SMOOTHINGS; pass++) {
            Interpolation.smooth(sum.masses);
        }
        return new LogLaw(first.step() / refinement, sum.low, sum.masses, first.zero() * second.zero());
    }

    /// Pairs of a point of `larger` and one of `smaller` that lies below it, at every distance.
    private void distances(LogLaw larger, LogLaw smaller, double factor) {
        int near = (int) (FARTHEST / larger.step());
        int widest = larger.low() + larger.size() - 1 - smaller.low();
        for (int distance = 1; distance <= Math.min(near, widest); distance++) {
            pairs(larger, smaller, distance, factor);
        }
        double below = 0;
        int next = 0;
        for (int a = 0; a < larger.size(); a++) {
            int last = larger.low() + a - near - 1 - smaller.low();
            while (next <= last && next < smaller.size()) {
                below += smaller.mass(next++);
            }
            masses[refinement * (larger.low() + a) - low] += factor * below * larger.mass(a);
        }
    }

    private void pairs(LogLaw larger, LogLaw smaller, int distance, double factor) {
        int from = Math.max(larger.low(), smaller.low() + distance);
        int to = Math.min(larger.low() + larger.size(), smaller.low() + smaller.size() + distance);
        double[] some = larger.masses();
        double[] others = smaller.masses();
        int a = from - larger.low();
        int b = from - distance - smaller.low();
        int count = to - from;
        for (int i = 0; i < count; i++) {
            products[i] = factor * some[a + i] * others[b + i];
        }
        double beyond = Math.log1p(Math.exp(-distance * larger.step())) * refinement / larger.step();
        int cell = (int) beyond;
        Interpolation.weightsInto(beyond - cell, weights);
        for (int k = 0; k < weights.length; k++) {
            scatter(refinement * from + cell - Interpolation.BEFORE + k - low, count, weights[k]);
        }
    }

    private void scatter(int start, int count, double weight) {
        if (refinement == 1) {
            for (int i = 0; i < count; i++) {
                masses[start + i] += weight * products[i];
            }
        } else {
            for (int i = 0; i < count; i++) {
                masses[start + refinement * i] += weight * products[i];
            }
        }
    }

    /// What `law` contributes where the other summand is 0, which happens with probability `zero`.
    private void alone(LogLaw law, double zero) {
        if (zero > 0) {
            for (int i = 0; i < law.size(); i++) {
                masses[refinement * (law.low() + i) - low] += zero * law.mass(i);
            }
        }
    }
}
