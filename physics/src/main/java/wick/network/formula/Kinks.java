package wick.network.formula;

import java.util.ArrayList;
import java.util.List;

/// Where a formula or one of its derivatives may jump: the zeros of u in abs(u), sign(u) and u^p with p not
/// whole, and of u − v in min(u, v) and max(u, v).
///
/// Zeros are enclosed by intervals: cells where the function has one sign are dropped, cells where it is
/// monotone hold a zero exactly if its sign changes, all others are halved. A zero without a change of sign
/// is found to 1e-12 only and may be no kink at all, which does no harm.
final class Kinks {
    /// The most kinks a formula may have.
    static final int MOST = 32;

    private static final int MOST_STEPS = 50_000;
    private static final double SAME = 0x1p-36;

    private final List<Double> found = new ArrayList<>();
    private final FormulaParser.Parsed formula;

    private Kinks(FormulaParser.Parsed formula) {
        this.formula = formula;
    }

    /// The kinks, ascending.
    ///
    /// @throws FormulaException where there are more than [#MOST], or they cannot be told apart
    static List<Double> of(FormulaParser.Parsed formula) {
        Kinks kinks = new Kinks(formula);
        kinks.collect(formula.expression());
        return kinks.found.stream().sorted().toList();
    }

    private void collect(Expression expression) {
        switch (expression) {
            case Expression.Constant _, Expression.Pi _, Expression.Variable _ -> {}
            case Expression.Negation(Expression of) -> collect(of);
            case Expression.Call(Function function, Expression argument) -> {
                collect(argument);
                if (function == Function.ABS || function == Function.SIGN) {
                    zeros(expression, argument);
                }
            }
            case Expression.Binary(Operator operator, Expression left, Expression right) -> {
                collect(left);
                collect(right);
                if (operator == Operator.MIN || operator == Operator.MAX) {
                    zeros(expression, new Expression.Binary(Operator.DIFFERENCE, left, right));
                } else if (operator == Operator.POWER
                        && !Powers.constant(right).stream().allMatch(Powers::isWhole)) {
                    zeros(expression, left);
                }
            }
        }
    }

    private void zeros(Expression whole, Expression of) {
        if (!of.varies()) {
            return;
        }
        Line line = new Line();
        for (int step = 0; !line.isEmpty(); step++) {
            Interval cell = line.next();
            Enclosure.Bounds bounds = Enclosure.of(of, cell);
            if (!bounds.value().contains(0) || bounds.value().isZero()) {
                continue;
            }
            if (!bounds.slope().contains(0)) {
                changeOfSign(of, cell);
            } else if (Line.isNarrow(cell)) {
                add(touching(of, cell));
            } else {
                line.halve(cell);
            }
            if (step > MOST_STEPS || found.size() > MOST) {
                throw new FormulaException(
                        formula.place(whole),
                        "the kinks of " + ExpressionText.of(whole) + " are more than " + MOST
                                + " or too close together to be found; name them: {formula: \"...\", kinks: [0, 1.5]}");
            }
        }
    }

    /// By bisection in a cell where the function is monotone.
    private void changeOfSign(Expression of, Interval cell) {
        double low = cell.low();
        double high = cell.high();
        double atLow = Jet.value(of, low);
        double atHigh = Jet.value(of, high);
        if (atLow == 0 || atHigh == 0) {
            add(atLow == 0 ? low : high);
            return;
        }
        if (atLow > 0 == atHigh > 0) {
            return;
        }
        double middle = Line.middle(cell);
        while (middle > low && middle < high) {
            double value = Jet.value(of, middle);
            if (value == 0) {
                break;
            }
            if (value > 0 == atLow > 0) {
                low = middle;
            } else {
                high = middle;
            }
            middle = low + (high - low) / 2;
        }
        add(middle);
    }

    private static double touching(Expression of, Interval cell) {
        if (Jet.value(of, cell.low()) == 0) {
            return cell.low();
        }
        return Jet.value(of, cell.high()) == 0 ? cell.high() : Line.middle(cell);
    }

    private void add(double kink) {
        double plain = kink == 0 ? 0 : kink;
        boolean known = found.stream().anyMatch(k -> Math.abs(k - plain) <= SAME * Math.max(1, Math.abs(k)));
        if (!known) {
            found.add(plain);
        }
    }
}
