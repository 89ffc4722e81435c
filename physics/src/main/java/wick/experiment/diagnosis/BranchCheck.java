package wick.experiment.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import wick.experiment.diagnosis.Consensus.Member;
import wick.network.signal.Fans;
import wick.network.signal.Figure;
import wick.network.signal.Kind;
import wick.network.signal.Quantity;
import wick.network.signal.Signals;
import wick.network.signal.Stage;

/// Residual branches that enter the stream with another strength than their siblings do.
///
/// Siblings are branches that end alike and are made of stages of the same kinds; one that is made as no other is
/// belongs to the most. A branch that begins with a normalization is as strong whatever the stream. Any other gains
/// some power between 0 and 1 of the stream's size, so that a stream which is weaker, as embeddings are before
/// anything was added to them, explains a branch that is weaker by up to as much: this is no fault, and noted.
final class BranchCheck {
    private static final double UNTRAINED = Math.log(3);
    private static final double TRAINED = Math.log(6);

    private final Examination given;
    private final Set<String> explained;

    /// Branches that hold a module in `explained` are what they are because of it.
    BranchCheck(Examination given, Set<String> explained) {
        this.given = given;
        this.explained = Set.copyOf(explained);
    }

    List<Finding> findings() {
        Map<String, List<Member>> parts = new LinkedHashMap<>();
        for (int i = 0; i < given.stages().size(); i++) {
            if (given.stage(i).kind() == Kind.ADDITION) {
                OptionalDouble branch = branch(i);
                if (branch.isPresent()) {
                    parts.computeIfAbsent(part(i), _ -> new ArrayList<>())
                            .add(new Member(i, branch.getAsDouble(), Fans.NONE, 0));
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        parts.values().stream()
                .flatMap(part -> ofOneMake(part).stream())
                .filter(group -> group.size() >= 4)
                .forEach(group -> findings.addAll(findings(Consensus.of(group).orElseThrow())));
        return findings;
    }

    private List<Finding> findings(Consensus consensus) {
        double least = given.condition().trained() ? TRAINED : UNTRAINED;
        double most = Math.max(least, 6 * consensus.spread());
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < consensus.members().size(); i++) {
            double deviation = consensus.deviation(i);
            boolean odd = Math.abs(deviation) > most && consensus.fromNeighbors(i) > most;
            if (odd && !isExplained(consensus.members().get(i).stage())) {
                double gained = gained(consensus.members(), i);
                double left = deviation - Math.clamp(deviation, Math.min(0, gained), Math.max(0, gained));
                findings.add(finding(
                        consensus, i, Math.abs(left) > most ? OptionalDouble.empty() : OptionalDouble.of(gained)));
            }
        }
        return findings;
    }

    /// The members whose branches are made of stages of the same kinds, in order; those that are alone in this are put
    /// to the most.
    private List<List<Member>> ofOneMake(List<Member> part) {
        Map<String, List<Member>> makes = part.stream()
                .collect(
                        Collectors.groupingBy(member -> make(member.stage()), LinkedHashMap::new, Collectors.toList()));
        List<Member> most = Collections.max(makes.values(), Comparator.comparingInt(List::size));
        if (most.size() == 1) {
            return List.of(part);
        }
        List<Member> alone = makes.values().stream()
                .filter(make -> make.size() == 1)
                .flatMap(List::stream)
                .toList();
        makes.values().removeIf(make -> make.size() == 1);
        most.addAll(alone);
        most.sort(Comparator.comparingInt(Member::stage));
        return List.copyOf(makes.values());
    }

    /// How many stages of each kind a branch is made of.
    private String make(int sum) {
        int from = given.wiring().made(given.wiring().stream(sum).orElseThrow());
        return given.wiring().way(sum).stream()
                .filter(i -> i > from)
                .map(i -> given.stage(i).kind())
                .filter(kind -> !Wiring.handsOn(kind))
                .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()))
                .toString();
    }

    /// The logarithm of the size of what a branch reads over what its siblings do; 0 where it begins with a
    /// normalization.
    private double gained(List<Member> group, int index) {
        Member member = group.get(index);
        double own = read(member.stage());
        double[] all = group.stream()
                .mapToDouble(other -> read(other.stage()))
                .filter(square -> square > 0)
                .sorted()
                .toArray();
        return beginsNormalized(member.stage()) || !(own > 0) ? 0 : Math.log(own / all[all.length / 2]) / 2;
    }

    private double read(int sum) {
        int from = given.wiring().made(given.wiring().stream(sum).orElseThrow());
        return given.signals(from).of(Quantity.OUTPUT).square();
    }

    private boolean beginsNormalized(int sum) {
        Wiring wiring = given.wiring();
        int from = wiring.made(wiring.stream(sum).orElseThrow());
        return wiring.way(sum).stream()
                .filter(i -> i > from && !Wiring.handsOn(given.stage(i).kind()))
                .filter(i -> wiring.sources(i).contains(from))
                .allMatch(i -> given.stage(i).kind() == Kind.NORMALIZATION);
    }

    /// The part that a sum and the module that its branch ends in play: blocks of several kinds name their sums alike.
    private String part(int sum) {
        return Roles.of(given.stage(sum).name()) + " " + Roles.of(end(sum));
    }

    /// The module that a sum's branch ends in.
    private String end(int sum) {
        return given.stage(given.wiring().made(given.wiring().branch(sum).orElseThrow()))
                .module();
    }

    /// The mean square of the summand that is made later: the branch, which left the stream and comes back to it. Where
    /// both summands are made anew, as where a shortcut has weights of its own, neither is a branch of the other.
    private OptionalDouble branch(int i) {
        Signals signals = given.signals(i);
        OptionalInt branch = given.wiring().branch(i);
        if (!given.wiring().isResidual(i)
                || branch.isEmpty()
                || !signals.of(Quantity.INPUT).isKnown()) {
            return OptionalDouble.empty();
        }
        return given.stage(i).inputs().getFirst() == branch.getAsInt()
                ? OptionalDouble.of(signals.of(Quantity.INPUT).square())
                : signals.of(Figure.BRANCH);
    }

    private boolean isExplained(int sum) {
        int from = given.wiring().made(given.wiring().stream(sum).orElseThrow());
        int to = given.wiring().branch(sum).orElseThrow();
        return IntStream.rangeClosed(from + 1, to)
                .anyMatch(i -> explained.contains(given.stage(i).module()));
    }

    /// @param gained the logarithm of what the stream explains, if it does
    private Finding finding(Consensus consensus, int index, OptionalDouble gained) {
        int sum = consensus.members().get(index).stage();
        Stage stage = given.stage(sum);
        String branch = end(sum);
        double factor = Math.exp(-consensus.deviation(index));
        String what = "the branch that ends in " + branch + " enters the sum " + stage.name() + " "
                + Numbers.text(1 / factor) + " times as strong as its "
                + (consensus.members().size() - 1) + " siblings do theirs";
        String advice = "multiply the branch, or the weights of " + branch + ", by " + Numbers.text(factor);
        if (gained.isPresent()) {
            String read = ", and what it reads, which is not normalized, is "
                    + Numbers.text(Math.exp(gained.getAsDouble())) + " times as large as what they read";
            return new Finding(
                    Fault.BRANCH_SCALE,
                    Severity.NOTICE,
                    List.of(branch),
                    Finding.Words.of(what + read, "normalize what the branch reads, unless this is meant"));
        }
        return new Finding(
                Fault.BRANCH_SCALE,
                Severity.FAULT,
                List.of(branch),
                new Finding.Words(what, advice, OptionalDouble.of(factor)));
    }
}
