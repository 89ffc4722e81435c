package wick.theory.fieldtheory;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A Feynman diagram: a multigraph whose legs of one field are interchangeable.
///
/// - `symmetryFactor` S: the number of permutations of vertices, lines and ends of lines that change
/// nothing
///   while every leg stays where it is.
/// - `multiplicity`: in how many different ways the numbered external points can be attached to the legs.
/// All
///   have the same S.
public record Diagram(List<Node> nodes, List<Line> lines, BigInteger symmetryFactor, BigInteger multiplicity) {

    public Diagram {
        nodes = List.copyOf(nodes);
        lines = List.copyOf(lines);
    }

    /// multiplicity / S, before vertices, propagators and components.
    public Fraction weight() {
        return new Fraction(multiplicity, symmetryFactor);
    }

    /// The number of independent loops: lines − nodes + pieces.
    public int loops() {
        return lines.stream().mapToInt(Line::count).sum() - nodes.size() + pieces();
    }

    /// The number of connected pieces.
    public int pieces() {
        int[] piece = Pieces.of(this, -1);
        return (int) Arrays.stream(piece).distinct().count();
    }

    /// Such as `x1-v1 v1-v1 v1-x2`: legs x1, x2, …, vertices v1, v2, …; `*3` after three equal lines.
    /// Where fields differ a line tells its own, as in `v1-chi-v2`, or those at its ends, as in
    /// `x1-phi:phi*-v1`.
    public String notation() {
        boolean plain = lines.stream()
                        .flatMap(line -> Stream.of(line.fromField(), line.toField()))
                        .distinct()
                        .count()
                <= 1;
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            String ends = line.fromField().equals(line.toField())
                    ? line.fromField()
                    : line.fromField() + ":" + line.toField();
            text.append(text.isEmpty() ? "" : " ")
                    .append(name(line.from()))
                    .append(plain ? "-" : "-" + ends + "-")
                    .append(name(line.to()))
                    .append(line.count() > 1 ? "*" + line.count() : "");
        }
        return text.toString();
    }

    private String name(int node) {
        return switch (nodes.get(node)) {
            case Node.Leg(String _, int number) -> "x" + (number + 1);
            case Node.Inner _ -> "v" + (node + 1);
        };
    }
}
