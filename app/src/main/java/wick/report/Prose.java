package wick.report;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wick.report.chart.Label;
import wick.report.chart.Markup;

/// Sentences for people: symbols with their indices, numbers as they are written by hand, and code for
/// what stands
/// between back quotes or is a command at the end of a sentence.
final class Prose {
    private static final Pattern COMMAND = Pattern.compile("(?<=: )wick [a-z][^`]*$");
    private static final Pattern POWER = Pattern.compile("(?<![\\w.])(\\d+(?:\\.\\d+)?)[eE]([+-]?\\d{1,3})(?![\\w.])");

    private Prose() {}

    static void into(Markup html, String text) {
        String marked = COMMAND.matcher(text).replaceFirst("`$0`");
        String[] parts = marked.split("`", -1);
        boolean paired = parts.length % 2 == 1;
        for (int i = 0; i < parts.length; i++) {
            if (paired && i % 2 == 1) {
                html.element("code", parts[i]);
            } else {
                Label.of((paired || i == 0 ? "" : "`") + byHand(parts[i])).htmlInto(html);
            }
        }
    }

    /// Without the powers of ten of programs: 4.91e+03 is 4910, 1.2e-09 is 1.2 × 10^-9; per cent signs stay
    /// with their
    /// numbers.
    static String byHand(String text) {
        Matcher power = POWER.matcher(text);
        return power.replaceAll(found -> {
                    int exponent = Integer.parseInt(found.group(2));
                    BigDecimal value = new BigDecimal(found.group(1)).scaleByPowerOfTen(exponent);
                    boolean ordinary = exponent >= -4 && exponent < 6;
                    return ordinary ? value.toPlainString() : found.group(1) + " × 10^{" + exponent + "}";
                })
                .replace(" %", "\u00a0%");
    }
}
