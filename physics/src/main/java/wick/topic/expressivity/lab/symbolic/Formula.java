package wick.topic.expressivity.lab.symbolic;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A polynomial in variables and functions of such polynomials, with the terms of equal products added up.
public record Formula(SequencedMap<Product, Double> terms) {
    /// Terms above which powers are no longer multiplied out.
    private static final int LONGEST = 40;

    public Formula {
        SequencedMap<Product, Double> kept = new LinkedHashMap<>();
        terms.forEach((product, coefficient) -> {
            if (coefficient != 0) {
                kept.put(product, coefficient);
            }
        });
        terms = kept;
    }

    /// A product of powers of atoms; without any it is 1.
    public record Product(SequencedMap<Atom, Integer> powers) {
        static final Product ONE = new Product(new LinkedHashMap<>());

        Product times(Product other) {
            SequencedMap<Atom, Integer> all = new LinkedHashMap<>(powers);
            other.powers.forEach((atom, power) -> all.merge(atom, power, Integer::sum));
            return new Product(all);
        }

        boolean isOne() {
            return powers.isEmpty();
        }
    }

    public static Formula constant(double value) {
        SequencedMap<Product, Double> terms = new LinkedHashMap<>();
        terms.put(Product.ONE, value);
        return new Formula(terms);
    }

    public static Formula input(int index) {
        return atom(new Atom.Input(index));
    }

    static Formula atom(Atom atom) {
        SequencedMap<Atom, Integer> power = new LinkedHashMap<>();
        power.put(atom, 1);
        SequencedMap<Product, Double> terms = new LinkedHashMap<>();
        terms.put(new Product(power), 1.0);
        return new Formula(terms);
    }

    /// The term without atoms.
    public double constantTerm() {
        return terms.getOrDefault(Product.ONE, 0.0);
    }

    public boolean isConstant() {
        return terms.keySet().stream().allMatch(Product::isOne);
    }

    public Formula plus(Formula other) {
        SequencedMap<Product, Double> all = new LinkedHashMap<>(terms);
        other.terms.forEach((product, coefficient) -> all.merge(product, coefficient, Double::sum));
        return new Formula(all);
    }

    public Formula times(double factor) {
        SequencedMap<Product, Double> all = new LinkedHashMap<>();
        terms.forEach((product, coefficient) -> all.put(product, factor * coefficient));
        return new Formula(all);
    }

    Formula times(Formula other) {
        SequencedMap<Product, Double> all = new LinkedHashMap<>();
        terms.forEach((product, coefficient) -> other.terms.forEach(
                (second, factor) -> all.merge(product.times(second), coefficient * factor, Double::sum)));
        return new Formula(all);
    }

    /// f of a formula, with what can be taken out of it taken out.
    public static Formula call(Symbol function, Formula argument) {
        if (argument.isConstant()) {
            return constant(function.value(argument.constantTerm()));
        }
        return switch (function) {
            case IDENTITY -> argument;
            case SQUARE, CUBE, FOURTH -> power(function, argument);
            case EXP -> {
                double constant = argument.constantTerm();
                yield atom(new Atom.Call(function, argument.plus(constant(-constant))))
                        .times(Math.exp(constant));
            }
            case SIN -> sine(argument);
            case TANH, ATAN ->
                argument.leading() < 0
                        ? atom(new Atom.Call(function, argument.times(-1))).times(-1)
                        : atom(new Atom.Call(function, argument));
            case GAUSSIAN, BESSEL_J0 -> atom(new Atom.Call(function, argument.times(Math.signum(argument.leading()))));
            case ABS -> scaled(function, argument, argument.leading(), Math.abs(argument.leading()));
            case RECIPROCAL -> scaled(function, argument, argument.leading(), 1 / argument.leading());
            case RECIPROCAL_SQUARE ->
                scaled(function, argument, argument.leading(), 1 / (argument.leading() * argument.leading()));
            case SQRT -> {
                double size = Math.abs(argument.leading());
                yield scaled(function, argument, size, Math.sqrt(size));
            }
            case LOG -> {
                double size = Math.abs(argument.leading());
                yield scaled(function, argument, size, 1).plus(constant(Math.log(size)));
            }
        };
    }

