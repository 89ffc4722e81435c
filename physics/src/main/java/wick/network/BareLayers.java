package wick.network;

import java.util.Optional;
import wick.text.Fields;
import wick.text.Value;

/// The layers that may be written as a name alone.
final class BareLayers {
    private BareLayers() {}

    /// The layer, if it is of such a kind.
    static Optional<Layer> read(Value.Named named) {
        return switch (named.name()) {
            case "flatten" -> Optional.of(alone(named, new Layer.Flatten()));
            case "layer-norm" -> Optional.of(layerNorm(named));
            default ->
                Optional.ofNullable(LayerNames.GLOBAL_POOLS.get(named.name()))
                        .map(pooling -> alone(named, new Layer.GlobalPool(pooling)));
        };
    }

    private static Layer alone(Value.Named named, Layer layer) {
        named.argument().ifPresent(argument -> {
            boolean empty = argument instanceof Fields fields && fields.names().isEmpty();
            if (!empty) {
                throw argument.place()
                        .problem(named.name() + " has no settings; write it as a name alone, - " + named.name());
            }
        });
        return layer;
    }

    private static Layer layerNorm(Value.Named named) {
        if (named.argument().isEmpty()) {
            return new Layer.LayerNorm(0);
        }
        Value argument = named.argument().get();
        double epsilon = argument.fields("epsilon")
                .optional("epsilon")
                .map(Value::nonNegative)
                .orElse(0.0);
        return argument.checked(() -> new Layer.LayerNorm(epsilon));
    }
}
