package wick.network.training;

import java.util.List;
import java.util.stream.IntStream;
import wick.network.Network;
import wick.network.Step;

/// The widths at which every hidden layer has a whole number of units: multiples of `step`, for a network whose
/// widest hidden layer has `widest` units and of whose growing layers the narrowest has `narrowest`.
record WidthGrid(int step, int widest, int narrowest) {
    /// Networks wider than this are compared with half of them: twice as wide they might be too large.
    private static final int LARGE = 1 << 12;

    static WidthGrid of(Network network) {
        List<Step.Linear> here = network.wire().matrices();
        int widest = here.subList(0, here.size() - 1).stream()
                .mapToInt(Step.Linear::fanOut)
                .max()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the network has no hidden layer, so that it has no width to grow"));
        List<Step.Linear> there = network.withHiddenWidth(widest > LARGE ? widest / 2 : 2 * widest)
                .wire()
                .matrices();
        int[] growing = IntStream.range(0, here.size())
                .filter(k -> here.get(k).fanOut() != there.get(k).fanOut())
                .map(k -> here.get(k).fanOut())
                .toArray();
        if (growing.length == 0) {
            throw new IllegalArgumentException("no layer's width may grow: all of them end as wide as the input, to"
                    + " which they are added; begin with a dense layer");
        }
        int common = IntStream.of(growing).reduce(widest, WidthGrid::commonDivisor);
        return new WidthGrid(
                widest / common, widest, IntStream.of(growing).min().orElseThrow());
    }

    void require(int width) {
        if (width < 1) {
            throw new IllegalArgumentException("width " + width + " must be at least 1");
        }
        if (width % step != 0) {
            throw new IllegalArgumentException("width " + width + " leaves no whole number of units to a layer of "
                    + narrowest + " where the widest has " + widest + "; allowed are multiples of " + step);
        }
    }

    private static int commonDivisor(int a, int b) {
        return b == 0 ? a : commonDivisor(b, a % b);
    }
}
