package wick.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import wick.text.Fields;
import wick.text.Numbers;
import wick.text.Scalar;
import wick.text.Value;

/// Parameterizations as they are written: a name, or exponents `{a: [...], b: [...], c: [...]}` with three
/// entries (input, hidden, output) or one for each dense layer, and `unit-variance: true` for the NTK's
/// way.
final class ParameterizationText {
    private ParameterizationText() {}

    static Parameterization read(Value value) {
        if (value instanceof Scalar) {
            return value.choice(Parameterization.NAMED);
        }
        Fields fields = value.fields("a", "b", "c", "unit-variance");
        List<Double> a = fields.required("a").reals();
        List<Double> b = fields.required("b").reals();
        List<Double> c = fields.required("c").reals();
        if (a.isEmpty() || a.size() != b.size() || a.size() != c.size()) {
            throw value.place()
                    .problem("a, b and c have " + a.size() + ", " + b.size() + " and " + c.size()
                            + " entries; each must have 3 (input, hidden, output) or one for each dense layer");
        }
        boolean unit = fields.optional("unit-variance").map(Value::flag).orElse(false);
        return value.checked(() -> {
            List<Parameterization.Exponents> exponents = new ArrayList<>();
            for (int i = 0; i < a.size(); i++) {
                exponents.add(new Parameterization.Exponents(a.get(i), b.get(i), c.get(i)));
            }
            return new Parameterization(exponents, unit);
        });
    }

    static String text(Parameterization parameterization) {
        if (Parameterization.NAMED.containsValue(parameterization)) {
            return parameterization.name();
        }
        return "{a: " + list(parameterization, Parameterization.Exponents::a)
                + ", b: " + list(parameterization, Parameterization.Exponents::b)
                + ", c: " + list(parameterization, Parameterization.Exponents::c)
                + (parameterization.unitVariance() ? ", unit-variance: true}" : "}");
    }

    private static String list(Parameterization of, ToDoubleFunction<Parameterization.Exponents> exponent) {
        return of.exponents().stream()
                .map(exponents -> Numbers.text(exponent.applyAsDouble(exponents)))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
