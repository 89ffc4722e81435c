package wick.report.diagram;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import wick.report.chart.Markup;
import wick.report.chart.Pixels;
import wick.theory.fieldtheory.Diagram;
import wick.theory.fieldtheory.Line;
import wick.theory.fieldtheory.Node;

/// A diagram as SVG in the style of textbooks: vertices as dots, propagators as lines, external points
/// with their labels, lines of text below.
public final class DiagramPicture {
    private static final double UNIT = 50;
    /// Disks need longer lines between them.
    private static final double WIDE_UNIT = 68;
    private static final double DISK = 15;
    private static final double MARGIN = 16;
    private static final double TEXT = 13;
    private static final double LEADING = 18;

    private final Diagram diagram;
    private final Look look;
    private final List<String> caption;
    private final double unit;
    private final List<Point> places;
    private final List<Curve> curves;
    private final double left;
    private final double top;
    private final double right;
    private final double bottom;

    private DiagramPicture(Diagram diagram, Look look, List<String> caption) {
        this.diagram = diagram;
        this.look = look;
        this.caption = List.copyOf(caption);
        unit = look.disks().isEmpty() ? UNIT : WIDE_UNIT;
        places = places(diagram);
        curves = Curves.of(diagram, look, places);
        double[] box = {0, 0, 0, 0};
        boolean first = true;
        for (Point point : outline()) {
            double x = point.x() * unit;
            double y = -point.y() * unit;
            box[0] = first ? x : Math.min(box[0], x);
            box[1] = first ? y : Math.min(box[1], y);
            box[2] = first ? x : Math.max(box[2], x);
            box[3] = first ? y : Math.max(box[3], y);
            first = false;
        }
        left = box[0];
        top = box[1];
        right = box[2];
        bottom = box[3];
    }

    /// The picture of a diagram with lines of text below it.
    public static DiagramPicture of(Look look, Diagram diagram, List<String> caption) {
        return new DiagramPicture(diagram, look, caption);
    }

    /// The pieces side by side.
    private static List<Point> places(Diagram diagram) {
        List<Point> places = new ArrayList<>(Collections.nCopies(diagram.nodes().size(), new Point(0, 0)));
        double edge = 0;
        for (Skeleton piece : Skeleton.of(diagram)) {
            List<Point> own = Layout.of(piece);
            double least = own.stream().mapToDouble(Point::x).min().orElse(0);
            double most = own.stream().mapToDouble(Point::x).max().orElse(0);
            // room for loops at the sides of a vacuum piece
            double room = piece.legs().isEmpty() ? 2 * Curve.LOOP_RADIUS : 0.3;
            for (int i = 0; i < own.size(); i++) {
                places.set(
                        piece.node(i),
                        new Point(
                                own.get(i).x() - least + edge + room, own.get(i).y()));
            }
            edge += most - least + 2 * room + 0.3;
        }
        return places;
    }

    private List<Point> outline() {
        List<Point> points = new ArrayList<>(places);
        for (Curve curve : curves) {
            for (int i = 0; i <= 16; i++) {
                points.add(curve.at(i / 16.0));
            }
        }
        double disk = look.disks().isEmpty() ? 0 : DISK / unit;
        for (int i = 0; i < places.size(); i++) {
            if (diagram.nodes().get(i) instanceof Node.Leg) {
                points.add(places.get(i).plus(outward(i).times(21 / unit)));
            } else {
                points.add(places.get(i).plus(new Point(disk, disk)));
                points.add(places.get(i).minus(new Point(disk, disk)));
            }
        }
        return points;
    }

    double width() {
        double text = caption.stream().mapToInt(String::length).max().orElse(0) * TEXT * 0.55;
        return Math.max(right - left, text) + 2 * MARGIN;
    }

    double height() {
        return bottom - top + 2 * MARGIN + caption.size() * LEADING;
    }

    /// An SVG document of its own.
    public String standalone() {
        Markup svg = new Markup();
        Svg.root(svg, width(), height());
        drawInto(svg, 0, 0, width(), height());
        return svg.closeLine().toString();
    }

