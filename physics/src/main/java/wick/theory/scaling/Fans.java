package wick.theory.scaling;

import java.util.ArrayList;
import java.util.List;
import wick.network.Network;
import wick.network.Step;

/// What a weight matrix is and which of its fans grow in proportion to the width of the network.
record Fans(String layer, int fanIn, int fanOut, boolean inGrows, boolean outGrows) {
    /// Fans so wide that nothing but powers is left of an initialization.
    private static final int WIDE = 1 << 26;

    /// 1 if the fan-in grows, else 0: its power of the width.
    int in() {
        return inGrows ? 1 : 0;
    }

    int out() {
        return outGrows ? 1 : 0;
    }

    /// The fan-in of a network `times` as wide as one that is wide beyond measure.
    int wideIn(int times) {
        return inGrows ? times * WIDE : fanIn;
    }

    int wideOut(int times) {
        return outGrows ? times * WIDE : fanOut;
    }

    /// Those of every weight matrix in order, found by making the network wider.
    ///
    /// @throws IllegalArgumentException if the network has no hidden layer
    static List<Fans> of(Network network) {
        List<Step.Linear> here = network.wire().matrices();
        int widest = here.subList(0, here.size() - 1).stream()
                .mapToInt(Step.Linear::fanOut)
                .max()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the network has no hidden layer, so that it has no width to grow"));
        // a network may be as large as allowed already; then its half is compared with it
        boolean halve = widest > (1 << 12);
        List<Step.Linear> there =
                network.withHiddenWidth(halve ? widest / 2 : 2 * widest).wire().matrices();
        List<String> names = names(network, here);
        List<Fans> fans = new ArrayList<>();
        for (int k = 0; k < here.size(); k++) {
            Step.Linear one = here.get(k);
            Step.Linear other = there.get(k);
            fans.add(new Fans(
                    names.get(k),
                    one.fanIn(),
                    one.fanOut(),
                    one.fanIn() != other.fanIn(),
                    one.fanOut() != other.fanOut()));
        }
        if (fans.stream().noneMatch(Fans::outGrows)) {
            throw new IllegalArgumentException("no layer's width may grow: all of them end as wide as the input, to"
                    + " which they are added; begin with a dense layer");
        }
        return fans;
    }

    private static List<String> names(Network network, List<Step.Linear> matrices) {
        List<String> kinds =
                Drawn.of(network.layers()).stream().map(Drawn::kind).toList();
        List<String> names = new ArrayList<>();
        for (int k = 0; k < matrices.size(); k++) {
            names.add((k == matrices.size() - 1 ? "readout" : kinds.get(k)) + " " + (k + 1));
        }
        return names;
    }
}
