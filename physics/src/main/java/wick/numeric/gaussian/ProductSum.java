package wick.numeric.gaussian;

import java.util.Arrays;
import java.util.List;

/// One trapezoid sum of [ProductAverages]: nested loops over u₁, …, u_k inside a ball, each variable's
/// functions evaluated along the innermost line first.
final class ProductSum {
    private static final double FINER = 0.1;
    private static final double BEYOND = 0.5;

    private final List<Factors> factors;
    private final double[][] root;
    private final UniformGrid grid;
    private final boolean absolute;
    private final int size;
    private final double[] weights;
    private final Level[] levels;
    private final SmoothedTable[] table;

    ProductSum(List<Factors> factors, double[][] root, UniformGrid grid, boolean absolute) {
        this.factors = factors;
        this.root = root;
        this.grid = grid;
        this.absolute = absolute;
        size = factors.size();
        weights = new double[2 * grid.last() + 1];
        for (int j = 0; j < weights.length; j++) {
            weights[j] = grid.weight(j - grid.last());
        }
        table = size < 3 ? new SmoothedTable[0] : new SmoothedTable[] {smoothed()};
        levels = new Level[size];
        int below = 1;
        for (int j = size - 1; j >= 0; j--) {
            levels[j] = new Level(factors.get(j).count(), below, weights.length, size);
            below *= factors.get(j).count();
        }
    }

    private SmoothedTable smoothed() {
        int last = size - 1;
        double square = 0;
        double largest = 0;
        for (int i = 0; i < size; i++) {
            double variance = 0;
            for (int j = 0; j <= i; j++) {
                variance += root[i][j] * root[i][j];
            }
            largest = Math.max(largest, variance);
            square = variance - root[i][i] * root[i][i];
        }
        double spacing = FINER * grid.step() * Math.sqrt(largest);
        return new SmoothedTable(
                factors.get(last),
                root[last][last],
                (grid.reach() + 1) * Math.sqrt(Math.max(0, square)),
                spacing,
                grid,
                absolute);
    }

    /// The averages of all products, the last variable's function running fastest.
    double[] total() {
        descend(0, 0);
        return levels[0].sums;
    }

    /// Fills the sums of this level for the means that the levels above have left in it; `radius` is Σ u²
    /// of those.
    private void descend(int depth, double radius) {
        Level level = levels[depth];
        boolean innermost = depth == size - 1;
        if (innermost && table.length > 0) {
            table[0].into(level.means[depth], level.sums);
            return;
        }
        double most = (grid.reach() + BEYOND) * (grid.reach() + BEYOND) - radius;
        int last = Math.min(grid.last(), (int) (Math.sqrt(Math.max(0, most)) / grid.step()));
        int count = 2 * last + 1;
        for (int i = 0; i < count; i++) {
            level.u[i] = grid.step() * (i - last);
            level.z[i] = level.means[depth] + root[depth][depth] * level.u[i];
        }
        factors.get(depth).into(level.z, level.u, count, level.values);
        Arrays.fill(level.sums, 0);
        for (int i = 0; i < count; i++) {
            double weight = weights[i - last + grid.last()];
            if (innermost) {
                level.add(weight, i, ONE, absolute);
            } else {
                Level next = levels[depth + 1];
                for (int j = depth + 1; j < size; j++) {
                    next.means[j] = level.means[j] + root[j][depth] * level.u[i];
                }
                descend(depth + 1, radius + level.u[i] * level.u[i]);
                level.add(weight, i, next.sums, absolute);
            }
        }
    }

    private static final double[] ONE = {1};

    /// What one level of the loops works with.
    private static final class Level {
        private final double[] means;
        private final double[] z;
        private final double[] u;
        private final double[][] values;
        private final double[] sums;

        Level(int functions, int below, int nodes, int size) {
            means = new double[size];
            z = new double[nodes];
            u = new double[nodes];
            values = new double[functions][nodes];
            sums = new double[functions * below];
        }

        void add(double weight, int node, double[] inner, boolean absolute) {
            int at = 0;
            for (double[] row : values) {
                double factor = weight * (absolute ? Math.abs(row[node]) : row[node]);
                for (double term : inner) {
                    sums[at++] += factor * term;
                }
            }
        }
    }
}