    /// Draws the diagram centered in a box, its caption at the foot.
    void drawInto(Markup svg, double x, double y, double boxWidth, double boxHeight) {
        double centerX = x + boxWidth / 2 - (left + right) / 2;
        double room = boxHeight - caption.size() * LEADING;
        double centerY = y + room / 2 - (top + bottom) / 2;
        svg.open("g", "transform", "translate(" + Pixels.of(centerX) + " " + Pixels.of(centerY) + ")");
        svg.line();
        curves.forEach(curve -> curveInto(svg, curve));
        for (int i = 0; i < places.size(); i++) {
            nodeInto(svg, i);
        }
        svg.closeLine();
        for (int i = 0; i < caption.size(); i++) {
            double baseline = y + room + (i + 1) * LEADING - MARGIN / 2 - 2;
            textInto(svg, i == 0 ? "ink" : "quiet", caption.get(i), new Point(x + boxWidth / 2, baseline));
        }
    }

    private void curveInto(Markup svg, Curve curve) {
        String path = curve.path(unit);
        switch (curve.style()) {
            case PLAIN, WAVY, HALF_WAVY -> svg.empty("path", "class", "line", "d", path);
            case DASHED -> svg.empty("path", "class", "line", "stroke-dasharray", "6 4", "d", path);
            case DOTTED -> svg.empty("path", "class", "line", "stroke-dasharray", "0.1 4.5", "d", path);
            case DOUBLE ->
                svg.empty("path", "class", "line pair", "d", path).empty("path", "class", "hollow", "d", path);
        }
        svg.line();
        if (curve.arrow() != 0) {
            svg.empty("path", "class", "dot", "d", curve.arrowHead(unit)).line();
        }
    }

    private void nodeInto(Markup svg, int node) {
        Point place = places.get(node);
        switch (diagram.nodes().get(node)) {
            case Node.Leg(String _, int number) -> {
                circleInto(svg, "dot", place, look.pairs() ? 3.4 : 2.4);
                Point label = place.plus(outward(node).times(13.5 / unit));
                String name = "x" + subscript(number + 1);
                textInto(svg, "ink", name, new Point(label.x() * unit, -label.y() * unit + 4.5));
            }
            case Node.Inner(int vertex) -> {
                String text = look.disk(vertex).orElse("");
                circleInto(svg, text.isEmpty() ? "dot" : "disk", place, text.isEmpty() ? 3.6 : DISK);
                if (!text.isEmpty()) {
                    textInto(svg, "ink", text, new Point(place.x() * unit, -place.y() * unit + 4.5));
                }
            }
        }
    }

    /// Away from the one neighbor of a leg.
    private Point outward(int leg) {
        for (Line line : diagram.lines()) {
            int other = line.from() == leg ? line.to() : line.to() == leg ? line.from() : leg;
            if (other != leg) {
                Point away = places.get(leg).minus(places.get(other));
                return away.times(1 / Math.max(1e-9, away.length()));
            }
        }
        return new Point(-1, 0);
    }

    private void circleInto(Markup svg, String style, Point place, double radius) {
        svg.empty(
                        "circle",
                        "class",
                        style,
                        "cx",
                        Pixels.of(place.x() * unit),
                        "cy",
                        Pixels.of(-place.y() * unit),
                        "r",
                        Pixels.of(radius))
                .line();
    }

    private static void textInto(Markup svg, String style, String text, Point baseline) {
        svg.element(
                        "text",
                        text,
                        "class",
                        style,
                        "x",
                        Pixels.of(baseline.x()),
                        "y",
                        Pixels.of(baseline.y()),
                        "font-size",
                        Pixels.of(TEXT),
                        "text-anchor",
                        "middle")
                .line();
    }

    private static String subscript(int number) {
        StringBuilder text = new StringBuilder();
        Integer.toString(number).chars().forEach(c -> text.append((char) ('₀' + c - '0')));
        return text.toString();
    }
}
