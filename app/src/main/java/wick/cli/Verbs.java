package wick.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import wick.text.Nearest;

/// All verbs, in the order in which the help page lists them. A verb is made only when it is asked for, so
/// that help and version come at once.
final class Verbs {

    /// A verb's name, what it does in one line, and how to make it.
    record Entry(String name, String line, Supplier<Verb> make) {}

    static final List<Entry> ALL = List.of(
            new Entry("study", "predict a network, measure it, and report both side by side", StudyVerb::new),
            new Entry("init", "write a commented network file to start from", InitVerb::new),
            new Entry("check", "read a network file: shapes, parameter count, memory", CheckVerb::new),
            new Entry(
                    "criticality",
                    "phase, fixed point, susceptibilities and depths of a wide network",
                    CriticalityVerb::new),
            new Entry("kernel", "NNGP and tangent kernels between inputs, as arrays", KernelVerb::new),
            new Entry(
                    "correlators",
                    "corrections of first order in 1/width: vertices, tangent-kernel fluctuations",
                    CorrelatorsVerb::new),
            new Entry(
                    "moments",
                    "outputs and kernels of narrow networks, exactly; which width is wide enough",
                    MomentsVerb::new),
            new Entry(
                    "action",
                    "the field theory of the outputs: couplings, densities, how they run with depth",
                    ActionVerb::new),
            new Entry("plan", "time and memory of kernels, inference and a study, without doing them", PlanVerb::new),
            new Entry("serve", "answer requests line by line, kept warm between them", ServeVerb::new),
            new Entry("gp", "Gaussian-process inference with the kernel of a network", GpVerb::new),
            new Entry(
                    "train",
                    "train real networks beside their prediction, or follow infinitely wide ones",
                    TrainVerb::new),
            new Entry("scaling", "what a larger width or depth does to training; mu-P for PyTorch", ScalingVerb::new),
            new Entry("coordcheck", "whether first steps move networks of every width as derived", CoordcheckVerb::new),
            new Entry(
                    "transfer", "whether the best learning rate of narrow networks suits wide ones", TransferVerb::new),
            new Entry("diagnose", "which module of a model breaks its signals, and what to change", DiagnoseVerb::new),
            new Entry("flatten", "what depth saves: connections of deep and of flat networks", FlattenVerb::new),
            new Entry("count", "free couplings of a Hamiltonian by order, locality and symmetry", CountVerb::new),
            new Entry("compile", "a network that computes a polynomial, with a certified error", CompileVerb::new),
            new Entry("eval", "what such a network answers at given points, beside the exact value", EvalVerb::new),
            new Entry("gate", "networks that multiply numbers or bits; Boolean functions as networks", GateVerb::new),
            new Entry("diagrams", "Feynman diagrams of an action: factors, values, pictures", DiagramsVerb::new),
            new Entry(
                    "fieldtheory",
                    "networks built to be a field theory: free scalar and phi^4, exact and measured",
                    FieldTheoryVerb::new),
            new Entry("kan", "Kolmogorov-Arnold networks fitted to a table, written as formulas", KanVerb::new),
            new Entry(
                    "recurrent",
                    "stochastic recurrent networks: mean field, order 1/N, chaos, measured",
                    RecurrentVerb::new),
            new Entry(
                    "hierarchy",
                    "information along a generative hierarchy, and what can be forgotten",
                    HierarchyVerb::new),
            new Entry("coarsegrain", "couplings of a lattice field of block means, exactly", CoarsegrainVerb::new),
            new Entry("experiments", "list the experiments of the catalog", ExperimentsVerb::new),
            new Entry("run", "run one experiment: predict, measure, judge", RunVerb::new),
            new Entry("claims", "statements of the literature, and whether they hold", ClaimsVerb::new),
            new Entry("cite", "the sources of an experiment or a claim as BibTeX", CiteVerb::new),
            new Entry("doctor", "show what Wick runs on: JDK, linear algebra, threads, memory", DoctorVerb::new));

    private Verbs() {}

    static Optional<Entry> named(String name) {
        return ALL.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    static Failure unknown(String name) {
        String kind = name.startsWith("-") ? "option before a verb" : "verb";
        return Failure.badInput(
                "there is no " + kind + " '" + name + "'" + Nearest.suggestion(name, names()), "Try 'wick --help'.");
    }

    /// The page of `wick --help`.
    static String page() {
        StringBuilder page = new StringBuilder("""
                Usage: wick VERB [options]

                A laboratory for the physics of neural networks: predicts how a network behaves
                from theory, measures it on real networks, and shows both side by side with
                errors and a verdict.

                Verbs:
                """);
        for (Entry entry : ALL) {
            page.append("  %-12s %s%n".formatted(entry.name(), entry.line()));
        }
        return page.append("""

                Every verb takes --json, --out, --seed, --threads and --help; 'wick VERB --help'
                explains it and gives examples. 'wick --version' prints the version.
                Exit code: 0 done, 1 a verdict differs from the expected one, 2 bad input.
                """).toString();
    }

    static List<String> names() {
        return ALL.stream().map(Entry::name).toList();
    }
}
