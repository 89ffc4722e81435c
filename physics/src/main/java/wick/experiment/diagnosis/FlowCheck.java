package wick.experiment.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import wick.network.signal.Figure;
import wick.network.signal.Kind;
import wick.network.signal.Moments;
import wick.network.signal.Quantity;
import wick.network.signal.Stage;

/// Signals and gradients that leave the trainable band over depth.
///
/// The mean square of a signal is followed from the last normalization, or the model's input, through
/// linear maps, and at sums along the larger summand. A branch may die, since the stream goes on
/// without it. The band is a factor of 10⁴ either way, 100 in size: about
/// what six correlation lengths lose, and more than any customary architecture uses.
///
/// Source: Schoenholz et al. 2017, arXiv:1611.01232 (six correlation lengths, a rule of thumb).
final class FlowCheck {
    private static final double BAND = Math.log(1e4);
    private static final double GRADIENT_BAND = Math.log(1e8);
    private static final double MOST_OF_IT = 0.6;
    private static final int LEAST = 3;

    private final Examination given;

    FlowCheck(Examination given) {
        this.given = given;
    }

    /// A linear map or sum on the way, and the logarithm of what it did to the mean square.
    private record Link(int stage, double gain) {}

    /// Links up to a last one, which share all before it with other chains.
    private static final class Path {
        private static final Path NONE = new Path(Optional.empty(), Optional.empty());

        private final Optional<Path> before;
        private final Optional<Link> link;
        private final int size;
        private final double gain;

        private Path(Optional<Path> before, Optional<Link> link) {
            this.before = before;
            this.link = link;
            this.size = before.map(path -> path.size + 1).orElse(0);
            this.gain = before.map(path -> path.gain).orElse(0.0)
                    + link.map(Link::gain).orElse(0.0);
        }

        Path and(Link next) {
            return new Path(Optional.of(this), Optional.of(next));
        }

        List<Link> links() {
            List<Link> links = new ArrayList<>();
            for (Path at = this; at.before.isPresent(); at = at.before.get()) {
                links.add(at.link.orElseThrow());
            }
            return links.reversed();
        }
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        forward().ifPresent(findings::add);
        backward().ifPresent(findings::add);
        return findings;
    }

    private Optional<Finding> forward() {
        List<Path> paths = new ArrayList<>();
        for (int i = 0; i < given.stages().size(); i++) {
            paths.add(path(i, paths));
        }
        for (int i = 0; i < paths.size(); i++) {
            double gain = paths.get(i).gain;
            boolean left = gain > BAND || (gain < -BAND && !given.wiring().isInBranch(i));
            if (left && paths.get(i).size >= LEAST) {
                return Optional.of(finding(Fault.SIGNAL_SCALE, longest(i, paths).links(), "signal"));
            }
        }
        return Optional.empty();
    }

    /// The links that lead to stage `i`, the last one being this stage itself if it is one.
    private Path path(int i, List<Path> paths) {
        Stage stage = given.stage(i);
        Moments output = given.signals(i).of(Quantity.OUTPUT);
        if (stage.kind() == Kind.NORMALIZATION || stage.kind() == Kind.EMBEDDING) {
            return Path.NONE;
        }
        Path before = stage.inputs().stream()
                .map(paths::get)
                .max(Comparator.comparingInt(path -> path.size))
                .orElse(Path.NONE);
        boolean links = stage.kind().isLinear() || stage.kind() == Kind.ADDITION;
        if (stage.kind() == Kind.ADDITION) {
            OptionalInt larger = larger(i);
            before = larger.isPresent() ? paths.get(larger.getAsInt()) : before;
        }
        if (!links || output.square() == 0) {
            return before;
        }
        double entering = entering(i);
        if (!(entering > 0)) {
            return Path.NONE;
        }
        return before.and(new Link(i, Math.log(output.square() / entering)));
    }

    /// The input of a sum with the larger mean square, where both are known.
    private OptionalInt larger(int sum) {
        List<Integer> inputs = given.stage(sum).inputs();
        if (inputs.size() != 2) {
            return OptionalInt.empty();
        }
        double first = given.signals(sum).of(Quantity.INPUT).square();
        double second = given.signals(sum).of(Figure.BRANCH).orElse(0);
        return OptionalInt.of(inputs.get(first >= second ? 0 : 1));
    }

    /// The mean square that a link starts from: of the output of the link before it.
    private double entering(int i) {
        Stage stage = given.stage(i);
        if (stage.kind() == Kind.ADDITION) {
            OptionalInt larger = larger(i);
            return given.signals(larger.orElse(i))
                    .of(larger.isPresent() ? Quantity.OUTPUT : Quantity.INPUT)
                    .square();
        }
        int at = i;
        while (true) {
            List<Integer> inputs = given.stage(at).inputs();
            if (inputs.isEmpty()) {
                return given.signals(at).of(Quantity.INPUT).square();
            }
            at = inputs.getFirst();
            Kind kind = given.stage(at).kind();
            Moments output = given.signals(at).of(Quantity.OUTPUT);
            boolean link = kind.isLinear() || kind == Kind.ADDITION || kind == Kind.NORMALIZATION;
            if (output.isKnown() && (link || kind == Kind.EMBEDDING)) {
                return output.square();
            }
        }
    }

