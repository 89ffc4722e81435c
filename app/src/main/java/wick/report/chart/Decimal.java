package wick.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers as readers of papers expect them: a true minus sign, no needless digits.
public final class Decimal {
    private Decimal() {}

    /// `value` with so many digits behind the point.
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        String digits = rounded.abs().toPlainString();
        return rounded.signum() < 0 ? "−" + digits : digits;
    }

    /// `value` with at most so many significant digits, as a plain number where it is neither huge nor
    /// tiny.
    public static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(digits));
        int power = rounded.precision() - rounded.scale() - 1;
        boolean ordinary = power >= -4 && power < Math.max(digits, 6);
        BigDecimal shown = ordinary ? rounded : rounded.scaleByPowerOfTen(-power);
        String plain = shown.abs().toPlainString();
        String trimmed = plain.contains(".") ? plain.replaceAll("\\.?0+$", "") : plain;
        String sign = rounded.signum() < 0 ? "−" : "";
        return sign + trimmed + (ordinary ? "" : " × 10^" + power);
    }

    static String special(double value) {
        return Double.isNaN(value) ? "not a number" : value > 0 ? "∞" : "−∞";
    }
}
