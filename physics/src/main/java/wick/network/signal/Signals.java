package wick.network.signal;

import java.util.Map;
import java.util.OptionalDouble;

/// What was recorded of one stage in one step; what is not there was not recorded.
public record Signals(Map<Quantity, Moments> moments, Map<Figure, Double> figures) {

    public Signals {
        moments = Map.copyOf(moments);
        figures = Map.copyOf(figures);
        figures.forEach((figure, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(figure.text() + " " + value + " must be finite");
            }
        });
    }

    /// The moments of a quantity, [Moments#NONE] if there are none.
    public Moments of(Quantity quantity) {
        return moments.getOrDefault(quantity, Moments.NONE);
    }

    public OptionalDouble of(Figure figure) {
        Double value = figures.get(figure);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
