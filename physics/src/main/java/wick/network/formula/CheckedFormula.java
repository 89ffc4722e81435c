package wick.network.formula;

import java.util.List;

/// A formula that was read and found to be defined at every real z, with its kinks.
public record CheckedFormula(Expression expression, List<Double> kinks) {
    public CheckedFormula {
        kinks = List.copyOf(kinks);
    }

    /// Reads and checks `text` and looks for its kinks.
    ///
    /// @throws FormulaException saying at which character and which z it fails
    public static CheckedFormula of(String text) {
        FormulaParser.Parsed parsed = checked(text);
        return new CheckedFormula(parsed.expression(), Kinks.of(parsed));
    }

    /// As [#of(String)], with the kinks that the author names instead of those found.
    public static CheckedFormula of(String text, List<Double> kinks) {
        return new CheckedFormula(checked(text).expression(), kinks);
    }

    private static FormulaParser.Parsed checked(String text) {
        FormulaParser.Parsed parsed = FormulaParser.parsed(text);
        if (!parsed.expression().varies()) {
            throw new FormulaException("the formula does not contain z");
        }
        Domain.check(parsed);
        return parsed;
    }
}
