package wick.report.diagram;

import java.util.List;
import wick.report.chart.Markup;
import wick.report.chart.Pixels;

/// All diagrams of an order together, under a heading.
public final class DiagramSheet {
    private static final double WIDTH = 980;
    private static final double HEAD = 46;

    private DiagramSheet() {}

    /// One SVG document with the diagrams in rows.
    public static String svg(String heading, List<DiagramPicture> pictures) {
        double cell = 24;
        double row = 24;
        for (DiagramPicture picture : pictures) {
            cell = Math.max(cell, picture.width());
            row = Math.max(row, picture.height());
        }
        int columns = Math.max(1, (int) Math.min(pictures.size(), Math.floor(WIDTH / cell)));
        int rows = (pictures.size() + columns - 1) / columns;
        double width = Math.max(columns * cell, 15 + heading.length() * 8.2);
        Markup svg = new Markup();
        Svg.root(svg, width, HEAD + rows * row);
        svg.element("text", heading, "class", "ink", "x", "15", "y", "28", "font-size", "16")
                .line();
        for (int i = 0; i < pictures.size(); i++) {
            int above = i / columns;
            pictures.get(i).drawInto(svg, (i % columns) * cell, HEAD + above * row, cell, row);
        }
        return svg.closeLine().toString();
    }

    /// A page with the diagrams side by side as far as the window is wide, light or dark as the reader's
    /// screen.
    public static String page(String heading, List<String> remarks, List<DiagramPicture> pictures) {
        Markup page = new Markup();
        page.trusted("<!DOCTYPE html>\n");
        page.open("html", "lang", "en").line();
        page.open("head").line().empty("meta", "charset", "utf-8").line();
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        page.element("title", heading).line();
        page.open("style").line().trusted(Svg.RULES).trusted("""
                body{font-family:'STIX Two Text','Latin Modern Roman','Times New Roman',Times,serif;margin:2rem auto;
                max-width:1100px;padding:0 1rem;color:#111;background:#fff}
                h1{font-size:1.4rem;font-weight:600}
                .all{display:flex;flex-wrap:wrap;gap:1.2rem;align-items:flex-end}
                svg{max-width:100%;height:auto}
                @media (prefers-color-scheme:dark){body{color:#e6e9ec;background:#16191d}
                .line{stroke:#e6e9ec}.dot,.ink{fill:#e6e9ec}.quiet{fill:#a2abb5}.hollow{stroke:#16191d}
                .disk{fill:#363c43;stroke:#e6e9ec}}
                """).closeLine().closeLine();
        page.open("body").line().element("h1", heading).line();
        remarks.forEach(remark -> page.element("p", remark).line());
        page.open("div", "class", "all").line();
        for (DiagramPicture picture : pictures) {
            String size = "0 0 " + Pixels.of(picture.width()) + " " + Pixels.of(picture.height());
            page.open(
                            "svg",
                            "width",
                            Pixels.of(picture.width()),
                            "height",
                            Pixels.of(picture.height()),
                            "viewBox",
                            size,
                            "role",
                            "img")
                    .line();
            picture.drawInto(page, 0, 0, picture.width(), picture.height());
            page.closeLine();
        }
        return page.closeLine().closeLine().closeLine().toString();
    }
}
