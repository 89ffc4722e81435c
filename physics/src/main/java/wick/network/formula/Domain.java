package wick.network.formula;

import java.util.Optional;

/// Whether a formula is defined at every real z, shown by intervals: what cannot be shown is refused.
final class Domain {
    private static final int MOST_STEPS = 20_000;
    /// Where a formula must not overflow: pre-activations of variance 10 stay within.
    private static final double FINITE_WITHIN = 40;

    private Domain() {}

    /// @throws FormulaException naming the part, the character and a z where it fails or may fail
    static void check(FormulaParser.Parsed formula) {
        Line line = new Line();
        for (int step = 0; !line.isEmpty(); step++) {
            Interval cell = line.next();
            Optional<Expression> suspect =
                    Enclosure.of(formula.expression(), cell).suspect();
            if (suspect.isEmpty()) {
                continue;
            }
            refuseAt(formula, cell.low());
            refuseAt(formula, cell.high());
            if (Line.isNarrow(cell) || step > MOST_STEPS) {
                throw refusal(formula, suspect.get(), "cannot be shown to be defined near z = " + shown(cell));
            }
            line.halve(cell);
        }
        requireFinite(formula);
    }

    private static String shown(Interval cell) {
        return Float.toString((float) Line.middle(cell));
    }

    private static void refuseAt(FormulaParser.Parsed formula, double z) {
        Optional<Expression> suspect =
                Enclosure.of(formula.expression(), Interval.of(z)).suspect();
        if (suspect.isPresent()) {
            throw refusal(formula, suspect.get(), "is not defined at z = " + (float) z);
        }
    }

    private static FormulaException refusal(FormulaParser.Parsed formula, Expression part, String problem) {
        return new FormulaException(
                formula.place(part), ExpressionText.of(part) + " " + problem + ": " + need(part) + " at every real z");
    }

    private static String need(Expression part) {
        return switch (part) {
            case Expression.Call(Function function, Expression _)
            when function == Function.SQRT -> "sqrt needs a number above 0 (for sqrt(z^2) write abs(z))";
            case Expression.Call _ -> "log needs a number above 0";
            case Expression.Binary(Operator operator, Expression _, Expression _)
            when operator == Operator.POWER ->
                "a power needs a base above 0, or not negative if constant and at least 1, or a whole exponent"
                        + " (negative ones a base that is not 0)";
            case Expression.Binary _, Expression.Constant _, Expression.Pi _, Expression.Variable _ ->
                "the divisor must not be 0";
            case Expression.Negation _ -> "the formula must be defined";
        };
    }

    private static void requireFinite(FormulaParser.Parsed formula) {
        for (double size = 0; size <= FINITE_WITHIN; size += 0.25) {
            for (double z : new double[] {size, -size}) {
                Jet jet = Jet.at(formula.expression(), z);
                if (!Double.isFinite(jet.value()) || !Double.isFinite(jet.first())) {
                    throw new FormulaException("the formula overflows at z = " + z
                            + ", so that its Gaussian averages are infinite; it must stay finite up to |z| = "
                            + FINITE_WITHIN);
                }
            }
        }
    }
}
