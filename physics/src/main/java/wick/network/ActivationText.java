package wick.network;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wick.network.formula.FormulaException;
import wick.text.Fields;
import wick.text.InputException;
import wick.text.Items;
import wick.text.Nearest;
import wick.text.Numbers;
import wick.text.Scalar;
import wick.text.Value;

/// Activations as they are written: a name, a map from a name to its parameters, or a formula in z.
public final class ActivationText {
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final String FORMULA = "formula";
    private static final List<String> WITH_PARAMETERS =
            List.of("leaky-relu", "rectified-monomial", "monomial", "polynomial", "hermite", "gaussian", "rbf");

    private ActivationText() {}

    /// Every name an activation may have.
    public static List<String> names() {
        return Stream.concat(Activation.names().stream(), WITH_PARAMETERS.stream())
                .toList();
    }

    /// The activation written at `value`.
    ///
    /// @throws wick.text.InputException for an unknown name, with the nearest one, for parameters that do
    /// not fit, and for a formula that cannot be read or is not defined at every real z
    public static Activation read(Value value) {
        if (value instanceof Fields fields && fields.names().contains(FORMULA)) {
            return formula(value.fields(FORMULA, "kinks"));
        }
        Value.Named named = value.named(names());
        String name = named.name();
        if (WITH_PARAMETERS.contains(name)) {
            return parameterized(named);
        }
        Optional<Activation> activation = Activation.named(name);
        if (activation.isEmpty()) {
            if (named.argument().isEmpty() && !isUnknownName(name)) {
                return checked(value, () -> Formula.of(name));
            }
            throw unknown(named);
        }
        if (named.argument().filter(argument -> !isEmpty(argument)).isPresent()) {
            throw named.place().problem(name + " has no parameters; write activation: " + name);
        }
        return activation.get();
    }

    private static boolean isUnknownName(String text) {
        return WORD.matcher(text).matches() && !text.equals("z") && !text.equals("pi");
    }

    private static Formula formula(Fields fields) {
        Value text = fields.required(FORMULA);
        Optional<Value> kinks = fields.optional("kinks");
        if (kinks.isEmpty()) {
            return checked(text, () -> Formula.of(text.string()));
        }
        List<Double> points =
                kinks.get().reals().stream().map(kink -> kink + 0.0).toList();
        return kinks.get().checked(() -> checked(text, () -> Formula.of(text.string(), points)));
    }

    /// Gives a complaint about a formula its place in the file.
    private static Formula checked(Value value, java.util.function.Supplier<Formula> formula) {
        try {
            return formula.get();
        } catch (FormulaException e) {
            throw value.place().problem("the formula " + value.shown() + " is refused: " + e.getMessage());
        }
    }

    private static Activation parameterized(Value.Named named) {
        return switch (named.name()) {
            case "leaky-relu" -> {
                Fields slopes = fields(named, "negative-slope", "positive-slope");
                double negative = slopes.required("negative-slope").real();
                yield new LeakyRelu(
                        negative,
                        slopes.optional("positive-slope").map(Value::real).orElse(1.0));
            }
            case "rectified-monomial" ->
                new RectifiedMonomial(fields(named, "degree").required("degree").integer(0, RectifiedMonomial.HIGHEST));
            case "monomial" ->
                new Monomial(fields(named, "degree").required("degree").integer(1, Monomial.HIGHEST));
            case "hermite" ->
                new Hermite(fields(named, "degree").required("degree").integer(1, Hermite.HIGHEST));
            case "polynomial" -> {
                Value coefficients = fields(named, "coefficients").required("coefficients");
                List<Double> numbers = coefficients.reals();
                yield coefficients.checked(() -> new Polynomial(numbers));
            }
            case "gaussian" -> {
                Value width = fields(named, "width").required("width");
                yield width.checked(() -> new Gaussian(width.positive()));
            }
            default -> {
                Value gamma = fields(named, "gamma").required("gamma");
                yield gamma.checked(() -> new Rbf(gamma.positive()));
            }
        };
    }

    private static Fields fields(Value.Named named, String... allowed) {
        return named.argument()
                .orElseThrow(() ->
                        named.place().problem(named.name() + " needs its parameters, such as " + example(named.name())))
                .fields(allowed);
    }

    private static String example(String name) {
        return switch (name) {
            case "leaky-relu" -> "{leaky-relu: {negative-slope: 0.1, positive-slope: 1}}";
            case "polynomial" -> "{polynomial: {coefficients: [0, 1, 0.5]}}";
            case "gaussian" -> "{gaussian: {width: 1}}";
            case "rbf" -> "{rbf: {gamma: 0.5}}";
            default -> "{" + name + ": {degree: 2}}";
        };
    }

    private static boolean isEmpty(Value argument) {
        return switch (argument) {
            case Fields fields -> fields.names().isEmpty();
            case Scalar scalar -> scalar.isAbsent();
            case Items _ -> false;
        };
    }

    private static InputException unknown(Value.Named named) {
        return named.place()
                .refuse(
                        named.name(),
                        "one of " + String.join(", ", names()) + ", or a formula in z such as \"z * sigmoid(1.7 * z)\""
                                + Nearest.suggestion(named.name(), names()));
    }

    /// The activation as YAML on one line.
    public static String text(Activation activation) {
        return switch (activation) {
            case LeakyRelu(double negative, double positive) ->
                "{leaky-relu: {negative-slope: " + Numbers.text(negative) + ", positive-slope: "
                        + Numbers.text(positive) + "}}";
            case RectifiedMonomial(int degree) -> "{rectified-monomial: {degree: " + degree + "}}";
            case Monomial(int degree) -> "{monomial: {degree: " + degree + "}}";
            case Hermite(int degree) -> "{hermite: {degree: " + degree + "}}";
            case Polynomial(List<Double> coefficients) -> "{polynomial: {coefficients: " + list(coefficients) + "}}";
            case Gaussian(double width) -> "{gaussian: {width: " + Numbers.text(width) + "}}";
            case Rbf(double gamma) -> "{rbf: {gamma: " + Numbers.text(gamma) + "}}";
            case Formula formula ->
                formula.declared()
                        ? "{formula: \"" + formula.name() + "\", kinks: " + list(formula.kinks()) + "}"
                        : "\"" + formula.name() + "\"";
            case Abs _, Cos _, Erf _, Exp _, Gelu _, Linear _, Relu _ -> activation.name();
            case Sigmoid _, Sign _, Silu _, Sin _, Softplus _, Tanh _ -> activation.name();
        };
    }

    private static String list(List<Double> numbers) {
        return numbers.stream().map(Numbers::text).collect(Collectors.joining(", ", "[", "]"));
    }
}
