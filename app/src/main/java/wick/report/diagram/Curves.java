package wick.report.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wick.theory.fieldtheory.Diagram;
import wick.theory.fieldtheory.Line;

/// Turns the lines of a diagram whose nodes have their places into curves: lines between the same two nodes
/// bowed apart, a line that would run through a third node bowed around it, loops where there is room.
final class Curves {
    private static final double TOO_CLOSE = 0.22;

    private final Diagram diagram;
    private final Look look;
    private final List<Point> places;
    private final List<Curve> curves = new ArrayList<>();

    private Curves(Diagram diagram, Look look, List<Point> places) {
        this.diagram = diagram;
        this.look = look;
        this.places = places;
    }

    static List<Curve> of(Diagram diagram, Look look, List<Point> places) {
        Curves all = new Curves(diagram, look, places);
        all.drawBetween();
        all.drawLoops();
        return all.curves;
    }

    private void drawBetween() {
        Map<List<Integer>, List<Line>> pairs = new LinkedHashMap<>();
        for (Line line : diagram.lines()) {
            for (int i = 0; i < line.count() && !line.isLoop(); i++) {
                pairs.computeIfAbsent(List.of(line.from(), line.to()), _ -> new ArrayList<>())
                        .add(line);
            }
        }
        pairs.forEach((_, lines) -> {
            List<Double> bows = bows(lines);
            // the odd one out of two kinds of lines stands in the middle
            List<Line> sorted = new ArrayList<>(lines);
            sorted.sort(Comparator.comparing(line -> look.style(line.fromField(), line.toField())));
            if (sorted.size() == 3
                    && !sorted.get(0).fromField().equals(sorted.get(1).fromField())) {
                sorted.add(1, sorted.removeFirst());
            } else if (sorted.size() == 3) {
                sorted.add(1, sorted.removeLast());
            }
            for (int i = 0; i < sorted.size(); i++) {
                Line line = sorted.get(i);
                curves.add(new Curve(
                        places.get(line.from()),
                        places.get(line.to()),
                        bows.get(i),
                        false,
                        look.style(line.fromField(), line.toField()),
                        look.arrow(line.fromField(), line.toField())));
            }
        });
    }

    private List<Double> bows(List<Line> lines) {
        int count = lines.size();
        Point from = places.get(lines.getFirst().from());
        Point to = places.get(lines.getFirst().to());
        if (count == 1) {
            return List.of(around(from, to));
        }
        double most = count == 2 ? 0.3 : count == 3 ? 0.42 : 0.5;
        double room = Math.min(
                opening(lines.getFirst().from(), lines.getFirst().to()),
                opening(lines.getFirst().to(), lines.getFirst().from()));
        double widest = Math.clamp(Math.tan(room / 2) / 2, most / 2.2, most);
        List<Double> bows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bows.add(widest * (1 - 2.0 * i / (count - 1)));
        }
        return bows;
    }

    /// The angle at which a line to `other` may leave `node` without running into the next line there.
    private double opening(int node, int other) {
        double own = places.get(other).minus(places.get(node)).angle();
        double least = Math.PI;
        for (Line line : diagram.lines()) {
            int end = line.from() == node ? line.to() : line.to() == node ? line.from() : node;
            if (end != node && end != other) {
                double apart = Math.abs(places.get(end).minus(places.get(node)).angle() - own);
                least = Math.min(least, Math.min(apart, 2 * Math.PI - apart) * (line.count() > 1 ? 0.45 : 0.8));
            }
        }
        return least;
    }

    /// 0, or the smallest bow that keeps clear of all other nodes.
    private double around(Point from, Point to) {
        for (double bow : new double[] {0, 0.2, -0.2, 0.32, -0.32, 0.45, -0.45}) {
            Curve trial = new Curve(from, to, bow, false, Look.Style.PLAIN, 0);
            if (clearance(trial, from, to) > TOO_CLOSE) {
                return bow;
            }
        }
        return 0;
    }

    private double clearance(Curve curve, Point from, Point to) {
        double least = Double.POSITIVE_INFINITY;
        for (Point place : places) {
            if (!place.equals(from) && !place.equals(to)) {
                for (int i = 0; i <= 12; i++) {
                    least = Math.min(least, place.minus(curve.at(i / 12.0)).length());
                }
            }
        }
        return least;
    }

    private void drawLoops() {
        for (int node = 0; node < places.size(); node++) {
            int here = node;
            List<Line> loops = new ArrayList<>();
            for (Line line : diagram.lines()) {
                for (int i = 0; i < line.count() && line.isLoop() && line.from() == here; i++) {
                    loops.add(line);
                }
            }
            List<Double> directions = directions(places.get(node), loops.size());
            for (int i = 0; i < loops.size(); i++) {
                Line line = loops.get(i);
                curves.add(new Curve(
                        places.get(node),
                        places.get(node),
                        directions.get(i),
                        true,
                        look.style(line.fromField(), line.toField()),
                        look.arrow(line.fromField(), line.toField())));
            }
        }
    }

    /// Directions for loops at a node, one after the other in the middle of the widest gap between the
    /// lines there; upward where gaps are equal.
    private List<Double> directions(Point place, int count) {
        List<Double> taken = new ArrayList<>();
        for (Curve curve : curves) {
            if (!curve.loop() && curve.from().equals(place)) {
                taken.add(curve.leaving(false));
            }
            if (!curve.loop() && curve.to().equals(place)) {
                taken.add(curve.leaving(true));
            }
        }
        List<Double> directions = new ArrayList<>();
        if (taken.isEmpty()) {
            for (int i = 0; i < count; i++) {
                directions.add((count == 2 ? 0 : Math.PI / 2) + 2 * Math.PI * i / count);
            }
            return directions;
        }
        for (int i = 0; i < count; i++) {
            double direction = widestGap(taken);
            directions.add(direction);
            taken.add(direction + 0.6);
            taken.add(direction - 0.6);
        }
        return directions;
    }

    private static double widestGap(List<Double> taken) {
        List<Double> sorted = new ArrayList<>();
        taken.forEach(angle -> sorted.add(Math.floorMod(Math.round(angle * 1e6), Math.round(2e6 * Math.PI)) / 1e6));
        sorted.sort(Double::compare);
        double best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < sorted.size(); i++) {
            double next = i + 1 < sorted.size() ? sorted.get(i + 1) : sorted.getFirst() + 2 * Math.PI;
            double gap = next - sorted.get(i);
            double middle = sorted.get(i) + gap / 2;
            double merit = gap + 0.05 * Math.sin(middle);
            if (merit > most) {
                most = merit;
                best = middle;
            }
        }
        return best;
    }
}
