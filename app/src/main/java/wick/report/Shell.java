package wick.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import wick.report.chart.Markup;
import wick.report.chart.Theme;

/// The frame of every page: styles and script inside, nothing from outside.
///
/// The content policy forbids the browser to load anything and to run any script but ours, so even a name
/// that slipped through as markup could do nothing.
final class Shell {
    private static final int SECONDS_BETWEEN_LOOKS = 3;

    private Shell() {}

    /// A whole page; one that is not `finished` loads itself again every few seconds.
    static String page(String title, boolean finished, Markup body) {
        String script = Resource.text("page.js");
        Markup html = new Markup();
        html.trusted("<!DOCTYPE html>")
                .line()
                .open("html", "lang", "en")
                .line()
                .open("head")
                .line();
        html.empty("meta", "charset", "utf-8").line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.empty("meta", "name", "color-scheme", "content", "light dark").line();
        String policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-"
                + fingerprint(script) + "'";
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy)
                .line();
        if (!finished) {
            html.empty("meta", "http-equiv", "refresh", "content", String.valueOf(SECONDS_BETWEEN_LOOKS))
                    .line();
        }
        html.element("title", title).line();
        html.open("style").line().trusted(styles()).closeLine();
        html.closeLine();
        html.open("body").line().include(body);
        html.open("script").trusted(script).closeLine();
        return html.closeLine().closeLine().toString();
    }

    private static String styles() {
        return Resource.text("page.css") + Theme.PAPER.rules(".chart ")
                + "@media (prefers-color-scheme: dark) {\n" + Theme.SCREEN_DARK.rules(".chart ") + "}\n"
                + "@media print {\n" + Theme.PAPER.rules(".chart ") + "}\n" + Theme.shapes(".chart ");
    }

    private static String fingerprint(String script) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
