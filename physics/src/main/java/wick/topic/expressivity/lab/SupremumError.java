package wick.topic.expressivity.lab;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import wick.network.weighted.WeightedNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// The largest |network − function| that was found in a box, and where.
///
/// A lower bound on the true supremum: corners (all of them, or as many at random), uniform points, and a climb in
/// ever smaller steps along the axes from the worst few.
public record SupremumError(double largest, Vector at, int evaluations) {
    private static final int CLIMBERS = 3;
    private static final int HALVINGS = 8;
    private static final int MOST_CORNERS = 256;

    /// What the network should compute, exactly.
    @FunctionalInterface
    public interface Exact {
        BigDecimal at(double... point);
    }

    /// Where to look: a box between `low` and `high`, so many random points, from a seed.
    public record Box(Vector low, Vector high, int points, long seed) {
        public Box {
            if (low.size() != high.size() || points < 1) {
                throw new IllegalArgumentException("a box needs two corners of one size and a number of points");
            }
        }

        /// The same interval in every direction.
        public static Box cube(int size, double low, double high, int points) {
            return new Box(
                    Vector.range(0, size).map(_ -> low), Vector.range(0, size).map(_ -> high), points, 1);
        }
    }

    private record Found(double error, Vector at) {}

    /// Looks for the largest error of the network's only output.
    public static SupremumError of(WeightedNetwork network, Exact exact, Box box) {
        Function<List<Vector>, List<Found>> measure = points -> measured(network, exact, points);
        List<Vector> points = new ArrayList<>();
        RandomStream random = Address.of(box.seed(), "supremum error").open();
        points.addAll(corners(box, random));
        for (int i = 0; i < box.points(); i++) {
            points.add(between(box, i, random));
        }
        List<Found> all = new ArrayList<>(measure.apply(points));
        int evaluations = all.size();
        all.sort(Comparator.comparingDouble(Found::error).reversed());
        Found best = all.getFirst();
        for (Found start : List.copyOf(all.subList(0, Math.min(CLIMBERS, all.size())))) {
            Found at = start;
            double step = 0.25;
            for (int halving = 0; halving < HALVINGS; halving++, step /= 2) {
                List<Vector> around = around(at.at, step, box);
                evaluations += around.size();
                Found next = measure.apply(around).stream()
                        .max(Comparator.comparingDouble(Found::error))
                        .orElse(at);
                at = next.error > at.error ? next : at;
            }
            best = at.error > best.error ? at : best;
        }
        return new SupremumError(best.error, best.at, evaluations);
    }

    private static List<Found> measured(WeightedNetwork network, Exact exact, List<Vector> points) {
        Matrix rows = Matrix.zeros(points.size(), network.inputs());
        for (int row = 0; row < points.size(); row++) {
            for (int i = 0; i < network.inputs(); i++) {
                rows.set(row, i, points.get(row).at(i));
            }
        }
        Matrix values = network.apply(rows);
        List<Found> found = new ArrayList<>();
        for (int row = 0; row < points.size(); row++) {
            BigDecimal value = new BigDecimal(values.at(row, 0));
            BigDecimal difference =
                    value.subtract(exact.at(points.get(row).toArray())).abs();
            found.add(new Found(difference.doubleValue(), points.get(row)));
        }
        return found;
    }

    private static List<Vector> corners(Box box, RandomStream random) {
        int size = box.low().size();
        boolean all = size < 31 && 1 << size <= MOST_CORNERS;
        List<Vector> corners = new ArrayList<>();
        for (int corner = 0; corner < (all ? 1 << size : MOST_CORNERS); corner++) {
            double[] point = new double[size];
            for (int i = 0; i < size; i++) {
                boolean high = all ? (corner >> i & 1) == 1 : random.nextSign() > 0;
                point[i] = high ? box.high().at(i) : box.low().at(i);
            }
            corners.add(Vector.of(point));
        }
        return corners;
    }

    /// Every other point has some coordinates at the ends of their intervals, where errors tend to be large.
    private static Vector between(Box box, int index, RandomStream random) {
        double[] point = new double[box.low().size()];
        for (int i = 0; i < point.length; i++) {
            double u = random.nextUniform();
            if (index % 2 == 1 && random.nextSign() > 0) {
                u = Math.rint(u);
            }
            point[i] = box.low().at(i) + u * (box.high().at(i) - box.low().at(i));
        }
        return Vector.of(point);
    }

    private static List<Vector> around(Vector center, double step, Box box) {
        List<Vector> around = new ArrayList<>();
        for (int i = 0; i < center.size(); i++) {
            double width = box.high().at(i) - box.low().at(i);
            for (int sign = -1; sign <= 1; sign += 2) {
                double[] point = center.toArray();
                point[i] = Math.clamp(
                        point[i] + sign * step * width,
                        box.low().at(i),
                        box.high().at(i));
                around.add(Vector.of(point));
            }
        }
        return around;
    }
}
