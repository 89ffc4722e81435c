package wick.experiment.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import wick.network.signal.Fans;

/// The rule that the sizes of weights in a group follow, and how far each member is from it.
///
/// The rule is the one among the customary ones under which the members' variances scatter least around their
/// median, where no member counts for more than a factor of two, so that a few odd ones do not choose it.
final class Consensus {
    private static final double LEAST = 1e-80;
    private static final double MUCH_BETTER = 0.75;
    private static final double ALIKE = 0.02;
    private static final double MOST = Math.log(4);

    private final List<Member> members;
    private final Rule rule;
    private final double[] logs;
    private final double middle;
    private final double spread;

    private Consensus(List<Member> members, Rule rule) {
        this.members = members;
        this.rule = rule;
        this.logs = logs(members, rule);
        this.middle = median(logs);
        this.spread = spread(logs);
    }

    /// Weights of one module.
    ///
    /// @param variance the mean square of a weight
    /// @param count how many weights it is the mean of; 0 if it is exact
    record Member(int stage, double variance, Fans fans, long count) {

        /// One standard deviation of the logarithm of the weights' size, for as many normal entries.
        double error() {
            return count == 0 ? 0 : 1 / Math.sqrt(2.0 * count);
        }
    }

    /// How a weight's variance goes with the shape of its matrix.
    enum Rule {
        CONSTANT("are all the same"),
        FAN_IN("go as 1/fan-in"),
        FAN_OUT("go as 1/fan-out"),
        REACHED("go as 1/(fan-out within a group)"),
        BOTH_FANS("go as 1/(fan-in + fan-out)"),
        DEPTH("go as 1/depth");

        final String words;

        Rule(String words) {
            this.words = words;
        }

        double scale(Member member, int index) {
            return switch (this) {
                case CONSTANT -> 1;
                case FAN_IN -> Math.max(1, member.fans().fanIn());
                case FAN_OUT -> Math.max(1, member.fans().fanOut());
                case REACHED -> Math.max(1, member.fans().reached());
                case BOTH_FANS ->
                    Math.max(1, member.fans().fanIn() + (double) member.fans().fanOut());
                case DEPTH -> index + 1.0;
            };
        }
    }

    /// Of at least three members.
    static Optional<Consensus> of(List<Member> members) {
        if (members.size() < 3) {
            return Optional.empty();
        }
        Rule best = Rule.CONSTANT;
        double least = scatter(logs(members, best));
        for (Rule rule : List.of(Rule.FAN_IN, Rule.FAN_OUT, Rule.REACHED, Rule.BOTH_FANS, Rule.DEPTH)) {
            double scatter = scatter(logs(members, rule));
            if (scatter < MUCH_BETTER * least && least > ALIKE) {
                best = rule;
                least = scatter;
            }
        }
        return Optional.of(new Consensus(List.copyOf(members), best));
    }

    private static double[] logs(List<Member> members, Rule rule) {
        return IntStream.range(0, members.size())
                .mapToDouble(i -> Math.log(Math.max(LEAST, members.get(i).variance()) * rule.scale(members.get(i), i)))
                .toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /// The median absolute deviation, as the standard deviation of a normal distribution.
    private static double spread(double[] values) {
        double middle = median(values);
        return 1.4826
                * median(Arrays.stream(values).map(x -> Math.abs(x - middle)).toArray());
    }

    private static double scatter(double[] values) {
        double middle = median(values);
        return Arrays.stream(values)
                .map(x -> Math.min(MOST, Math.abs(x - middle)))
                .average()
                .orElse(0);
    }

    Rule rule() {
        return rule;
    }

    List<Member> members() {
        return members;
    }

    /// The logarithm of a member's standard deviation over the one that the rule gives it.
    double deviation(int index) {
        return (logs[index] - middle) / 2;
    }

    /// The typical size of [#deviation].
    double spread() {
        return spread / 2;
    }

    /// How far a member is from the closer of its neighbors: small where sizes drift smoothly over depth.
    double fromNeighbors(int index) {
        double closest = Double.POSITIVE_INFINITY;
        for (int other : new int[] {index - 1, index + 1}) {
            if (other >= 0 && other < logs.length) {
                closest = Math.min(closest, Math.abs(logs[index] - logs[other]) / 2);
            }
        }
        return closest;
    }

    /// The standard deviation that the rule gives a member.
    double expected(int index) {
        return Math.exp(middle / 2) / Math.sqrt(rule.scale(members.get(index), index));
    }

    /// The variance times the fan that a group's rule goes with, such as 2 for He's.
    double constant() {
        return Math.exp(middle);
    }
}
