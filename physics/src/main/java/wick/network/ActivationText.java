package wick.network;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import wick.text.Fields;
import wick.text.InputException;
import wick.text.Items;
import wick.text.Nearest;
import wick.text.Numbers;
import wick.text.Scalar;
import wick.text.Value;

/// Activations as they are written: a name, or a map from a name to its parameters.
public final class ActivationText {
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final String LEAKY = "leaky-relu";

    private ActivationText() {}

    /// Every name an activation may have.
    public static List<String> names() {
        return Stream.concat(Activation.names().stream(), Stream.of(LEAKY)).toList();
    }

    /// The activation written at `value`.
    ///
    /// @throws wick.text.InputException for an unknown name, with the nearest one, and for formulas
    public static Activation read(Value value) {
        Value.Named named = value.named(names());
        String name = named.name();
        if (name.equals(LEAKY)) {
            Fields slopes = named.argument()
                    .orElseThrow(
                            () -> named.place()
                                    .problem(
                                            "leaky-relu needs its slopes: {leaky-relu: {negative-slope: 0.1, positive-slope: 1}}"))
                    .fields("negative-slope", "positive-slope");
            double negative = slopes.required("negative-slope").real();
            return new LeakyRelu(
                    negative, slopes.optional("positive-slope").map(Value::real).orElse(1.0));
        }
        Activation activation = Activation.named(name).orElseThrow(() -> unknown(named));
        if (named.argument().filter(argument -> !isEmpty(argument)).isPresent()) {
            throw named.place().problem(name + " has no parameters; write activation: " + name);
        }
        return activation;
    }

    private static boolean isEmpty(Value argument) {
        return switch (argument) {
            case Fields fields -> fields.names().isEmpty();
            case Scalar scalar -> scalar.isAbsent();
            case Items _ -> false;
        };
    }

    private static InputException unknown(Value.Named named) {
        if (named.argument().isEmpty() && !WORD.matcher(named.name()).matches()) {
            return named.place()
                    .refuse(
                            named.name(),
                            "a name: formulas are not supported yet; allowed are " + String.join(", ", names()));
        }
        return named.place()
                .refuse(
                        named.name(),
                        "one of " + String.join(", ", names()) + Nearest.suggestion(named.name(), names()));
    }

    /// The activation as YAML on one line.
    public static String text(Activation activation) {
        return switch (activation) {
            case LeakyRelu(double negative, double positive) ->
                "{leaky-relu: {negative-slope: " + Numbers.text(negative) + ", positive-slope: "
                        + Numbers.text(positive) + "}}";
            case Abs _, Cos _, Erf _, Exp _, Gelu _, Linear _, Relu _ -> activation.name();
            case Sigmoid _, Silu _, Sin _, Softplus _, Tanh _ -> activation.name();
        };
    }
}
