package wick.lab.model;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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

    /// The scopes of all steps that make signals, each with a dot behind it.
    private final String[] scopes;

    PartNames(Threads threads) {
        this.threads = threads;
        this.scopes = IntStream.range(0, threads.nodes().size())
                .filter(threads::makesSignal)
                .mapToObj(index -> threads.node(index).names().scope() + ".")
                .sorted()
                .toArray(String[]::new);
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
        long own = part.steps().stream()
                .filter(threads::makesSignal)
                .filter(index -> (threads.node(index).names().scope() + ".").startsWith(scope + "."))
                .count();
        // the character after the dot is the slash: between the two lie all names that begin so
        return own == before(scope + "/") - before(scope + ".");
    }

    /// How many scopes come before a word.
    private int before(String word) {
        int low = 0;
        int high = scopes.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (scopes[middle].compareTo(word) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
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
