package wick.lab.model;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import wick.model.Node;
import wick.network.signal.Kind;

/// What modules are called: as in the program that the model comes from, where the file still tells.
///
/// The names of arrays and the paths of steps both may tell it; exporters drop either. A second module of the same
/// name ends in `#2`.
final class PartNames {
    private static final List<String> ENDINGS = List.of(".weight", ".bias", "_weight", "_bias");

    private final Threads threads;
    private final Map<String, Integer> uses = new HashMap<>();

    PartNames(Threads threads) {
        this.threads = threads;
    }

    /// The names of modules, in the same order.
    List<String> of(List<ModelPart> parts) {
        return parts.stream().map(this::name).map(this::distinct).toList();
    }

    private String distinct(String name) {
        int use = uses.merge(name, 1, Integer::sum);
        return use == 1 ? name : name + "#" + use;
    }

    private String name(ModelPart part) {
        Node node = threads.node(part.steps().getFirst());
        String scope = scope(part);
        boolean owns = part.weights().matrix().isPresent();
        Optional<String> array = Stream.concat(part.weights().matrix().stream(), part.weights().bias().stream())
                .flatMap(name -> ENDINGS.stream()
                        .filter(name::endsWith)
                        .map(end -> name.substring(0, name.length() - end.length())))
                .filter(name -> scope.isEmpty() || name.startsWith(scope + ".") || name.equals(scope))
                .findFirst();
        if (owns && array.isPresent()) {
            return array.get();
        }
        String word = word(part);
        if (scope.isEmpty()) {
            String own = node.names().name().replace('/', '.');
            String plain = own.startsWith(".") ? own.substring(1) : own;
            return (!owns && part.kind() != Kind.ACTIVATION) || plain.isBlank() ? word : plain;
        }
        return owns || isModule(part, scope) ? scope : scope + "." + word;
    }

    /// The scope that the steps of a module have in common.
    private String scope(ModelPart part) {
        return threads.node(part.last()).names().scope();
    }

    /// Whether everything in a scope belongs to this module: then the scope is the module.
    private boolean isModule(ModelPart part, String scope) {
        for (int index = 0; index < threads.nodes().size(); index++) {
            String other = threads.node(index).names().scope();
            if ((other.equals(scope) || other.startsWith(scope + "."))
                    && !part.steps().contains(index)
                    && threads.makesSignal(index)) {
                return false;
            }
        }
        return true;
    }

    private static String word(ModelPart part) {
        return switch (part.kind()) {
            case ADDITION -> "add";
            case ATTENTION -> "attention";
            case OTHER ->
                switch (part.type()) {
                    case "Add", "Sub" -> "shift";
                    case "Mul", "Div" -> "scale";
                    default -> part.type().toLowerCase(Locale.ROOT);
                };
            case LINEAR, CONVOLUTION, NORMALIZATION, ACTIVATION, EMBEDDING, IDENTITY ->
                part.type().toLowerCase(Locale.ROOT);
        };
    }
}
