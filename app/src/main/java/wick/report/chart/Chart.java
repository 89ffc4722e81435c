package wick.report.chart;

import java.util.List;
import wick.experiment.Figure;

/// A figure drawn as SVG: inline in a page that brings the [Theme] rules, or a document of its own.
public final class Chart {
    private Chart() {}

    /// An `svg` element of class `chart` for a page. It carries where its data lies (`data-frame`,
    /// `data-x`, `data-y`), so that a script can tell values under the pointer.
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
        root(svg, size);
        svg.line().include(head(figure));
        paperInto(svg);
        return svg.include(content).closeLine().toString();
    }

    /// Several figures in a row, each under its title, as one SVG document.
    public static String row(List<Figure> figures, Size each) {
        return rows(figures, Math.max(1, figures.size()), each);
    }

    /// Several figures in rows of `columns`, each under its title, as one SVG document.
    public static String rows(List<Figure> figures, int columns, Size each) {
        double title = 30;
        double step = each.width() + 24;
        int rows = Math.max(1, (figures.size() + columns - 1) / columns);
        Markup svg = new Markup();
        root(svg, new Size(columns * step - 24, rows * (each.height() + title)));
        svg.line();
        paperInto(svg);
        for (int i = 0; i < figures.size(); i++) {
            int row = i / columns;
            double left = (i - row * columns) * step;
            double top = row * (each.height() + title);
            Label name = Label.of(figures.get(i).title()).fitted(each.width() - 30, Pen.TEXT);
            svg.open("g", "font-weight", "600").line();
            new Pen(svg).text("ink", name, new Pen.Anchor(left + 15, top + 20, "start"), Pen.TEXT + 1);
            svg.closeLine();
            svg.open("g", "transform", "translate(" + Pixels.of(left) + " " + Pixels.of(top + title) + ")");
            svg.line().include(head(figures.get(i)));
            content(figures.get(i), each, svg);
            svg.closeLine();
        }
        return svg.closeLine().toString();
    }

    private static void root(Markup svg, Size size) {
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
    }

    private static void paperInto(Markup svg) {
        svg.open("style")
                .line()
                .trusted(Theme.PAPER.rules(""))
                .trusted(Theme.shapes(""))
                .closeLine();
        svg.empty("rect", "class", "ground", "width", "100%", "height", "100%").line();
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
