package wick.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import wick.network.Activation;
import wick.network.Layer;
import wick.network.Network;
import wick.theory.finitewidth.CorrelationDepth;
import wick.theory.infinitewidth.MeanField;

/// What a finite width does to the depth over which two inputs become alike, as JSON and as a table.
final class WidthWords {
    /// Beyond this variance of ln(1 − c) per layer the first order in 1/width is not to be trusted.
    private static final double TRUSTED = 0.2;

    /// Rates below this are none: the network is critical.
    private static final double RESOLUTION = 1e-9;

    private WidthWords() {}

    /// One dense layer and activation that a network repeats.
    record Repeated(Activation activation, double weightVariance, double biasVariance) {

        /// The block of a network that repeats nothing but a dense layer and an activation.
        static Optional<Repeated> of(Network network) {
            return network.layers().stream()
                    .filter(Layer.Repeat.class::isInstance)
                    .map(Layer.Repeat.class::cast)
                    .findFirst()
                    .filter(repeat -> !repeat.tied())
                    .flatMap(repeat -> of(repeat.layers()));
        }

        private static Optional<Repeated> of(List<Layer> block) {
            if (block.size() != 2) {
                return Optional.empty();
            }
            boolean denseFirst = block.getFirst() instanceof Layer.Dense;
            Layer one = denseFirst ? block.getFirst() : block.getLast();
            Layer other = denseFirst ? block.getLast() : block.getFirst();
            if (one instanceof Layer.Dense(int width, var initialization)
                    && other instanceof Layer.Pointwise(Activation activation)) {
                return Optional.of(new Repeated(
                        activation,
                        initialization.weightVariance(width, width),
                        initialization.biasVariance(width, width)));
            }
            return Optional.empty();
        }

        CorrelationDepth depth() {
            Optional<Double> fixed = MeanField.of(activation, weightVariance, biasVariance)
                    .state()
                    .fixedPointVariance()
                    .map(q -> q.value())
                    .filter(q -> q > 0);
            try {
                // networks that multiply every variance alike keep none; any will do
                return CorrelationDepth.of(activation, weightVariance, biasVariance, fixed.orElse(1.0));
            } catch (IllegalArgumentException none) {
                String reason = String.valueOf(none.getMessage());
                return new CorrelationDepth.Nowhere(
                        fixed.isEmpty() ? "the variance has no positive fixed point" : reason);
            }
        }
    }

    /// The value of `correlation_depth_at_width`; what does not exist is null.
    static SequencedMap<String, Object> json(CorrelationDepth depth, int width) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("width", width);
        switch (depth) {
            case CorrelationDepth.Finite finite -> {
                json.put("annealed", depth(finite.annealedRate(width)));
                json.put("typical", depth(finite.typicalRate(width)));
                json.put("annealed_rate", finite.annealedRate(width));
                json.put("typical_rate", finite.typicalRate(width));
                json.put("rate_at_infinite_width", finite.rate().value());
                json.put("annealed_alpha", finite.decorrelation().annealed().value());
                json.put("typical_alpha", finite.decorrelation().typical().value());
                json.put("reason", Optional.empty());
            }
            case CorrelationDepth.Nowhere(String reason) -> {
                for (String key : List.of(
                        "annealed",
                        "typical",
                        "annealed_rate",
                        "typical_rate",
                        "rate_at_infinite_width",
                        "annealed_alpha",
                        "typical_alpha")) {
                    json.put(key, Optional.empty());
                }
                json.put("reason", reason);
            }
        }
        return json;
    }

    private static Optional<Double> depth(double rate) {
        return rate > RESOLUTION ? Optional.of(1 / rate) : Optional.empty();
    }

    static String text(CorrelationDepth depth, int width) {
        return switch (depth) {
            case CorrelationDepth.Nowhere(String reason) ->
                String.format(
                        Locale.ROOT, "%nWidth %d: no depth of first order in 1/width, since %s.%n", width, reason);
            case CorrelationDepth.Finite finite -> text(finite, width);
        };
    }

    private static String text(CorrelationDepth.Finite finite, int width) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT, "%nWidth %d: 1 - c of close inputs falls by 1/xi - alpha/width per layer%n%n", width));
        text.append(String.format(Locale.ROOT, "%-26s %12s %12s %12s%n", "", "alpha", "1/xi", "xi (layers)"));
        row(text, "infinite width", Optional.empty(), finite.rate().value());
        row(
                text,
                "ln E, mean over networks",
                Optional.of(finite.decorrelation().annealed().value()),
                finite.annealedRate(width));
        row(
                text,
                "E ln, one network",
                Optional.of(finite.decorrelation().typical().value()),
                finite.typicalRate(width));
        double rate = finite.rate().value();
        if (rate < -RESOLUTION) {
            text.append(String.format("%nChaotic: close inputs separate, at these rates, until c reaches c*.%n"));
        } else if (rate < RESOLUTION) {
            text.append(
                    String.format(
                            "%nAt infinite width 1 - c falls as a power of depth at most: rates of differences already small.%n"));
        }
        double scatter = finite.decorrelation().variance() / width;
        if (scatter > TRUSTED) {
            text.append(String.format(
                    Locale.ROOT,
                    "%nA layer adds %.2g to the variance of ln(1 - c) over networks: further orders in 1/width count.%n",
                    scatter));
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String name, Optional<Double> alpha, double rate) {
        text.append(String.format(
                Locale.ROOT,
                "%-26s %12s %12s %12s%n",
                name,
                alpha.map(WidthWords::number).orElse(""),
                number(rate),
                depth(rate).map(WidthWords::number).orElse("-")));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", Math.abs(value) < RESOLUTION ? 0.0 : value);
    }
}
