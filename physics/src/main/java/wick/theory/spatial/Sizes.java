package wick.theory.spatial;

import java.util.List;

/// How much memory and arithmetic a program takes.
final class Sizes {
    /// Operations per pair of positions and layer: window sums, an arccosine, two roots and a division.
    private static final double PER_MOVE = 40;

    private Sizes() {}

    /// The most pairs of positions of one shift.
    static int largestShift(Program program) {
        return largestShift(program.parts());
    }

    private static int largestShift(List<Part> parts) {
        int largest = 1;
        for (Part part : parts) {
            switch (part) {
                case Part.Local local ->
                    largest = Math.max(largest, local.aligned().largest());
                case Part.Mixing _ -> {}
                case Part.Branch branch -> {
                    for (List<Part> inner : branch.branches()) {
                        largest = Math.max(largest, largestShift(inner));
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
        return side * (fields + 16L * Double.BYTES * largestShift(program));
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
