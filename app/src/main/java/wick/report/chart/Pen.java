package wick.report.chart;

import java.util.List;

/// Draws the few shapes that charts are made of.
final class Pen {
    /// Font sizes in pixels.
    static final double TEXT = 12.5;

    static final double FINE = 11.5;

    private final Markup svg;

    Pen(Markup svg) {
        this.svg = svg;
    }

    Markup svg() {
        return svg;
    }

    void line(String style, double x1, double y1, double x2, double y2) {
        svg.empty("path", "class", style, "d", "M" + point(x1, y1) + "L" + point(x2, y2))
                .line();
    }

    void path(String style, String d, String... more) {
        String[] attributes = new String[4 + more.length];
        attributes[0] = "class";
        attributes[1] = style;
        attributes[2] = "d";
        attributes[3] = d;
        System.arraycopy(more, 0, attributes, 4, more.length);
        svg.empty("path", attributes).line();
    }

    void rectangle(String style, Box box) {
        svg.empty(
                        "rect",
                        "class",
                        style,
                        "x",
                        Pixels.of(box.left()),
                        "y",
                        Pixels.of(box.top()),
                        "width",
                        Pixels.of(box.width()),
                        "height",
                        Pixels.of(box.height()))
                .line();
    }

    /// Text whose baseline begins, is centered or ends at (x, y): anchor `start`, `middle` or `end`.
    void text(String style, Label label, Anchor at, double size) {
        svg.open(
                "text",
                "class",
                style,
                "x",
                Pixels.of(at.x),
                "y",
                Pixels.of(at.y),
                "font-size",
                Pixels.of(size),
                "text-anchor",
                at.side);
        label.svgInto(svg, size);
        svg.closeLine();
    }

    /// Text that reads upward, centered at (x, y).
    void upward(String style, Label label, double x, double y) {
        String turn = "translate(" + Pixels.of(x) + " " + Pixels.of(y) + ") rotate(-90)";
        svg.open("text", "class", style, "transform", turn, "font-size", Pixels.of(TEXT), "text-anchor", "middle");
        label.svgInto(svg, TEXT);
        svg.closeLine();
    }

    /// A dot of the given shape (0 … 3: circle, square, diamond, triangle) with its values in words.
    void dot(String style, int shape, Dot dot) {
        svg.open("path", "class", style, "d", shape(shape, dot));
        svg.element("title", dot.words);
        svg.closeLine();
    }

    private static String shape(int shape, Dot dot) {
        double r = dot.radius;
        return switch (shape % 4) {
            case 1 -> polygon(dot, List.of(-.89 * r, -.89 * r, .89 * r, -.89 * r, .89 * r, .89 * r, -.89 * r, .89 * r));
            case 2 -> polygon(dot, List.of(0., -1.25 * r, 1.25 * r, 0., 0., 1.25 * r, -1.25 * r, 0.));
            case 3 -> polygon(dot, List.of(0., -1.2 * r, 1.1 * r, .75 * r, -1.1 * r, .75 * r));
            default -> {
                String arc = "a" + Pixels.of(r) + " " + Pixels.of(r) + " 0 1 0 ";
                yield "M" + point(dot.x - r, dot.y) + arc + Pixels.of(2 * r) + " 0" + arc + Pixels.of(-2 * r) + " 0z";
            }
        };
    }

    private static String polygon(Dot dot, List<Double> corners) {
        StringBuilder d = new StringBuilder();
        for (int i = 0; i < corners.size(); i += 2) {
            d.append(i == 0 ? 'M' : 'L').append(point(dot.x + corners.get(i), dot.y + corners.get(i + 1)));
        }
        return d.append('z').toString();
    }

    static String point(double x, double y) {
        return Pixels.of(x) + " " + Pixels.of(y);
    }

    /// Where a text stands.
    record Anchor(double x, double y, String side) {}

    /// Where a dot stands, how large it is and what it says.
    record Dot(double x, double y, double radius, String words) {}
}
