package wick.theory.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// What the powers of a network amount to, and which of them decided.
record Judgment(Regime regime, List<String> remarks) {

    static Judgment of(Tape tape, List<Fans> fans, Propagation propagation) {
        List<String> remarks = new ArrayList<>();
        boolean unstable = false;
        boolean silent = false;
        boolean rich = false;
        int output = tape.nodes().size() - 1;
        for (int i = 0; i < tape.nodes().size(); i++) {
            Node node = tape.nodes().get(i);
            String name = name(node, fans, i == output);
            if (name.isEmpty()) {
                continue;
            }
            double size = propagation.size(i);
            double update = propagation.update(i);
            if (WidthScaling.sign(size) > 0) {
                unstable = true;
                remarks.add(name + " grows as n^" + text(size) + " before training");
            }
            if (WidthScaling.sign(update) > 0) {
                unstable = true;
                remarks.add(name + " moves as n^" + text(update) + " in the first step");
            }
            boolean hidden = node instanceof Node.Weighted(int matrix, int _)
                    && fans.get(matrix).outGrows();
            if (hidden && WidthScaling.sign(Math.max(size, update)) < 0) {
                silent = true;
                remarks.add(name + " falls as n^" + text(Math.max(size, update)));
            }
            rich |= hidden && WidthScaling.sign(update) == 0;
        }
        zeros(fans, propagation, remarks);
        boolean frozen = IntStream.range(0, fans.size())
                .allMatch(k -> WidthScaling.sign(propagation.weightsOutputUpdate(k)) < 0);
        if (frozen && WidthScaling.sign(propagation.update(output)) == 0) {
            remarks.add("no weights move the output, only biases do");
        }
        return new Judgment(
                unstable
                        ? Regime.UNSTABLE
                        : silent ? Regime.VANISHING : frozen ? Regime.FROZEN : rich ? Regime.RICH : Regime.LAZY,
                remarks);
    }

    /// The name of a signal that is judged; empty for those between.
    private static String name(Node node, List<Fans> fans, boolean output) {
        return switch (node) {
            case Node.Weighted(int matrix, int _) ->
                output ? "the output" : fans.get(matrix).layer();
            case Node.Logits(int matrix, int _) ->
                "logits of " + fans.get(matrix).layer();
            case Node.Input _, Node.Pointwise _, Node.Sum _, Node.Product _, Node.Normalized _, Node.Attended _ -> "";
        };
    }

    private static void zeros(List<Fans> fans, Propagation propagation, List<String> remarks) {
        for (int k = 0; k < fans.size(); k++) {
            if (propagation.startsAtZero(k)) {
                remarks.add("weights of " + fans.get(k).layer()
                        + " start at 0: layers before them move from the second step on, as is given here");
            }
        }
    }

    private static String text(double power) {
        return power == Powers.NONE
                ? "-inf"
                : String.format(Locale.ROOT, "%.4g", power).replaceAll("\\.?0+$", "");
    }
}
