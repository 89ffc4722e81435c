package wick.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wick.data.Npy;
import wick.topic.information.Hierarchy;
import wick.topic.information.HierarchyFile;
import wick.topic.information.theory.GaussianFlow;
import wick.topic.information.theory.InformationFlow;
import wick.topic.information.theory.SufficientStatistics;
import wick.topic.information.theory.TreeReconstruction;

/// `wick hierarchy`: what do data say of the cause at the top of a hierarchy, and what of them can be forgotten?
@Command(
        name = "wick hierarchy",
        description = {
            "Exact information along a generative hierarchy y0 -> y1 -> ... -> yn: mutual information of every level with"
                    + " the first, posterior, minimal sufficient statistics, and the functions that undo one level at a"
                    + " time.",
            "FILE names prior and stochastic matrices (columns are causes), a Gaussian chain or a broadcast tree; see"
                    + " docs/information.md."
        },
        footer = {
            "",
            "Keys of --json: mutual_information (I(y0; y_i), i = 1 to n, nats),",
            "merged_states (groups of states of y_n with the same posterior), posterior",
            "(row y_n, column y0; null where it is large: posterior_shape, --posterior),",
            "prior_entropy, neighbor_information (I(y_(i-1); y_i)), classes (values of",
            "T_0, ..., T_(n-1)), functions (f_1, ..., f_n), statistic (T_0 of every y_n),",
            "comparison (exact or tolerance). Gaussian chains: posterior (map of the mean",
            "and covariance), correlations. Trees: accuracy, threshold.",
            "",
            "Examples:",
            "  wick hierarchy hierarchy.yaml",
            "  wick hierarchy hierarchy.yaml --json",
            "  wick hierarchy hierarchy.yaml --posterior P.npy"
        })
final class HierarchyVerb implements Verb {
    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "FILE", description = "A hierarchy file.")
    private Path file = Path.of("hierarchy.yaml");

    @Option(
            names = "--posterior",
            paramLabel = "PATH",
            description = "Write P(y0 | yn) here as an array (.npy), row yn, however large.")
    private Optional<Path> posterior = Optional.empty();

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Answer answer(Console console) throws IOException {
        Hierarchy hierarchy = HierarchyFile.read(file);
        if (posterior.isPresent() && !(hierarchy instanceof Hierarchy.Chain)) {
            throw new BadInput("--posterior needs a hierarchy of prior and levels, not a Gaussian chain or a tree");
        }
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        String text = switch (hierarchy) {
            case Hierarchy.Chain chain -> chain(chain, json);
            case Hierarchy.GaussianChain chain ->
                HierarchyWords.gaussian(GaussianFlow.of(chain), GaussianFlow.functions(chain), json);
            case Hierarchy.BroadcastTree tree -> HierarchyWords.tree(tree, TreeReconstruction.of(tree), json);
        };
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("file", file.toString());
        json.put("request", request);
        return Answer.of(json, () -> file + ": " + text);
    }

    private String chain(Hierarchy.Chain chain, SequencedMap<String, Object> json) throws IOException {
        InformationFlow flow = InformationFlow.of(chain);
        SufficientStatistics statistics = SufficientStatistics.of(flow);
        if (posterior.isPresent()) {
            Npy.write(posterior.get(), flow.posterior(chain.levels()));
        }
        return MarkovWords.of(flow, statistics, json);
    }
}
