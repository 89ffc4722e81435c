package wick.report.diagram;

import wick.report.chart.Markup;
import wick.report.chart.Pixels;

/// The frame of an SVG document of diagrams.
final class Svg {
    /// Black on white, fit for print.
    static final String RULES = """
            .ground{fill:#fff}
            .line{fill:none;stroke:#111;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
            .pair{stroke-width:4.8;stroke-linecap:butt}
            .hollow{fill:none;stroke:#fff;stroke-width:2}
            .dot{fill:#111}
            .disk{fill:#e4e4e4;stroke:#111;stroke-width:1.4}
            .ink{fill:#111}
            .quiet{fill:#555}
            text{font-family:'STIX Two Text','Latin Modern Roman','Times New Roman',Times,serif}
            """;

    private Svg() {}

    static void root(Markup svg, double width, double height) {
        svg.open(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "width",
                        Pixels.of(width),
                        "height",
                        Pixels.of(height),
                        "viewBox",
                        "0 0 " + Pixels.of(width) + " " + Pixels.of(height),
                        "role",
                        "img")
                .line();
        svg.open("style").line().trusted(RULES).closeLine();
        svg.empty("rect", "class", "ground", "width", "100%", "height", "100%").line();
    }
}
