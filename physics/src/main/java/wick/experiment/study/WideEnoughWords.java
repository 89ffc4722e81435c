package wick.experiment.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wick.numeric.matrix.Matrix;

/// The answer to "how wide, and how deep" in words and numbers.
record WideEnoughWords(Bench bench, Narrowness theory, DepthReach reach) {
    private static final double HOLDS = 0.1;
    private static final double FAILS = 0.3;

    /// Rows: 10, 5 and 1 per cent. Columns: the level, the width from which the covariance and the tangent
    /// kernel of a single network stay within it, and the width from which the excess kurtosis of an output
    /// does.
    Matrix table() {
        Matrix table = Matrix.zeros(FiniteWidthChapter.LEVELS.size(), 4);
        for (int i = 0; i < table.rows(); i++) {
            double level = FiniteWidthChapter.LEVELS.get(i);
            table.set(i, 0, level);
            table.set(i, 1, theory.widthFor(level));
            table.set(i, 2, theory.tangentWidthFor(level));
            table.set(i, 3, theory.widthFor(Math.sqrt(level / 3)));
        }
        return table;
    }

    /// The line on the first page.
    StudyReport.Advice advice() {
        int width = bench.anatomy().width();
        return new StudyReport.Advice(
                String.format(
                        Locale.ROOT,
                        "For kernels of single networks within 10 %% of the wide limit take width %s (5 %%: %s, 1 %%: %s);"
                                + " at your %d the deviation is %.2g %%; it is within 10 %% %s.",
                        number(needed(0.1)),
                        number(needed(0.05)),
                        number(needed(0.01)),
                        width,
                        100 * Math.max(theory.tangent(width), theory.deviation(width)),
                        DepthReach.words(worse(), HOLDS)),
                "one standard deviation over networks at initialization, covariance and neural tangent kernel; these"
                        + " rates");
    }

    String summary() {
        int width = bench.anatomy().width();
        return String.format(
                Locale.ROOT,
                "The output covariance of a single network is within 10 %% of the wide limit from width %s on, within 5 %%"
                        + " from %s, within 1 %% from %s (law of the kernel, no expansion); its neural tangent kernel from"
                        + " %s, %s and %s (first order in 1/width, the next is about %.2g %% of it at your width). Outputs"
                        + " over networks have an excess kurtosis below 0.1 from width %s. At your width %d the covariance"
                        + " stays within 10 %% %s, the tangent kernel within 10 %% %s and within 30 %% %s.",
                number(theory.widthFor(0.1)),
                number(theory.widthFor(0.05)),
                number(theory.widthFor(0.01)),
                number(theory.tangentWidthFor(0.1)),
                number(theory.tangentWidthFor(0.05)),
                number(theory.tangentWidthFor(0.01)),
                100 * theory.tangentNextOrder(width),
                number(theory.widthFor(Math.sqrt(0.1 / 3))),
                width,
                DepthReach.words(reach.kernel(), HOLDS),
                DepthReach.words(reach.tangent(), HOLDS),
                DepthReach.words(reach.tangent(), FAILS));
    }

    private List<Double> worse() {
        List<Double> worse = new ArrayList<>();
        for (int i = 0; i < reach.kernel().size(); i++) {
            worse.add(Math.max(reach.kernel().get(i), reach.tangent().get(i)));
        }
        return worse;
    }

    private int needed(double level) {
        return Math.max(theory.widthFor(level), theory.tangentWidthFor(level));
    }

    /// Three digits, and none of the powers of ten of programs.
    static String number(double width) {
        return new BigDecimal(Math.max(1, Math.ceil(width)))
                .round(new MathContext(3))
                .toPlainString();
    }
}
