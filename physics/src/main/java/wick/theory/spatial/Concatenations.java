package wick.theory.spatial;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import wick.network.Combination;
import wick.network.Step;

/// Moves what acts channel by channel behind a concatenation into its branches, up to the last activation
/// before the next weights: each branch has a kernel of its own there, while weights see their mean.
final class Concatenations {
    private Concatenations() {}

    static List<Step> pushed(List<Step> steps) {
        List<Step> result = new ArrayList<>();
        int k = 0;
        while (k < steps.size()) {
            switch (steps.get(k)) {
                case Step.Fan(Combination combination, List<List<Step>> branches)
                when combination == Combination.CONCATENATE -> {
                    int end = lastActivation(steps, k + 1);
                    List<Step> moved = steps.subList(k + 1, end);
                    result.add(new Step.Fan(
                            combination,
                            branches.stream()
                                    .map(branch -> pushed(Stream.concat(branch.stream(), moved.stream())
                                            .toList()))
                                    .toList()));
                    k = end - 1;
                }
                case Step.Fan(Combination combination, List<List<Step>> branches) ->
                    result.add(new Step.Fan(
                            combination,
                            branches.stream().map(Concatenations::pushed).toList()));
                case Step.Residual(List<Step> branch) -> result.add(new Step.Residual(pushed(branch)));
                default -> result.add(steps.get(k));
            }
            k++;
        }
        return result;
    }

    /// The index behind the last activation from `from` on that no weights, branches or statistics precede,
    /// or `from`.
    private static int lastActivation(List<Step> steps, int from) {
        int end = from;
        for (int k = from; k < steps.size(); k++) {
            switch (steps.get(k)) {
                case Step.Pointwise _ -> end = k + 1;
                case Step.Pool _, Step.GlobalPool _, Step.Flatten _, Step.Dropout _ -> {}
                case Step.Linear _, Step.Convolution _, Step.Attention _, Step.Residual _, Step.Fan _ -> {
                    return end;
                }
                case Step.LayerNorm _ -> {
                    return end;
                }
            }
        }
        return end;
    }
}
