package wick.experiment.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import wick.experiment.diagnosis.Consensus.Member;
import wick.network.signal.Fans;
import wick.network.signal.Figure;
import wick.network.signal.Kind;
import wick.network.signal.Quantity;
import wick.network.signal.Signals;
import wick.network.signal.Stage;

/// Residual branches that enter the stream with another strength than their siblings do.
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
        Map<String, List<Member>> groups = new LinkedHashMap<>();
        for (int i = 0; i < given.stages().size(); i++) {
            if (given.stage(i).kind() == Kind.ADDITION) {
                OptionalDouble branch = branch(i);
                if (branch.isPresent()) {
                    groups.computeIfAbsent(part(i), _ -> new ArrayList<>())
                            .add(new Member(i, branch.getAsDouble(), Fans.NONE, 0));
                }
            }
        }
        double least = given.condition().trained() ? TRAINED : UNTRAINED;
        List<Finding> findings = new ArrayList<>();
        groups.values().stream().filter(group -> group.size() >= 4).forEach(group -> {
            Consensus consensus = Consensus.of(group).orElseThrow();
            double most = Math.max(least, 6 * consensus.spread());
            for (int i = 0; i < group.size(); i++) {
                boolean odd = Math.abs(consensus.deviation(i)) > most && consensus.fromNeighbors(i) > most;
                if (odd && !isExplained(group.get(i).stage())) {
                    findings.add(finding(consensus, i));
                }
            }
        });
        return findings;
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

    private Finding finding(Consensus consensus, int index) {
        int sum = consensus.members().get(index).stage();
        Stage stage = given.stage(sum);
        String branch = end(sum);
        double factor = Math.exp(-consensus.deviation(index));
        String what = "the branch that ends in " + branch + " enters the sum " + stage.name() + " "
                + Numbers.text(1 / factor) + " times as strong as its "
                + (consensus.members().size() - 1) + " siblings do theirs";
        String advice = "multiply the branch, or the weights of " + branch + ", by " + Numbers.text(factor);
        return new Finding(
                Fault.BRANCH_SCALE,
                Severity.FAULT,
                List.of(branch),
                new Finding.Words(what, advice, OptionalDouble.of(factor)));
    }
}
