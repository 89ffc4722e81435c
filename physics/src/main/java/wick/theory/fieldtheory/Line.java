package wick.theory.fieldtheory;

/// `count` equal lines between two nodes (places in [Diagram#nodes]; the same node for a loop at a vertex),
/// each beginning as `fromField` and ending as `toField`.
public record Line(int from, String fromField, int to, String toField, int count) {

    public boolean isLoop() {
        return from == to;
    }
}
