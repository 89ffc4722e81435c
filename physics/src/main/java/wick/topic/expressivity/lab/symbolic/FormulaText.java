package wick.topic.expressivity.lab.symbolic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A formula as people and programs write it: `exp(sin(pi*x) + y^2)`.
public final class FormulaText {
    private final List<String> variables;
    private final int digits;

    private FormulaText(List<String> variables, int digits) {
        this.variables = variables;
        this.digits = digits;
    }

    /// Numbers that are not round with so many significant digits.
    public static String of(Formula formula, List<String> variables, int digits) {
        return new FormulaText(variables, digits).sum(formula);
    }

    private String sum(Formula formula) {
        List<Map.Entry<Formula.Product, Double>> ordered = new ArrayList<>();
        formula.terms().entrySet().stream()
                .filter(term -> !term.getKey().isOne())
                .forEach(ordered::add);
        formula.terms().entrySet().stream()
                .filter(term -> term.getKey().isOne())
                .forEach(ordered::add);
        if (ordered.isEmpty()) {
            return "0";
        }
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Formula.Product, Double> term : ordered) {
            String own = term(term.getKey(), term.getValue());
            if (text.isEmpty()) {
                text.append(own);
            } else if (own.startsWith("-")) {
                text.append(" - ").append(own.substring(1));
            } else {
                text.append(" + ").append(own);
            }
        }
        return text.toString();
    }

    private String term(Formula.Product product, double coefficient) {
        List<String> above = new ArrayList<>();
        List<String> below = new ArrayList<>();
        double sign = coefficient;
        for (Map.Entry<Atom, Integer> power : product.powers().entrySet()) {
            boolean odd = power.getValue() % 2 != 0;
            switch (power.getKey()) {
                case Atom.Input(int index) -> above.add(raised(variables.get(index), power.getValue()));
                case Atom.Call(Symbol function, Formula argument) -> {
                    boolean under = function == Symbol.RECIPROCAL || function == Symbol.RECIPROCAL_SQUARE;
                    int exponent = power.getValue() * (function == Symbol.RECIPROCAL_SQUARE ? 2 : 1);
                    if (isCosine(function, argument) && argument.constantTerm() < 0 && odd) {
                        sign = -sign;
                    }
                    (under ? below : above).add(raised(call(function, argument), exponent));
                }
            }
        }
        return assembled(sign, above, below);
    }

    private String assembled(double coefficient, List<String> above, List<String> below) {
        String number = number(Math.abs(coefficient));
        int slash = number.indexOf('/');
        if (slash >= 0) {
            below.addFirst(number.substring(slash + 1));
            number = number.substring(0, slash);
        }
        if (!number.equals("1") || above.isEmpty()) {
            above.addFirst(number);
        }
        String top = String.join("*", above);
        String whole = below.isEmpty()
                ? top
                : top + "/" + (below.size() == 1 ? below.getFirst() : "(" + String.join("*", below) + ")");
        return coefficient < 0 ? "-" + whole : whole;
    }

    private static String raised(String base, int power) {
        return power == 1 ? base : base + "^" + power;
    }

    private static boolean isCosine(Symbol function, Formula argument) {
        return function == Symbol.SIN && Math.abs(argument.constantTerm()) == Math.PI / 2;
    }

    private String call(Symbol function, Formula argument) {
        if (isCosine(function, argument)) {
            return "cos(" + sum(argument.plus(Formula.constant(-argument.constantTerm()))) + ")";
        }
        String inner = "(" + sum(argument) + ")";
        return switch (function) {
            case IDENTITY, RECIPROCAL, RECIPROCAL_SQUARE -> inner;
            case SQUARE -> inner + "^2";
            case CUBE -> inner + "^3";
            case FOURTH -> inner + "^4";
            case GAUSSIAN -> "exp(-" + inner + "^2)";
            case EXP, SIN, LOG, SQRT, TANH, ABS, ATAN, BESSEL_J0 -> function.text() + inner;
        };
    }

    /// A number as the formula shows it: round, or with the digits asked for.
    private String number(double number) {
        return RoundNumber.exactly(number)
                .map(RoundNumber::text)
                .orElseGet(() -> shortened(String.format(Locale.ROOT, "%." + digits + "g", number)));
    }

    private static String shortened(String number) {
        int e = number.indexOf('e');
        String mantissa = e < 0 ? number : number.substring(0, e);
        if (mantissa.contains(".")) {
            int end = mantissa.length();
            while (mantissa.charAt(end - 1) == '0') {
                end--;
            }
            mantissa = mantissa.substring(0, mantissa.charAt(end - 1) == '.' ? end - 1 : end);
        }
        return e < 0 ? mantissa : mantissa + number.substring(e);
    }

    /// The number that the text shows.
    static double shown(double number, int digits) {
        return RoundNumber.exactly(number).isPresent()
                ? number
                : Double.parseDouble(String.format(Locale.ROOT, "%." + digits + "g", number));
    }
}
