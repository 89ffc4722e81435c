package wick.report.chart;

/// Coordinates as text: two decimals at most, the same on every machine and in every language.
public final class Pixels {
    private Pixels() {}

    public static String of(double coordinate) {
        long hundredths = Math.round(coordinate * 100);
        long whole = Math.abs(hundredths) / 100;
        long rest = Math.abs(hundredths) % 100;
        String sign = hundredths < 0 ? "-" : "";
        if (rest == 0) {
            return sign + whole;
        }
        return sign + whole + "." + (rest % 10 == 0 ? String.valueOf(rest / 10) : rest < 10 ? "0" + rest : "" + rest);
    }
}