    private static Formula scaled(Symbol function, Formula argument, double divisor, double factor) {
        return atom(new Atom.Call(function, argument.times(1 / divisor))).times(factor);
    }

    /// sin with a phase in (−π, π] and a leading coefficient above 0.
    private static Formula sine(Formula argument) {
        double sign = argument.leading() < 0 ? -1 : 1;
        Formula upright = argument.times(sign);
        double phase = upright.constantTerm();
        double turned = Math.IEEEremainder(phase, 2 * Math.PI);
        if (turned > 0.75 * Math.PI) {
            turned -= Math.PI;
            sign = -sign;
        } else if (turned <= -0.75 * Math.PI) {
            turned += Math.PI;
            sign = -sign;
        }
        return atom(new Atom.Call(Symbol.SIN, upright.plus(constant(turned - phase))))
                .times(sign);
    }

    private static Formula power(Symbol function, Formula argument) {
        double length = Math.pow(argument.terms.size(), function.power());
        if (length > LONGEST) {
            double leading = argument.leading();
            return scaled(function, argument, leading, function.value(leading));
        }
        Formula product = argument;
        for (int n = 1; n < function.power(); n++) {
            product = product.times(argument);
        }
        return product;
    }

    /// The coefficient of the first term that is not constant.
    private double leading() {
        return terms.entrySet().stream()
                .filter(term -> !term.getKey().isOne())
                .mapToDouble(Map.Entry::getValue)
                .findFirst()
                .orElse(1);
    }

    /// The value at an input; NaN outside the domain of a function.
    public double value(double[] input) {
        double sum = 0;
        for (Map.Entry<Product, Double> term : terms.entrySet()) {
            double product = term.getValue();
            for (Map.Entry<Atom, Integer> power : term.getKey().powers().entrySet()) {
                double atom = switch (power.getKey()) {
                    case Atom.Input(int index) -> input[index];
                    case Atom.Call(Symbol function, Formula argument) -> function.value(argument.value(input));
                };
                for (int n = 0; n < power.getValue(); n++) {
                    product *= atom;
                }
            }
            sum += product;
        }
        return sum;
    }

    /// All numbers in the formula, in a fixed order.
    public List<Double> numbers() {
        List<Double> numbers = new ArrayList<>();
        collect(numbers);
        return numbers;
    }

    private void collect(List<Double> numbers) {
        terms.forEach((product, coefficient) -> {
            numbers.add(coefficient);
            product.powers().keySet().forEach(atom -> {
                if (atom instanceof Atom.Call(Symbol _, Formula argument)) {
                    argument.collect(numbers);
                }
            });
        });
    }

    /// The formula with other numbers, in the order of [#numbers]; terms whose number is 0 are left out.
    public Formula withNumbers(List<Double> numbers) {
        return rebuilt(numbers.iterator());
    }

    private Formula rebuilt(Iterator<Double> numbers) {
        Formula whole = new Formula(new LinkedHashMap<>());
        for (Product product : terms.keySet()) {
            double coefficient = numbers.next();
            SequencedMap<Atom, Integer> powers = new LinkedHashMap<>();
            double factor = coefficient;
            for (Map.Entry<Atom, Integer> power : product.powers().entrySet()) {
                switch (power.getKey()) {
                    case Atom.Input input -> powers.merge(input, power.getValue(), Integer::sum);
                    case Atom.Call(Symbol function, Formula argument) -> {
                        Formula inner = argument.rebuilt(numbers);
                        if (inner.isConstant()) {
                            factor *= Math.pow(function.value(inner.constantTerm()), power.getValue());
                        } else {
                            powers.merge(new Atom.Call(function, inner), power.getValue(), Integer::sum);
                        }
                    }
                }
            }
            SequencedMap<Product, Double> term = new LinkedHashMap<>();
            term.put(new Product(powers), factor);
            whole = whole.plus(new Formula(term));
        }
        return whole;
    }
}
