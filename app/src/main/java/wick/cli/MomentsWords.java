package wick.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import wick.numeric.gaussian.Approximation;
import wick.theory.kernellaw.LayerLaw;
import wick.theory.kernellaw.OutputMoments;
import wick.theory.kernellaw.WideEnough;

/// Moments and laws of kernels as JSON and as a table.
final class MomentsWords {
    private static final List<Double> PROBABILITIES = List.of(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);
    private static final int MOST_LINES = 24;

    private MomentsWords() {}

    /// The answer to `--within`.
    record Wide(double within, Optional<Double> probability, OptionalInt width) {}

    /// What came out for one input.
    record Input(double meanSquare, List<LayerLaw> law, OutputMoments moments, Optional<Wide> wide) {
        Input {
            law = List.copyOf(law);
        }
    }

    /// The keys of the first input; where there are several, `inputs` has those of each.
    static SequencedMap<String, Object> json(List<Input> inputs) {
        SequencedMap<String, Object> json = json(inputs.getFirst());
        if (inputs.size() > 1) {
            json.put("inputs", inputs.stream().map(MomentsWords::json).toList());
        }
        return json;
    }

    private static SequencedMap<String, Object> json(Input input) {
        OutputMoments moments = input.moments();
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("kurtosis", number(moments.kurtosis()));
        json.put("moments", moments.moments().stream().map(MomentsWords::number).toList());
        List<Integer> orders = new ArrayList<>();
        for (int m = 1; m <= moments.moments().size(); m++) {
            orders.add(2 * m);
        }
        json.put("moment_orders", orders);
        json.put("method", moments.origin().words());
        json.put("input_mean_square", input.meanSquare());
        json.put("layers", input.law().stream().map(MomentsWords::layer).toList());
        input.wide().ifPresent(wide -> json.put("wide_enough", json(wide)));
        SequencedMap<String, Object> errors = new LinkedHashMap<>();
        errors.put("kurtosis", error(moments.kurtosis()));
        errors.put(
                "moments", moments.moments().stream().map(MomentsWords::error).toList());
        json.put("errors", errors);
        return json;
    }

    private static SequencedMap<String, Object> json(Wide wide) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("within", wide.within());
        json.put("probability", wide.probability());
        json.put("width", wide.width().isPresent() ? Optional.of(wide.width().getAsInt()) : Optional.empty());
        return json;
    }

    private static SequencedMap<String, Object> layer(LayerLaw law) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        SequencedMap<String, Object> errors = new LinkedHashMap<>();
        json.put("layer", law.layer());
        json.put("width", law.width());
        put(json, errors, "mean", law.mean());
        put(json, errors, "relative_deviation", law.relativeDeviation());
        put(json, errors, "typical", law.typical());
        put(json, errors, "probability_zero", law.dead());
        put(json, errors, "output_kurtosis", law.kurtosis());
        json.put("probabilities", PROBABILITIES);
        List<Approximation> quantiles =
                PROBABILITIES.stream().map(law::quantile).toList();
        json.put("quantiles", quantiles.stream().map(MomentsWords::number).toList());
        errors.put("quantiles", quantiles.stream().map(MomentsWords::error).toList());
        json.put("errors", errors);
        return json;
    }

    private static void put(
            SequencedMap<String, Object> json, SequencedMap<String, Object> errors, String key, Approximation number) {
        json.put(key, number(number));
        errors.put(key, error(number));
    }

    /// A number, if its error leaves anything of it.
    private static Optional<Double> number(Approximation number) {
        return known(number) ? Optional.of(number.value()) : Optional.empty();
    }

    private static boolean known(Approximation number) {
        return number.error() <= 0.5 * Math.abs(number.value()) || number.error() < 1e-12;
    }

    private static Optional<Double> error(Approximation number) {
        return Double.isFinite(number.error()) ? Optional.of(number.error()) : Optional.empty();
    }

    static String text(String file, List<Input> inputs) {
        StringBuilder text = new StringBuilder();
        for (Input input : inputs) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s, an input with x.x / d = %.6g, over networks at initialization%n%n",
                    file,
                    input.meanSquare()));
            table(input, text);
            moments(input, text);
            input.wide().ifPresent(wide -> text.append(sentence(wide)));
            text.append(String.format("%n"));
        }
        return text.toString().stripTrailing() + System.lineSeparator();
    }

    private static void table(Input input, StringBuilder text) {
        text.append(String.format(
                "%6s %8s %14s %12s %14s %12s %12s%n",
                "layer", "width", "mean K", "std / mean", "typical K", "P(K = 0)", "kurtosis"));
        int count = input.law().size();
        for (int l = 0; l < count; l++) {
            if (count > MOST_LINES && l == MOST_LINES / 2) {
                text.append(String.format("%6s%n", "..."));
                l = count - MOST_LINES / 2;
            }
            LayerLaw law = input.law().get(l);
            text.append(String.format(
                    "%6d %8s %14s %12s %14s %12s %12s%n",
                    law.layer(),
                    law.layer() == 1 ? "-" : Integer.toString(law.width()),
                    shown(law.mean()),
                    shown(law.relativeDeviation()),
                    shown(law.typical()),
                    shown(law.dead()),
                    shown(law.kurtosis())));
        }
        text.append(
                String.format(
                        "%nK: the variance of a layer's pre-activations given the layers before; width: the units in front%n"
                                + "of the layer; typical K: exp(E ln K) over networks with K > 0; kurtosis: E z^4 / (E z^2)^2.%n"));
    }

    private static void moments(Input input, StringBuilder text) {
        OutputMoments moments = input.moments();
        text.append(String.format("%nOutput: kurtosis %s", shown(moments.kurtosis())));
        for (int m = 1; m <= moments.moments().size(); m++) {
            text.append(String.format(
                    ", E z^%d = %s", 2 * m, shown(moments.moments().get(m - 1))));
        }
        text.append(String.format("%nFrom %s.%n", moments.origin().words()));
    }

    private static String sentence(Wide wide) {
        String what = wide.probability()
                .map(p -> String.format(
                        Locale.ROOT,
                        "the kernel within %.4g %% of its limit with probability %.4g",
                        100 * wide.within(),
                        p))
                .orElseGet(() -> String.format(
                        Locale.ROOT, "a relative standard deviation of the kernel of %.4g %%", 100 * wide.within()));
        return wide.width().isPresent()
                ? String.format(
                        "How wide: hidden layers of %d units reach %s.%n",
                        wide.width().getAsInt(), what)
                : String.format("How wide: no width up to %d reaches %s.%n", WideEnough.WIDEST, what);
    }

    private static String shown(Approximation number) {
        if (!known(number)) {
            return "not known";
        }
        return number.value() == 0 || (Math.abs(number.value()) < 1e-13 && number.error() < 1e-12)
                ? "0"
                : String.format(Locale.ROOT, "%.7g", number.value());
    }
}
