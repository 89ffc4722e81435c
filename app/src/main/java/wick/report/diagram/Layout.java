package wick.report.diagram;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// Places the nodes of one piece: legs on the left and right edge, vertices so that the distance of any
/// two comes close to the number of steps between them (stress majorization), without crossings where
/// that is possible.
///
/// Several starts and, for the legs, several orders along the edges are tried, always the same ones.
///
/// Source: Kamada and Kawai 1989, Inform. Process. Lett. 31 (7); Gansner, Koren and North 2005, LNCS 3383.
final class Layout {
    private static final int SWEEPS = 400;
    private static final int STARTS = 6;
    private static final int ORDERS = 60;
    private static final double LEG_SPACING = 1.25;
    /// How much more the distance of two nodes counts that should stand in line with what is between them.
    private static final double STRAIGHT = 5;
    private static final double DISORDER = 0.03;
    /// How strongly a leg is held near its place on the edge.
    private static final double HOLD = 0.5;

    private final Skeleton skeleton;
    private final SplittableRandom random = new SplittableRandom(7);
    private final Point[] places;
    private final Point[] home;
    private final double[][] weight;

    private Layout(Skeleton skeleton) {
        this.skeleton = skeleton;
        places = new Point[skeleton.size()];
        home = new Point[skeleton.size()];
        weight = new double[places.length][places.length];
        for (int i = 0; i < places.length; i++) {
            for (int j = 0; j < places.length; j++) {
                double steps = Math.max(1, skeleton.steps(i, j));
                weight[i][j] = (skeleton.inLine(i, j) ? STRAIGHT : 1) / (steps * steps);
            }
        }
    }

    /// One place for each node of the piece.
    static List<Point> of(Skeleton skeleton) {
        return skeleton.legs().isEmpty() ? new Layout(skeleton).closed() : new Layout(skeleton).open();
    }

    private List<Point> closed() {
        List<Point> best = List.of();
        double least = Double.POSITIVE_INFINITY;
        for (int start = 0; start < 2 * STARTS; start++) {
            scatter(List.of(), start);
            settle(List.of());
            double score = score();
            if (score < least - 1e-6) {
                least = score;
                best = List.of(places);
            }
        }
        return level(best);
    }

