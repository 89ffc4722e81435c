package wick.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A line of text with subscripts and superscripts, written as in `σ_w²`, `ξ_c`, `10^-3`, `n^{-1/2}`.
///
/// An underscore counts only behind a single letter and before at most three characters or braces, so that
/// file names such as `my_net` stay as they are.
public record Label(List<Run> runs) {

    /// Some text at one height.
    public record Run(String text, Height height) {}

    /// Where a run stands.
    public enum Height {
        BASE,
        LOW,
        HIGH
    }

    private static final double SMALL = 0.75;
    private static final Pattern SCRIPT = Pattern.compile(
            "(?<=(?<![\\p{L}\\p{N}_])\\p{L})_(?:\\{([^{}]{1,12})}|([\\p{L}\\p{Nd}∥⊥∞*]{1,3})(?![\\p{L}\\p{Nd}_]))"
                    + "|(?<=[\\p{L}\\p{N})′])\\^(?:\\{([^{}]{1,12})}|([-−]?\\p{N}+|[\\p{L}*](?![\\p{L}\\p{N}])))");

    public Label {
        runs = List.copyOf(runs);
    }

    public static Label of(String text) {
        List<Run> runs = new ArrayList<>();
        Matcher script = SCRIPT.matcher(text);
        int done = 0;
        while (script.find()) {
            add(runs, text.substring(done, script.start()), Height.BASE);
            for (int group = 1; group <= 4; group++) {
                String inside = script.group(group);
                if (inside != null) {
                    add(runs, inside.replace('-', '−'), group <= 2 ? Height.LOW : Height.HIGH);
                }
            }
            done = script.end();
        }
        add(runs, text.substring(done), Height.BASE);
        return new Label(runs);
    }

    private static void add(List<Run> runs, String text, Height height) {
        if (!text.isEmpty()) {
            runs.add(new Run(text, height));
        }
    }

    /// About how wide this is set in a sans-serif face of the given size.
    public double width(double size) {
        double sum = 0;
        for (Run run : runs) {
            double each = run.height == Height.BASE ? size : SMALL * size;
            sum += each * run.text.codePoints().mapToDouble(Label::advance).sum();
        }
        return sum;
    }

    /// This, or its beginning followed by an ellipsis where it would be wider than `room`.
    Label fitted(double room, double size) {
        if (width(size) <= room) {
            return this;
        }
        List<Run> kept = new ArrayList<>();
        double left = room - size;
        for (Run run : runs) {
            double each = run.height == Height.BASE ? size : SMALL * size;
            int end = 0;
            while (end < run.text.length() && left > 0) {
                int c = run.text.codePointAt(end);
                left -= each * advance(c);
                end += Character.charCount(c);
            }
            add(kept, run.text.substring(0, end), run.height);
        }
        kept.add(new Run("…", Height.BASE));
        return new Label(kept);
    }

    /// Advance of a glyph in units of the font size, near enough for Helvetica and its kin.
    private static double advance(int c) {
        if ("ijlI|.,;:'! ()[]ft−-".indexOf(c) >= 0) {
            return c == '−' ? 0.58 : 0.31;
        }
        if ("mwMW%@—".indexOf(c) >= 0) {
            return 0.85;
        }
        if (c >= '0' && c <= '9') {
            return 0.56;
        }
        if ("⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉".indexOf(c) >= 0) {
            return 0.36;
        }
        return Character.isUpperCase(c) ? 0.7 : c >= 0x2E80 ? 1 : 0.55;
    }

    /// Writes this inside an open SVG text element whose font has the given size.
    void svgInto(Markup svg, double size) {
        Height at = Height.BASE;
        for (Run run : runs) {
            if (run.height == at && at == Height.BASE) {
                svg.text(run.text);
            } else {
                String down = Pixels.of(size * (rise(at) - rise(run.height)));
                String own = Pixels.of(run.height == Height.BASE ? size : SMALL * size);
                svg.element("tspan", run.text, "dy", down, "font-size", own);
            }
            at = run.height;
        }
    }

    /// How far a script stands above the line, in units of the font size.
    private static double rise(Height height) {
        return switch (height) {
            case BASE -> 0;
            case LOW -> -0.22;
            case HIGH -> 0.36;
        };
    }

    /// The text without its heights.
    public String plain() {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }

    /// Writes this inside an open HTML element.
    public void htmlInto(Markup html) {
        for (Run run : runs) {
            switch (run.height) {
                case BASE -> html.text(run.text);
                case LOW -> html.element("sub", run.text);
                case HIGH -> html.element("sup", run.text);
            }
        }
    }
}