    /// The path of a stage as far as it goes on, so that all of its links are named.
    private static Path longest(int from, List<Path> paths) {
        Path longest = paths.get(from);
        Set<Path> further = new HashSet<>(Set.of(longest));
        for (Path next : paths.subList(from + 1, paths.size())) {
            boolean goesOn =
                    further.contains(next) || next.before.map(further::contains).orElse(false);
            if (goesOn) {
                further.add(next);
                longest = next.size >= longest.size ? next : longest;
            }
        }
        return longest;
    }

    private Optional<Finding> backward() {
        List<Link> sums = gradients(Kind.ADDITION, _ -> true);
        Kind kind = sums.size() >= LEAST ? Kind.ADDITION : Kind.LINEAR;
        List<Link> chain = kind == Kind.ADDITION ? sums : gradients(kind, _ -> true);
        if (!leaves(chain)) {
            return Optional.empty();
        }
        return Optional.of(
                leaves(gradients(kind, i -> !normalizesZeros(i)))
                        ? finding(Fault.GRADIENT_SCALE, chain, "gradient")
                        : ofZeros());
    }

    private static boolean leaves(List<Link> chain) {
        return Math.abs(chain.stream().mapToDouble(Link::gain).sum()) > GRADIENT_BAND && chain.size() >= LEAST;
    }

    /// Whether some rows of a sum that a normalization reads may be exactly zero, as embeddings of padding are. The
    /// normalization divides by the square root of its epsilon there, and sends gradients back that are as much
    /// larger: they say nothing about depth, and reach nobody where the embeddings of padding are not trained.
    private boolean normalizesZeros(int i) {
        return given.stage(i).kind() == Kind.ADDITION
                && given.signals(i).of(Quantity.OUTPUT).zeros() > 0
                && given.wiring().isReadBy(i, Kind.NORMALIZATION);
    }

    private Finding ofZeros() {
        int sum = IntStream.range(0, given.stages().size())
                .filter(this::normalizesZeros)
                .findFirst()
                .orElseThrow();
        String name = given.stage(sum).module();
        return new Finding(
                Fault.GRADIENT_SCALE,
                Severity.NOTICE,
                List.of(name),
                Finding.Words.of(
                        Numbers.percent(given.signals(sum).of(Quantity.OUTPUT).zeros()) + " of " + name
                                + " is exactly zero, and the normalization behind sends huge gradients back there",
                        "mask the rows that are zero, or raise the epsilon of the normalization behind " + name));
    }

    /// What gradients gain from each stage of a kind that is judged to the one before it.
    private List<Link> gradients(Kind kind, IntPredicate judged) {
        List<Link> links = new ArrayList<>();
        double after = 0;
        for (int i = given.stages().size() - 1; i >= 0; i--) {
            Stage stage = given.stage(i);
            boolean same = stage.kind() == kind || (kind == Kind.LINEAR && stage.kind() == Kind.CONVOLUTION);
            boolean counts = same && judged.test(i);
            Moments gradient = given.signals(i).of(Quantity.OUTPUT_GRADIENT);
            double norm = gradient.square() * gradient.count();
            if (counts && norm > 0) {
                if (after > 0) {
                    links.addFirst(new Link(i, Math.log(norm / after)));
                }
                after = norm;
            }
        }
        return links;
    }

    private Finding finding(Fault fault, List<Link> chain, String what) {
        double total = chain.stream().mapToDouble(Link::gain).sum();
        Link worst = chain.stream()
                .max(Comparator.comparingDouble(link -> Math.abs(link.gain())))
                .orElseThrow();
        String verb = total > 0 ? "grows" : "dies";
        String sum = "the " + what + " " + verb + " by a factor " + Numbers.text(Math.exp(Math.abs(total) / 2))
                + " in size over " + chain.size() + " modules, from "
                + given.stage(chain.getFirst().stage()).name() + " to "
                + given.stage(chain.getLast().stage()).name();
        boolean one = worst.gain() * total > 0 && Math.abs(worst.gain()) > MOST_OF_IT * Math.abs(total);
        String name = given.stage(worst.stage()).module();
        long sums = chain.stream()
                .filter(link -> given.stage(link.stage()).kind() == Kind.ADDITION)
                .count();
        double each = sums >= LEAST ? 1 / Math.sqrt((double) sums) : Math.exp(-total / chain.size() / 2);
        double factor = one ? Math.exp(-worst.gain() / 2) : each;
        String advice = one
                ? "multiply the weights of " + name + " by " + Numbers.text(factor)
                : sums >= LEAST
                        ? "scale all residual branches by 1/sqrt(" + sums + ") = " + Numbers.text(each)
                                + " or normalize what they read"
                        : "multiply the weights of all of them by " + Numbers.text(factor);
        List<String> modules = one
                ? List.of(name)
                : chain.stream().map(link -> given.stage(link.stage()).name()).toList();
        return new Finding(
                fault,
                Severity.FAULT,
                modules,
                new Finding.Words(one ? sum + ", most of it in " + name : sum, advice, OptionalDouble.of(factor)));
    }
}
