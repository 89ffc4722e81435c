package wick.theory.spatial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lays the moves of every shift; what several layers share is made once.
final class Routes {
    private record RunsKey(Plane plane, Shift shift) {}

    private record SlideKey(Plane plane, Span rows, Span columns, Plane behind, Shift to) {}

    private final Map<RunsKey, Runs> runs = new HashMap<>();
    private final Map<Frame.BorderKey, Frame.Border> borders = new HashMap<>();
    private final Map<SlideKey, Slide> slides = new HashMap<>();

    /// The moves of `ops` that end at shift `to`, and the shift at which they begin.
    record Route(Shift from, List<Move> moves, Runs begin, Runs end) {
        Route {
            moves = List.copyOf(moves);
        }

        /// The most pairs on the way.
        int largest() {
            return Math.max(begin.count(), largest(moves));
        }

        private static int largest(List<Move> moves) {
            int largest = 0;
            for (Move move : moves) {
                largest = Math.max(largest, move.runs().count());
                if (move instanceof Move.Combine combine) {
                    for (List<Move> branch : combine.branches()) {
                        largest = Math.max(largest, largest(branch));
                    }
                }
            }
            return largest;
        }
    }

    Runs runs(Plane plane, Shift shift) {
        return runs.computeIfAbsent(new RunsKey(plane, shift), key -> new Runs(key.plane, key.shift));
    }

    Slide slide(Op.Convolve op, Shift to) {
        return slides.computeIfAbsent(
                new SlideKey(op.from(), op.rows(), op.columns(), op.to(), to),
                key -> new Slide(key.plane, key.rows, key.columns, key.behind, key.to));
    }

    /// Convolutions and the functions behind them taken together where [Move.Stack] can.
    private List<Move> stacked(List<Move> moves) {
        List<Move> result = new ArrayList<>();
        List<Move.Layer> layers = new ArrayList<>();
        for (int k = 0; k < moves.size(); k++) {
            Optional<Move.Layer> layer =
                    k + 1 < moves.size() ? Frame.layer(moves.get(k), moves.get(k + 1)) : Optional.empty();
            if (layer.isPresent()) {
                layers.add(layer.orElseThrow());
                k++;
            }
            if (!layers.isEmpty() && (layer.isEmpty() || k + 1 == moves.size())) {
                Move last = moves.get(layer.isEmpty() ? k - 1 : k);
                Frame frame = Frame.of(layers, borders);
                result.add(new Move.Stack(layers, frame, last.runs()));
                layers.clear();
            }
            if (layer.isEmpty()) {
                result.add(moves.get(k));
            }
        }
        return result;
    }

    Route route(List<Op> ops, Plane from, Plane to, Shift shift) {
        List<Move> moves = new ArrayList<>();
        Shift at = shift;
        for (Op op : ops.reversed()) {
            switch (op) {
                case Op.Convolve convolve -> {
                    Slide slide = slide(convolve, at);
                    moves.add(new Move.Convolve(convolve, slide, runs(convolve.to(), at)));
                    at = slide.from();
                }
                case Op.Activate activate -> moves.add(new Move.Activate(activate, runs(activate.plane(), at)));
                case Op.Fade fade -> moves.add(new Move.Fade(fade, runs(fade.plane(), at), at.isNone()));
                case Op.Normalize normalize -> moves.add(new Move.Normalize(normalize, runs(normalize.plane(), at)));
                case Op.Blank blank -> moves.add(new Move.Blank(blank, runs(blank.plane(), at)));
                case Op.Combine combine -> {
                    List<List<Move>> branches = new ArrayList<>();
                    Shift source = at;
                    for (List<Op> branch : combine.branches()) {
                        Route route = route(branch, combine.to(), combine.to(), at);
                        branches.add(route.moves());
                        source = branch.isEmpty() ? source : route.from();
                    }
                    moves.add(new Move.Combine(combine, runs(combine.to(), at), branches));
                    at = source;
                }
            }
        }
        return new Route(at, stacked(moves.reversed()), runs(from, at), runs(to, shift));
    }
}
