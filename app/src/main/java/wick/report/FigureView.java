package wick.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import wick.experiment.Figure;
import wick.report.chart.Chart;
import wick.report.chart.Csv;
import wick.report.chart.Markup;
import wick.report.chart.Size;

/// A figure on a page: the drawing, what it shows, and itself as SVG and CSV to keep.
final class FigureView {
    private FigureView() {}

    static void into(Markup html, Figure figure, Size size) {
        html.open("figure").line().include(Chart.inline(figure, size)).line();
        html.open("figcaption").open("span", "class", "caption");
        html.open("b");
        Prose.into(html, figure.title());
        html.close().text(". ");
        Prose.into(html, figure.caption());
        html.close();
        String name = Outline.plain(figure.id());
        html.open("span", "class", "keep");
        html.element("a", "SVG", "href", svgLink(figure), "download", name + ".svg", "title", "save this picture");
        html.text(" ");
        html.element("a", "CSV", "href", csvLink(figure), "download", name + ".csv", "title", "save its numbers");
        html.close().close().closeLine();
    }

    static String svgLink(Figure figure) {
        byte[] bytes = Chart.standalone(figure, Size.REGULAR).getBytes(StandardCharsets.UTF_8);
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(bytes);
    }

    static String csvLink(Figure figure) {
        return textLink("text/csv", Csv.of(figure));
    }

    /// A link that holds the text itself; only characters that a link may not hold are encoded.
    static String textLink(String type, String text) {
        StringBuilder link = new StringBuilder("data:").append(type).append(";charset=utf-8,");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xFF;
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            boolean free = letter || (c >= '0' && c <= '9') || ",.-_".indexOf(c) >= 0;
            if (free) {
                link.append((char) c);
            } else {
                link.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
                link.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return link.toString();
    }
}
