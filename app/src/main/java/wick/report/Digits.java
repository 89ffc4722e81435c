package wick.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import wick.observable.Measurement;
import wick.observable.Prediction;
import wick.report.chart.Decimal;

/// Numbers with as many digits as they deserve, in the notation value(error): 0.8124(35) means 0.8124 ±
/// 0.0035.
final class Digits {
    private static final int EXACT = 6;
    /// Decimals up to which a number below 0.1, and one above, is written without a power of ten.
    private static final int SMALL = 7;

    private static final int LARGE = 10;

    private Digits() {}

    /// `value` and its error in brackets, in units of the last digit; without an error, six significant
    /// digits.
    static String withError(double value, double error) {
        if (!(error > 0) || !Double.isFinite(error) || !Double.isFinite(value)) {
            return Decimal.significant(value, EXACT);
        }
        BigDecimal rounded = roundedError(error);
        int decimals = rounded.scale();
        int power = power(Math.max(Math.abs(value), rounded.doubleValue()));
        if (decimals >= 0 && power < 6 && decimals <= (power < -1 ? SMALL : LARGE)) {
            return Decimal.fixed(value, decimals) + inBrackets(rounded);
        }
        int places = Math.max(0, decimals + power);
        BigDecimal scaled = BigDecimal.valueOf(value).scaleByPowerOfTen(-power);
        return Decimal.fixed(scaled.doubleValue(), places) + inBrackets(rounded) + " × 10^" + power;
    }

    static String measured(Measurement measurement) {
        return withError(measurement.mean(), measurement.standardError());
    }

    /// A prediction with one digit more than the measurement beside it resolves, or with its own error
    /// where that is larger.
    static String predicted(Prediction prediction, Measurement beside) {
        double error = beside.standardError();
        if (prediction.error() > 0.1 * error || !(error > 0)) {
            boolean tiny = prediction.error() < 1e-7 * Math.abs(prediction.value());
            return withError(prediction.value(), tiny ? 0 : prediction.error());
        }
        int decimals = roundedError(error).scale() + (roundedError(error).precision() == 2 ? 0 : 1);
        int power = power(Math.abs(prediction.value()));
        BigDecimal shortest = BigDecimal.valueOf(prediction.value()).stripTrailingZeros();
        if (prediction.error() == 0 && shortest.scale() <= decimals && power < 6) {
            return Decimal.significant(prediction.value(), EXACT);
        }
        if (decimals >= 0 && power < 6 && decimals <= 8) {
            return Decimal.fixed(prediction.value(), decimals);
        }
        return Decimal.significant(prediction.value(), Math.clamp(decimals + power + 1, 2, 10));
    }

    /// Two digits of an error that begins with 1 or 2, else one.
    private static BigDecimal roundedError(double error) {
        BigDecimal exact = BigDecimal.valueOf(error);
        BigDecimal two = exact.round(new MathContext(2, RoundingMode.HALF_UP));
        boolean low = two.precision() == 1 || two.unscaledValue().intValue() < 30;
        BigDecimal kept = low ? two : exact.round(new MathContext(1, RoundingMode.HALF_UP));
        // 0.096 rounds to 0.1, which deserves its second digit
        return kept.precision() == 1 && kept.unscaledValue().intValue() <= 2 ? kept.setScale(kept.scale() + 1) : kept;
    }

    private static String inBrackets(BigDecimal error) {
        return "(" + error.unscaledValue() + ")";
    }

    private static int power(double size) {
        return size == 0 || !Double.isFinite(size) ? 0 : (int) Math.floor(Math.log10(size));
    }
}
