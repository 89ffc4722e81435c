package wick.report;

import wick.experiment.Comparison;
import wick.experiment.Verdict;
import wick.report.chart.Markup;

/// A verdict as a reader sees it: a sign, a word and a color, so that none of them has to carry the meaning
/// alone.
enum VerdictLook {
    AGREES("✓", "agrees", "good", "#0b6e4f"),
    DISAGREES("✗", "disagrees", "bad", "#b3261e"),
    INCONCLUSIVE("?", "inconclusive", "open", "#8a5a00"),
    OUT_OF_DOMAIN("⊘", "out of domain", "mute", "#59626c"),
    NOT_VIOLATED("≤", "not violated", "fair", "#0a66a8"),
    NOT_GRADED("–", "not graded", "mute", "#59626c");

    private final String sign;
    private final String word;
    private final String style;
    private final String ink;

    VerdictLook(String sign, String word, String style, String ink) {
        this.sign = sign;
        this.word = word;
        this.style = style;
        this.ink = ink;
    }

    static VerdictLook of(Verdict verdict) {
        return switch (verdict) {
            case AGREES -> AGREES;
            case DISAGREES -> DISAGREES;
            case INCONCLUSIVE -> INCONCLUSIVE;
            case OUT_OF_DOMAIN -> OUT_OF_DOMAIN;
            case NOT_VIOLATED -> NOT_VIOLATED;
            case NOT_GRADED -> NOT_GRADED;
        };
    }

    String sign() {
        return sign;
    }

    String word() {
        return word;
    }

    /// The word for so many: "14 agree".
    String word(int count) {
        boolean verb = this == AGREES || this == DISAGREES;
        return verb && count != 1 ? word.substring(0, word.length() - 1) : word;
    }

    String style() {
        return style;
    }

    /// Its color on white, where no style sheet can be used.
    String ink() {
        return ink;
    }

    /// Sign and word, and in words whether this is what was expected.
    static void badgeInto(Markup html, Comparison comparison) {
        VerdictLook look = of(comparison.verdict());
        html.open("span", "class", "verdict " + look.style);
        html.element("span", look.sign, "class", "sign", "aria-hidden", "true")
                .text(" " + look.word)
                .close();
        if (!comparison.asExpected()) {
            html.element("span", "expected: " + of(comparison.expected()).word, "class", "surprise");
        } else if (comparison.verdict() == Verdict.DISAGREES) {
            html.element("span", "as expected", "class", "aside");
        }
    }
}
