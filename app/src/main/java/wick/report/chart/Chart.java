package wick.report.chart;

import wick.experiment.Figure;

/// A figure drawn as SVG: inline in a page that brings the [Theme] rules, or a document of its own.
public final class Chart {
    private Chart() {}

    /// An `svg` element of class `chart` for a page. It carries where its data lies (`data-frame`, `data-x`,
    /// `data-y`), so that a script can tell values under the pointer.
    public static Markup inline(Figure figure, Size size) {
        Markup content = new Markup();
        Area area = content(figure, size, content);
        Markup svg = new Markup();
        String frame = Pixels.of(area.left()) + " " + Pixels.of(area.top()) + " " + Pixels.of(area.width()) + " "
                + Pixels.of(area.height());
        svg.open(
                "svg",
                "class",
                "chart",
                "viewBox",
                "0 0 " + Pixels.of(size.width()) + " " + Pixels.of(size.height()),
                "role",
                "img",
                "data-frame",
                frame,
                "data-x",
                scale(area.x()),
                "data-y",
                scale(area.y()),
                "data-x-label",
                Label.of(axis(figure, true).label()).plain(),
                "data-y-label",
                Label.of(axis(figure, false).label()).plain());
        return svg.line().include(head(figure)).include(content).close();
    }

    /// An SVG document in the colors of paper, with everything it needs inside.
    public static String standalone(Figure figure, Size size) {
        Markup content = new Markup();
        content(figure, size, content);
        Markup svg = new Markup();
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "width",
                Pixels.of(size.width()),
                "height",
                Pixels.of(size.height()),
                "viewBox",
                "0 0 " + Pixels.of(size.width()) + " " + Pixels.of(size.height()),
                "role",
                "img");
        svg.line().include(head(figure));
        svg.open("style")
                .line()
                .trusted(Theme.PAPER.rules(""))
                .trusted(Theme.shapes(""))
                .closeLine();
        svg.empty("rect", "class", "ground", "width", "100%", "height", "100%").line();
        return svg.include(content).closeLine().toString();
    }

    private static Markup head(Figure figure) {
        return new Markup()
                .element("title", Label.of(figure.title()).plain())
                .line()
                .element("desc", Label.of(figure.caption()).plain())
                .line();
    }

    private static Area content(Figure figure, Size size, Markup svg) {
        Pen pen = new Pen(svg);
        return switch (figure) {
            case Figure.Plot plot -> new PlotChart(plot, size).drawInto(pen);
            case Figure.HeatMap map -> new HeatChart(map, size).drawInto(pen);
        };
    }

    private static Figure.Axis axis(Figure figure, boolean across) {
        return switch (figure) {
            case Figure.Plot plot -> across ? plot.x() : plot.y();
            case Figure.HeatMap map -> across ? map.x() : map.y();
        };
    }

    private static String scale(Scale scale) {
        String kind = scale instanceof Scale.Logarithmic ? "log" : "linear";
        return kind + " " + scale.from() + " " + scale.to();
    }
}
