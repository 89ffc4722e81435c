package wick.numeric.minimization;

/// Limited-memory BFGS: directions from the last pairs of steps and changes of the gradient, lengths from
/// a strong Wolfe search.
///
/// Source: Nocedal and Wright 2006, doi:10.1007/978-0-387-40065-5, algorithm 7.5.
public final class Lbfgs {
    private static final int PAIRS = 20;
    /// Relative gain below which a step counts as none, and how many such steps in a row end the search.
    private static final double GAIN = 1e-14;
    private static final int IDLE = 10;

    private final Objective objective;
    private final double[][] moves;
    private final double[][] changes;
    private final double[] products;
    private int pairs;
    private int newest = -1;

    private Lbfgs(Objective objective) {
        this.objective = objective;
        this.moves = new double[PAIRS][objective.size()];
        this.changes = new double[PAIRS][objective.size()];
        this.products = new double[PAIRS];
    }

    /// Goes down from `x`, which becomes the lowest point found.
    public static Descent minimize(Objective objective, double[] x, int steps, Descent.Watch watch) {
        return new Lbfgs(objective).run(x, steps, watch);
    }

    private Descent run(double[] x, int steps, Descent.Watch watch) {
        int size = x.length;
        double[] gradient = new double[size];
        double[] direction = new double[size];
        StrongWolfe.Found found = new StrongWolfe.Found(size);
        double value = objective.valueInto(x, gradient);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the value at the start is " + value + ", need a finite one");
        }
        int idle = 0;
        for (int step = 0; step < steps; step++) {
            double slope = directionInto(gradient, direction);
            if (!(slope < 0)) {
                return new Descent(value, step, Descent.Ending.CONVERGED);
            }
            double first = pairs == 0 ? Math.min(1, 1 / sumOfAbsolutes(gradient)) : 1;
            double next = new StrongWolfe(objective, x, direction, found).search(value, slope, first);
            if (!(next < value)) {
                if (pairs == 0) {
                    return new Descent(value, step, Descent.Ending.STUCK);
                }
                // rounding has spoiled the pairs: go on from the gradient alone
                pairs = 0;
                continue;
            }
            remember(x, gradient, found);
            idle = value - next <= GAIN * value ? idle + 1 : 0;
            value = next;
            watch.stepped(step + 1, value);
            if (idle == IDLE) {
                return new Descent(value, step + 1, Descent.Ending.CONVERGED);
            }
        }
        return new Descent(value, steps, Descent.Ending.STEPS_SPENT);
    }

    /// direction ← −H ∇f by the two loops over the pairs; the slope along it.
    private double directionInto(double[] gradient, double[] direction) {
        int size = gradient.length;
        double[] shares = new double[PAIRS];
        for (int i = 0; i < size; i++) {
            direction[i] = -gradient[i];
        }
        for (int back = 0; back < pairs; back++) {
            int p = Math.floorMod(newest - back, PAIRS);
            shares[p] = dot(moves[p], direction) / products[p];
            add(-shares[p], changes[p], direction);
        }
        if (pairs > 0) {
            double scale = products[newest] / dot(changes[newest], changes[newest]);
            for (int i = 0; i < size; i++) {
                direction[i] *= scale;
            }
        }
        for (int back = pairs - 1; back >= 0; back--) {
            int p = Math.floorMod(newest - back, PAIRS);
            add(shares[p] - dot(changes[p], direction) / products[p], moves[p], direction);
        }
        return dot(gradient, direction);
    }

    /// Moves x and its gradient to what was found, and keeps the pair if the function is convex along it.
    private void remember(double[] x, double[] gradient, StrongWolfe.Found found) {
        int p = Math.floorMod(newest + 1, PAIRS);
        for (int i = 0; i < x.length; i++) {
            moves[p][i] = found.point[i] - x[i];
            changes[p][i] = found.gradient[i] - gradient[i];
            x[i] = found.point[i];
            gradient[i] = found.gradient[i];
        }
        double product = dot(moves[p], changes[p]);
        if (product > 1e-14 * dot(changes[p], changes[p])) {
            products[p] = product;
            newest = p;
            pairs = Math.min(PAIRS, pairs + 1);
        } else {
            // the row written to was that of the oldest pair
            pairs = Math.min(PAIRS - 1, pairs);
        }
    }

    private static double sumOfAbsolutes(double[] a) {
        double sum = 0;
        for (double entry : a) {
            sum += Math.abs(entry);
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double factor, double[] a, double[] sum) {
        for (int i = 0; i < a.length; i++) {
            sum[i] += factor * a[i];
        }
    }
}
