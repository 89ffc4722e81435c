package wick.theory.spatial;

import java.util.List;
import java.util.function.ToIntFunction;

/// How much memory and arithmetic a program takes.
final class Sizes {
    /// Operations per pair of positions and layer: window sums, an arccosine, two roots and a division.
    private static final double PER_MOVE = 40;

    private Sizes() {}

    /// How many pairs of inputs go through the program together. Laying their variances side by side pays where
    /// many shifts read them.
    static int sideBySide(Program program) {
        int together = shifts(program.parts()) > 1 ? 2048 : 1024;
        return Math.max(1, together / largestShift(program.parts()));
    }

    /// The most shifts that any stretch carries.
    private static int shifts(List<Part> parts) {
        return largest(parts, local -> local.routes().size());
    }

    /// The most pairs of positions of one shift.
    private static int largestShift(List<Part> parts) {
        return largest(parts, local -> local.aligned().largest());
    }

    private static int largest(List<Part> parts, ToIntFunction<Part.Local> size) {
        int largest = 1;
        for (Part part : parts) {
            switch (part) {
                case Part.Local local -> largest = Math.max(largest, size.applyAsInt(local));
                case Part.Mixing _ -> {}
                case Part.Branch branch -> {
                    for (List<Part> inner : branch.branches()) {
                        largest = Math.max(largest, largest(inner, size));
                    }
                }
            }
        }
        return largest;
    }

    /// What is kept of one input.
    static long inputBytes(Program program) {
        return (long) Double.BYTES * program.slots() * program.positions();
    }

    /// Working memory of one thread that carries `side` pairs of inputs.
    static long workBytes(Program program, int side) {
        long fields = 0;
        for (Part part : program.parts()) {
            fields = Math.max(
                    fields,
                    2L * Double.BYTES * part.before().size()
                            + 2L * Double.BYTES * part.behind().size());
        }
        return side * (fields + 16L * Double.BYTES * largestShift(program.parts()));
    }

    static double operations(Program program) {
        return operations(program.parts());
    }

    private static double operations(List<Part> parts) {
        double sum = 0;
        for (Part part : parts) {
            sum += switch (part) {
                case Part.Local local ->
                    local.routes().stream()
                            .mapToDouble(route -> PER_MOVE
                                    * route.begin().count()
                                    * (1 + route.moves().size()))
                            .sum();
                case Part.Mixing(Node node, Layout before, Layout behind) ->
                    node instanceof Node.Attend
                            ? 8.0 * behind.size() * Math.sqrt(behind.size())
                            : 10.0 * before.size() + 10.0 * behind.size();
                case Part.Branch branch ->
                    branch.branches().stream().mapToDouble(Sizes::operations).sum();
            };
        }
        return sum;
    }
}
