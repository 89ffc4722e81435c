package wick.report;

import wick.report.chart.Label;
import wick.report.chart.Markup;

/// Sentences for people: symbols with their indices, and what stands between back quotes as code.
final class Prose {
    private Prose() {}

    static void into(Markup html, String text) {
        String[] parts = text.split("`", -1);
        boolean paired = parts.length % 2 == 1;
        for (int i = 0; i < parts.length; i++) {
            if (paired && i % 2 == 1) {
                html.element("code", parts[i]);
            } else {
                Label.of((paired || i == 0 ? "" : "`") + parts[i]).htmlInto(html);
            }
        }
    }
}
