package wick.report.chart;

/// The colors of a chart's parts, as style rules.
///
/// The series colors follow Okabe and Ito 2008 (distinct for the common kinds of color blindness),
/// darkened or
/// lightened until text and thin lines in them can be read on the ground they stand on.
public enum Theme {
    /// Dark on white, fit for print.
    PAPER("#ffffff", "#1c2126", "#59626c", "#dfe3e7", "#0a66a8 #c44e00 #00805f #a8437f #8a6d00 #3a8fc0 #4b4f54"),
    /// Light on dark.
    SCREEN_DARK("#16191d", "#e6e9ec", "#a2abb5", "#363c43", "#63b3ed #ff9552 #3ccf9f #e58bc0 #e3c04a #9bd3f5 #c3c8ce");

    /// So many series have colors of their own; further ones begin again.
    static final int SERIES = 7;

    private final String ground;
    private final String ink;
    private final String quiet;
    private final String rule;
    /// One color after the other, with spaces between.
    private final String series;

    Theme(String ground, String ink, String quiet, String rule, String series) {
        this.ground = ground;
        this.ink = ink;
        this.quiet = quiet;
        this.rule = rule;
        this.series = series;
    }

    /// Rules that color every chart below `scope`, such as `.page `; empty for a chart that stands alone.
    public String rules(String scope) {
        StringBuilder css = new StringBuilder();
        rule(css, scope, ".ground", "fill:" + ground);
        rule(css, scope, ".ink", "fill:" + ink);
        rule(css, scope, ".quiet", "fill:" + quiet);
        rule(css, scope, ".axis", "fill:none;stroke:" + quiet + ";stroke-width:1");
        rule(css, scope, ".grid", "fill:none;stroke:" + rule + ";stroke-width:1");
        rule(css, scope, ".gap", "fill:" + rule);
        rule(css, scope, ".rival", "stroke:" + quiet + ";fill:" + quiet);
        String[] colors = series.split(" ", -1);
        for (int i = 0; i < SERIES; i++) {
            rule(css, scope, ".s" + i, "stroke:" + colors[i] + ";fill:" + colors[i]);
            rule(css, scope, ".t" + i, "fill:" + colors[i]);
        }
        return css.toString();
    }

    private static void rule(StringBuilder css, String scope, String selector, String declarations) {
        css.append(scope).append(selector).append('{').append(declarations).append("}\n");
    }

    /// Rules on form, the same for every theme.
    public static String shapes(String scope) {
        StringBuilder css = new StringBuilder();
        rule(css, scope, "text", "font-family:'Helvetica Neue',Helvetica,Arial,'Liberation Sans',sans-serif");
        rule(css, scope, ".line", "fill:none;stroke-width:1.8;stroke-linejoin:round;stroke-linecap:round");
        rule(css, scope, ".bar", "fill:none;stroke-width:1.2");
        rule(css, scope, ".band", "stroke:none;fill-opacity:.18");
        rule(css, scope, ".over", "fill:none;stroke:#111;stroke-width:1.8;stroke-linejoin:round");
        rule(css, scope, ".halo", "fill:none;stroke:#fff;stroke-width:4;stroke-opacity:.75;stroke-linejoin:round");
        rule(
                css,
                scope,
                ".onmap",
                "fill:#111;stroke:#fff;stroke-width:3;stroke-opacity:.85;stroke-linejoin:round;paint-order:stroke");
        rule(css, scope, ".lead", "fill:none;stroke:#555;stroke-width:1");
        rule(css, scope, ".mark", "fill:#fff;stroke:#111;stroke-width:1.6");
        rule(css, scope, ".here", "fill:#d81b60;stroke:#fff;stroke-width:1.6");
        return css.toString();
    }
}