    /// Turned so that it is widest along x.
    private static List<Point> level(List<Point> places) {
        Point center = new Point(0, 0);
        for (Point place : places) {
            center = center.plus(place.times(1.0 / places.size()));
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (Point place : places) {
            Point p = place.minus(center);
            xx += p.x() * p.x();
            xy += p.x() * p.y();
            yy += p.y() * p.y();
        }
        double angle = 0.5 * Math.atan2(2 * xy, xx - yy);
        List<Point> turned = new ArrayList<>();
        for (Point place : places) {
            Point p = place.minus(center);
            turned.add(Point.polar(p.angle() - angle, p.length()));
        }
        return turned;
    }

    private List<Point> open() {
        record Tried(List<Integer> order, double score) {}
        List<Tried> tried = new ArrayList<>();
        for (List<Integer> order : orders()) {
            scatter(order, 0);
            settle(order);
            tried.add(new Tried(order, score() + DISORDER * disorder(order)));
        }
        tried.sort(Comparator.comparingDouble(Tried::score));
        List<Point> best = List.of();
        double least = Double.POSITIVE_INFINITY;
        for (Tried candidate : tried.subList(0, Math.min(3, tried.size()))) {
            for (int start = 0; start < STARTS; start++) {
                scatter(candidate.order, start);
                settle(candidate.order);
                double score = score() + DISORDER * disorder(candidate.order);
                if (score < least - 1e-6) {
                    least = score;
                    best = List.of(places);
                }
            }
        }
        return best;
    }

    /// How many legs come before one with a lower number.
    private static int disorder(List<Integer> order) {
        int count = 0;
        for (int i = 0; i < order.size(); i++) {
            for (int j = 0; j < i; j++) {
                count += order.get(j) > order.get(i) ? 1 : 0;
            }
        }
        return count;
    }

    /// Orders of the legs along the edges: all for up to four legs, else some.
    private List<List<Integer>> orders() {
        List<List<Integer>> orders = new ArrayList<>();
        if (skeleton.legs().size() <= 4) {
            ordersInto(new ArrayList<>(), new ArrayList<>(skeleton.legs()), orders);
            return orders;
        }
        for (int i = 0; i < ORDERS; i++) {
            List<Integer> order = new ArrayList<>(skeleton.legs());
            for (int j = order.size() - 1; i > 0 && j > 0; j--) {
                Collections.swap(order, j, random.nextInt(j + 1));
            }
            orders.add(order);
        }
        return orders;
    }

    private static void ordersInto(List<Integer> order, List<Integer> rest, List<List<Integer>> orders) {
        if (rest.isEmpty()) {
            orders.add(List.copyOf(order));
        }
        for (int i = 0; i < rest.size(); i++) {
            int leg = rest.get(i);
            rest.subList(i, i + 1).clear();
            order.add(leg);
            ordersInto(order, rest, orders);
            order.removeLast();
            rest.add(i, leg);
        }
    }

    /// Legs on the edges, the first half on the left, top to bottom; vertices at random around the middle.
    private void scatter(List<Integer> order, int start) {
        int left = (order.size() + 1) / 2;
        double width = width(order, left);
        for (int i = 0; i < places.length; i++) {
            double spread = start == 0 ? 0.3 : 1.2;
            places[i] = new Point(spread * (random.nextDouble() - 0.5), spread * (random.nextDouble() - 0.5));
        }
        for (int i = 0; i < order.size(); i++) {
            int count = i < left ? left : order.size() - left;
            int row = i < left ? i : i - left;
            double y = LEG_SPACING * ((count - 1) / 2.0 - row);
            places[order.get(i)] = new Point(i < left ? -width / 2 : width / 2, y);
            home[order.get(i)] = places[order.get(i)];
        }
        for (int node = 0; node < places.length && order.size() == 2; node++) {
            if (skeleton.onBackbone(node)) {
                places[node] = new Point(-width / 2 + skeleton.steps(order.getFirst(), node), 0);
            }
        }
    }

    /// The mean number of steps between legs on the left and on the right.
    private double width(List<Integer> order, int left) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < left; i++) {
            for (int j = left; j < order.size(); j++) {
                sum += skeleton.steps(order.get(i), order.get(j));
                pairs++;
            }
        }
        double height = LEG_SPACING * (left - 1);
        double mean = pairs == 0 ? 2 : sum / pairs;
        return order.size() == 2 ? mean : Math.max(1.6, Math.sqrt(Math.max(1, mean * mean - 0.4 * height * height)));
    }

    /// Two legs and what lies on the only way between them stay in line; more legs are held near their
    /// places.
    private void settle(List<Integer> legs) {
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int i = 0; i < places.length; i++) {
                if (legs.size() != 2 || !skeleton.onBackbone(i)) {
                    places[i] = pulled(i, legs.contains(i) ? HOLD : 0);
                }
            }
        }
    }

    private Point pulled(int i, double hold) {
        Point sum = hold == 0 ? new Point(0, 0) : home[i].times(hold);
        double total = hold;
        for (int j = 0; j < places.length; j++) {
            if (j != i) {
                double steps = skeleton.steps(i, j);
                Point apart = places[i].minus(places[j]);
                double distance = Math.max(1e-9, apart.length());
                sum = sum.plus(places[j].plus(apart.times(steps / distance)).times(weight[i][j]));
                total += weight[i][j];
            }
        }
        return total == 0 ? places[i] : sum.times(1 / total);
    }

    /// Stress, and a price for every crossing, for lines through nodes and for nodes on one another.
    private double score() {
        double score = 0;
        for (int i = 0; i < places.length; i++) {
            for (int j = 0; j < i; j++) {
                double distance = places[i].minus(places[j]).length();
                double misfit = distance / skeleton.steps(i, j) - 1;
                score += weight[i][j] * skeleton.steps(i, j) * skeleton.steps(i, j) * misfit * misfit
                        + (distance < 0.5 ? 4 * (0.5 - distance) : 0);
                score += skeleton.joined(i, j) ? lineScore(i, j) : 0;
            }
        }
        return score;
    }

    private double lineScore(int i, int j) {
        double score = 0;
        for (int k = 0; k < places.length; k++) {
            if (k != i && k != j) {
                double distance = places[k].toSegment(places[i], places[j]);
                score += distance < 0.35 ? 4 * (0.35 - distance) : 0;
                for (int l = 0; l < k; l++) {
                    boolean apart = l != i && l != j && skeleton.joined(k, l);
                    score += apart && crosses(places[i], places[j], places[k], places[l]) ? 1.5 : 0;
                }
            }
        }
        return score;
    }

    private static boolean crosses(Point a, Point b, Point c, Point d) {
        return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
    }

    private static double side(Point a, Point b, Point c) {
        return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
    }
}
