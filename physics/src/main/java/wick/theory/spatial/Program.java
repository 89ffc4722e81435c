package wick.theory.spatial;

import java.util.List;

/// A network as parts that act on covariances: `channels` at `positions` come in; so many `slots` of
/// [Variances], all activations by their numbers, and the masks of absent positions.
record Program(
        List<Node> nodes,
        List<Part> parts,
        int channels,
        int positions,
        int slots,
        List<Op.Activate> activations,
        Masks masks) {

    Program {
        nodes = List.copyOf(nodes);
        parts = List.copyOf(parts);
        activations = List.copyOf(activations);
    }

    int inputs() {
        return channels * positions;
    }
}
