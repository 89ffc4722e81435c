package wick.experiment.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import wick.experiment.diagnosis.Consensus.Member;
import wick.network.signal.Kind;
import wick.network.signal.Moments;
import wick.network.signal.Quantity;
import wick.network.signal.Stage;

/// Weights whose size departs from what a module's siblings have, or all modules of its kind.
///
/// The readout, the last linear map, is compared with none: it scales outputs and all gradients alike,
/// and variances from 0
/// over 1/n² to 2/n are drawn on purpose. Outputs that are too large are a finding of their own.
final class WeightCheck {
    private static final double UNTRAINED = Math.log(1.4);
    private static final double TRAINED = Math.log(1.6);
    private static final double ALONE = Math.log(2);
    private static final double ERRORS = 5;
    private static final int LEAST_POOL = 4;

    private final Examination given;
    private final double tolerance;
    private final int readout;

    WeightCheck(Examination given) {
        this.given = given;
        this.readout = IntStream.range(0, given.stages().size())
                .filter(i -> given.stage(i).kind().isLinear())
                .max()
                .orElse(-1);
        this.tolerance = given.condition().trained() ? TRAINED : UNTRAINED;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Map<String, List<Member>> groups = groups();
        Map<Kind, List<Member>> pools = new LinkedHashMap<>();
        Set<Integer> small = new HashSet<>();
        groups.forEach((_, members) -> {
            if (members.size() >= 3) {
                findings.addAll(among(members));
            } else {
                members.forEach(member -> small.add(member.stage()));
            }
            members.forEach(
                    member -> pools.computeIfAbsent(given.stage(member.stage()).kind(), _ -> new ArrayList<>())
                            .add(member));
        });
        if (!given.condition().trained()) {
            pools.values().forEach(pool -> findings.addAll(alone(pool, small)));
        }
        return findings;
    }

    private Map<String, List<Member>> groups() {
        Map<String, List<Member>> groups = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < given.stages().size(); i++) {
            Stage stage = given.stage(i);
            Moments weight = given.signals(i).of(Quantity.WEIGHT);
            boolean counts = stage.kind().isLinear() || stage.kind() == Kind.OTHER;
            if (counts && weight.isKnown() && seen.add(stage.module())) {
                groups.computeIfAbsent(Roles.of(stage.module()) + " " + stage.kind(), _ -> new ArrayList<>())
                        .add(new Member(i, weight.square(), stage.fans(), weight.count()));
            }
        }
        return groups;
    }

    private List<Finding> among(List<Member> members) {
        List<Finding> findings = new ArrayList<>();
        Consensus consensus = Consensus.of(members).orElseThrow();
        double least = Math.max(tolerance, 6 * consensus.spread());
        for (int i = 0; i < members.size(); i++) {
            double most = Math.max(least, ERRORS * members.get(i).error());
            boolean odd = Math.abs(consensus.deviation(i)) > most && consensus.fromNeighbors(i) > most;
            if (odd && members.get(i).stage() != readout) {
                findings.add(finding(consensus, i, "siblings"));
            }
        }
        // where many differ there is no rule to differ from
        return findings.size() <= Math.max(1, members.size() / 4) ? findings : List.of();
    }

    /// Modules without siblings, beside all others of their kind.
    private List<Finding> alone(List<Member> pool, Set<Integer> small) {
        if (pool.size() < LEAST_POOL) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        Consensus consensus = Consensus.of(pool).orElseThrow();
        int alike = 0;
        for (int i = 0; i < pool.size(); i++) {
            double off = Math.abs(consensus.deviation(i));
            alike += off < UNTRAINED ? 1 : 0;
            double most = Math.max(ALONE, ERRORS * pool.get(i).error());
            boolean odd = off > most && pool.get(i).stage() != readout;
            if (odd && small.contains(pool.get(i).stage()) && !Conventions.know(pool.get(i))) {
                findings.add(finding(consensus, i, "fellows"));
            }
        }
        return alike >= 0.7 * pool.size() ? findings : List.of();
    }

    private Finding finding(Consensus consensus, int index, String others) {
        Member member = consensus.members().get(index);
        String name = given.stage(member.stage()).module();
        double size = Math.sqrt(member.variance());
        double expected = consensus.expected(index);
        int count = consensus.members().size() - 1;
        String what = name + " has weights of standard deviation " + Numbers.text(size) + "; its " + count + " "
                + others + ", whose variances " + consensus.rule().words + ", say " + Numbers.text(expected)
                + cause(consensus, member);
        if (size == 0) {
            String advice = "draw the weights of " + name + " with standard deviation " + Numbers.text(expected);
            return new Finding(Fault.WEIGHT_SCALE, Severity.FAULT, List.of(name), Finding.Words.of(what, advice));
        }
        double factor = expected / size;
        String advice = "multiply the weights of " + name + " by " + Numbers.text(factor);
        return new Finding(
                Fault.WEIGHT_SCALE,
                Severity.FAULT,
                List.of(name),
                new Finding.Words(what, advice, OptionalDouble.of(factor)));
    }

    /// The usual mistakes that give exactly this size.
    private static String cause(Consensus consensus, Member member) {
        if (consensus.rule() == Consensus.Rule.FAN_IN
                && member.fans().fanIn() != member.fans().fanOut()) {
            double swapped = member.variance() * member.fans().fanOut() / consensus.constant();
            if (Math.abs(Math.log(swapped)) < 0.1) {
                return " (as if fan-out were taken for fan-in)";
            }
        }
        return "";
    }
}
