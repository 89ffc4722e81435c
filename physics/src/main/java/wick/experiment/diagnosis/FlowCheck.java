package wick.experiment.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
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

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        forward().ifPresent(findings::add);
        backward().ifPresent(findings::add);
        return findings;
    }

    private Optional<Finding> forward() {
        List<List<Link>> chains = new ArrayList<>();
        for (int i = 0; i < given.stages().size(); i++) {
            List<Link> chain = chain(i, chains);
            chains.add(chain);
            double total = chain.stream().mapToDouble(Link::gain).sum();
            boolean left = total > BAND || (total < -BAND && !given.wiring().isInBranch(i));
            if (left && chain.size() >= LEAST) {
                return Optional.of(finding(Fault.SIGNAL_SCALE, longest(i, chain), "signal"));
            }
        }
        return Optional.empty();
    }

    /// The chain that leads to `stage`, its last link being `stage` itself if it is one.
    private List<Link> chain(int i, List<List<Link>> chains) {
        Stage stage = given.stage(i);
        Moments output = given.signals(i).of(Quantity.OUTPUT);
        if (stage.kind() == Kind.NORMALIZATION || stage.kind() == Kind.EMBEDDING) {
            return List.of();
        }
        List<Link> before = stage.inputs().stream()
                .map(chains::get)
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
        boolean links = stage.kind().isLinear() || stage.kind() == Kind.ADDITION;
        if (stage.kind() == Kind.ADDITION) {
            OptionalInt larger = larger(i);
            before = larger.isPresent() ? chains.get(larger.getAsInt()) : before;
        }
        if (!links || output.square() == 0) {
            return before;
        }
        double entering = entering(i);
        if (!(entering > 0)) {
            return List.of();
        }
        List<Link> chain = new ArrayList<>(before);
        chain.add(new Link(i, Math.log(output.square() / entering)));
        return chain;
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

    /// A chain as far as it goes on from a stage, so that all of its links are named.
    private List<Link> longest(int from, List<Link> chain) {
        List<List<Link>> chains = new ArrayList<>();
        List<Link> longest = chain;
        for (int i = 0; i < given.stages().size(); i++) {
            List<Link> next = chain(i, chains);
            chains.add(next);
            boolean further = i > from && next.size() >= longest.size();
            if (further && next.subList(0, chain.size()).equals(chain)) {
                longest = next;
            }
        }
        return longest;
    }

    private Optional<Finding> backward() {
        List<Link> sums = gradients(Kind.ADDITION);
        List<Link> chain = sums.size() >= LEAST ? sums : gradients(Kind.LINEAR);
        double total = chain.stream().mapToDouble(Link::gain).sum();
        return Math.abs(total) > GRADIENT_BAND && chain.size() >= LEAST
                ? Optional.of(finding(Fault.GRADIENT_SCALE, chain, "gradient"))
                : Optional.empty();
    }

    /// What gradients gain from each stage of a kind to the one before it.
    private List<Link> gradients(Kind kind) {
        List<Link> links = new ArrayList<>();
        double after = 0;
        for (int i = given.stages().size() - 1; i >= 0; i--) {
            Stage stage = given.stage(i);
            boolean counts = stage.kind() == kind || (kind == Kind.LINEAR && stage.kind() == Kind.CONVOLUTION);
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
