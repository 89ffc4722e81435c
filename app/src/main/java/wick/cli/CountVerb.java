package wick.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import wick.text.Nearest;
import wick.topic.expressivity.polynomial.LatticeField;
import wick.topic.expressivity.polynomial.PolynomialException;
import wick.topic.expressivity.structure.Lattice;
import wick.topic.expressivity.structure.Terms;
import wick.topic.expressivity.structure.Terms.Locality;
import wick.topic.expressivity.structure.Terms.Symmetry;

/// `wick count`: how few numbers a Hamiltonian has.
@Command(
        name = "wick count",
        description = {
            "How many free couplings a polynomial Hamiltonian has on a lattice of any size, exactly: by order, then with"
                    + " locality, then with symmetry.",
            "A coupling is the coefficient of a monomial of degree 0 to D, the constant counted; monomials that a symmetry"
                    + " maps onto each other have one coupling together."
        },
        footer = {
            "",
            "Locality: cliques, every two variables of a term are at most R links apart;",
            "stars, all variables of a term are at most R links from some site.",
            "Symmetry: none; translation; reflection (and of each axis); cubic (and exchange",
            "of axes of equal length).",
            "",
            "Keys of --json: couplings, by_degree (0 to D), couplings_of_order (no locality,",
            "no symmetry), couplings_local (no symmetry), largest_term (most different",
            "variables in one term, for bits the highest degree; null if not found),",
            "neighbors, sites. Whole numbers of any size.",
            "",
            "Examples:",
            "  wick count --lattice 10 --order 2 --range 1 --symmetry translation",
            "  wick count --lattice 1000x1000 --order 4 --range 1 --symmetry cubic --json",
            "  wick count --lattice 20 --order 20 --bits --symmetry translation",
            "  wick count --lattice 9x9 --order 5 --bits --range 1 --locality stars"
        })
final class CountVerb implements Verb {
    private static final List<String> LOCALITIES = List.of("cliques", "stars");

    @Mixin
    private Options options = new Options();

    @Option(names = "--lattice", paramLabel = "LxL", required = true, description = "Sides, such as 10 or 4x4x4.")
    private String lattice = "";

    @Option(names = "--order", paramLabel = "D", required = true, description = "Highest degree of a term, 0 to 32.")
    private int order;

    @Option(names = "--range", paramLabel = "R", description = "Links between variables of a term (default: any).")
    private Optional<Integer> range = Optional.empty();

    @Option(names = "--locality", paramLabel = "HOW", description = "cliques or stars (default: cliques).")
    private Optional<String> locality = Optional.empty();

    @Option(
            names = "--symmetry",
            paramLabel = "S",
            defaultValue = "none",
            description = "none, translation, reflection or cubic (default: ${DEFAULT-VALUE}).")
    private String symmetry = "none";

    @Option(names = "--bits", description = "Variables are 0 or 1, so that no power above 1 is needed.")
    private boolean bits;

    @Option(names = "--open", description = "Opposite sides of the lattice are not joined.")
    private boolean open;

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Answer answer(Console console) {
        if (locality.isPresent() && range.isEmpty()) {
            throw new BadInput("--locality " + locality.get() + " needs --range R, such as 1");
        }
        CountWords words;
        try {
            Lattice sites = new Lattice(LatticeField.sides(lattice), !open);
            words = CountWords.of(new Terms(sites, order, where(), which(), bits));
        } catch (PolynomialException | IllegalArgumentException refused) {
            throw new BadInput(String.valueOf(refused.getMessage()));
        }
        return Answer.of(words.json(), words::text);
    }

    private Locality where() {
        if (range.isEmpty()) {
            return new Locality.Anywhere();
        }
        String how = locality.orElse("cliques");
        return switch (how) {
            case "cliques" -> new Locality.Cliques(range.get());
            case "stars" -> new Locality.Stars(range.get());
            default ->
                throw new BadInput("--locality " + how + " must be one of " + String.join(", ", LOCALITIES)
                        + Nearest.suggestion(how, LOCALITIES));
        };
    }

    private Symmetry which() {
        List<String> words =
                Arrays.stream(Symmetry.values()).map(Symmetry::word).toList();
        return Arrays.stream(Symmetry.values())
                .filter(one -> one.word().equals(symmetry))
                .findFirst()
                .orElseThrow(() -> new BadInput("--symmetry " + symmetry + " must be one of " + String.join(", ", words)
                        + Nearest.suggestion(symmetry, words)));
    }
}
