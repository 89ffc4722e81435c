package wick.report.chart;

import java.util.ArrayList;
import java.util.List;

/// Finds room for labels beside their points: the free place nearest to the point, or the least crowded
/// one.
final class Placement {
    private static final double[] DISTANCES = {3, 6, 10, 15, 22, 32, 46, 62};
    private static final int DIRECTIONS = 16;

    private final Area area;
    private final List<Box> taken = new ArrayList<>();
    private final List<Box> thin = new ArrayList<>();

    Placement(Area area) {
        this.area = area;
    }

    /// A label set at a place: its baseline's beginning, the rectangle it fills, and how crowded it is
    /// there.
    record Spot(Box box, double x, double baseline, double cost) {}

    /// Nothing may be set over this.
    void occupy(Box box) {
        taken.add(box);
    }

    /// Labels had better not cross this line.
    void skirt(double[] x, double[] y) {
        for (int i = 0; i + 1 < Math.min(x.length, y.length); i++) {
            double length = Math.hypot(area.xOf(x[i + 1]) - area.xOf(x[i]), area.yOf(y[i + 1]) - area.yOf(y[i]));
            int steps = Double.isFinite(length) ? (int) Math.min(200, Math.ceil(length / 5)) : 0;
            for (int k = 0; k < steps; k++) {
                double part = k / (double) steps;
                double px = area.xOf(x[i]) + part * (area.xOf(x[i + 1]) - area.xOf(x[i]));
                double py = area.yOf(y[i]) + part * (area.yOf(y[i + 1]) - area.yOf(y[i]));
                thin.add(Box.around(px, py, 2));
            }
        }
    }

    /// The best place around the point at (px, py), which itself fills a circle of `radius`.
    Spot beside(Label label, double px, double py, double radius) {
        double width = label.width(Pen.FINE);
        double height = Pen.FINE;
        Spot best = new Spot(Box.around(px, py, radius), px, py, Double.POSITIVE_INFINITY);
        for (double distance : DISTANCES) {
            for (int k = 0; k < DIRECTIONS; k++) {
                double angle = 2 * Math.PI * k / DIRECTIONS;
                double reach = radius + distance;
                double middleX = px + Math.cos(angle) * reach + Math.signum(round(Math.cos(angle))) * width / 2;
                double middleY = py - Math.sin(angle) * reach - Math.signum(round(Math.sin(angle))) * height / 2;
                Box box = new Box(middleX - width / 2, middleY - height / 2, width, height);
                double cost = crowding(box) + crossing(box, px, py, radius) + 0.6 * distance + (k == 0 ? 0 : 1);
                if (cost < best.cost) {
                    best = new Spot(box, box.left(), middleY + 0.35 * height, cost);
                }
            }
        }
        return best;
    }

    /// How much of the straight way from the point to its label runs over what is drawn already.
    private double crossing(Box box, double px, double py, double radius) {
        double toX = Math.clamp(px, box.left(), box.left() + box.width());
        double toY = Math.clamp(py, box.top(), box.top() + box.height());
        double length = Math.hypot(toX - px, toY - py);
        double sum = 0;
        for (double at = radius + 2; at < length; at += 2) {
            Box step = Box.around(px + at / length * (toX - px), py + at / length * (toY - py), 1);
            for (Box other : taken) {
                sum += 10 * step.overlap(other);
            }
        }
        return sum;
    }

    private static double round(double cosine) {
        return Math.abs(cosine) < 1e-9 ? 0 : cosine;
    }

    private double crowding(Box box) {
        Box padded = new Box(box.left() - 2, box.top() - 1, box.width() + 4, box.height() + 2);
        double sum = 0;
        for (Box other : taken) {
            sum += 4 * padded.overlap(other);
        }
        for (Box other : thin) {
            sum += padded.overlap(other);
        }
        Box inside = new Box(area.left(), area.top(), area.width(), area.height());
        return sum + 20 * (padded.area() - padded.overlap(inside));
    }
}
