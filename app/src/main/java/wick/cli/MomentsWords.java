package wick.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.stream.Stream;
import wick.numeric.gaussian.Approximation;
import wick.theory.kernellaw.JointMoments;
import wick.theory.kernellaw.LayerLaw;
import wick.theory.kernellaw.OutputMoments;
import wick.theory.kernellaw.WideEnough;

/// Moments and laws of kernels as JSON and as a table.
final class MomentsWords {
    private static final List<Double> PROBABILITIES = List.of(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);
    /// Where the output's density and tail are told, in standard deviations of the output.
    private static final List<Double> DEVIATIONS = List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0);

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

    /// What came out for all inputs together: the moments, or why there are none.
    record Joint(Optional<JointMoments> moments, String why) {}

    /// The keys of the first input; where there are several, `inputs` has those of each and `joint` those of
    /// all together.
    static SequencedMap<String, Object> json(List<Input> inputs, Optional<Joint> joint) {
        SequencedMap<String, Object> json = json(inputs.getFirst());
        if (inputs.size() > 1) {
            json.put("inputs", inputs.stream().map(MomentsWords::json).toList());
        }
        joint.ifPresent(all -> {
            json.put("joint", all.moments().map(JointWords::json));
            if (all.moments().isEmpty()) {
                json.put("joint_why_not", all.why());
            }
        });
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
        json.put("output", output(input.law().getLast()));
        json.put("layers", input.law().stream().map(MomentsWords::layer).toList());
        input.wide().ifPresent(wide -> json.put("wide_enough", json(wide)));
        SequencedMap<String, Object> errors = new LinkedHashMap<>();
        errors.put("kurtosis", error(moments.kurtosis()));
        errors.put(
                "moments", moments.moments().stream().map(MomentsWords::error).toList());
        json.put("errors", errors);
        return json;
    }

    /// The law of one output, the mixture of N(0, K) over K.
    private static SequencedMap<String, Object> output(LayerLaw law) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        SequencedMap<String, Object> errors = new LinkedHashMap<>();
        double deviation = Math.sqrt(law.mean().value());
        List<Double> points = DEVIATIONS.stream().map(x -> x * deviation).toList();
        json.put("standard_deviation", number(law.mean()).map(Math::sqrt));
        json.put("probabilities", PROBABILITIES);
        list(json, errors, "quantiles", PROBABILITIES.stream().map(law::outputQuantile));
        json.put("points", points);
        list(json, errors, "densities", points.stream().map(law::outputDensity));
        list(json, errors, "tail_probabilities", points.stream().map(law::outputTail));
        json.put("errors", errors);
        return json;
    }

    private static void list(
            SequencedMap<String, Object> json,
            SequencedMap<String, Object> errors,
            String key,
            Stream<Approximation> numbers) {
        List<Approximation> all = numbers.toList();
        json.put(key, all.stream().map(MomentsWords::number).toList());
        errors.put(key, all.stream().map(MomentsWords::error).toList());
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
        list(json, errors, "quantiles", PROBABILITIES.stream().map(law::quantile));
        json.put("errors", errors);
        return json;
    }

    private static void put(
            SequencedMap<String, Object> json, SequencedMap<String, Object> errors, String key, Approximation number) {
        json.put(key, number(number));
        errors.put(key, error(number));
    }

    /// A number, if its error leaves anything of it.
    static Optional<Double> number(Approximation number) {
        return known(number) ? Optional.of(number.value()) : Optional.empty();
    }

    private static boolean known(Approximation number) {
        return number.error() <= 0.5 * Math.abs(number.value()) || number.error() < 1e-12;
    }

    private static Optional<Double> error(Approximation number) {
        return Double.isFinite(number.error()) ? Optional.of(number.error()) : Optional.empty();
    }

    static String text(String file, List<Input> inputs, Optional<Joint> joint) {
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
        joint.ifPresent(all -> text.append(all.moments()
                .map(JointWords::text)
                .orElseGet(() -> String.format("Inputs together: not available: %s.%n", all.why()))));
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
        LayerLaw law = input.law().getLast();
        double three = 3 * Math.sqrt(law.mean().value());
        text.append(String.format("%nFrom %s.%n", moments.origin().words()));
        text.append(String.format(
                "P(|output| > 3 standard deviations) = %s (a Gaussian: 0.0026998); half of the outputs lie within +-%s.%n",
                shown(twice(law.outputTail(three))), shown(law.outputQuantile(0.75))));
    }

    private static Approximation twice(Approximation number) {
        return new Approximation(2 * number.value(), 2 * number.error());
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
