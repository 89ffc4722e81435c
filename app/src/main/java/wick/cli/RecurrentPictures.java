package wick.cli;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import wick.report.diagram.DiagramPicture;
import wick.report.diagram.Look;
import wick.theory.fieldtheory.Diagram;
import wick.theory.fieldtheory.FieldTheory;
import wick.theory.fieldtheory.Line;
import wick.theory.fieldtheory.Node;
import wick.theory.fieldtheory.Propagator;
import wick.theory.fieldtheory.Vertex;

/// How the theory of a recurrent network is drawn: ⟨hh⟩ plain, ⟨h z̃⟩ wavy where z̃ ends with an arrow in the
/// direction of time, ⟨W W̃⟩ as a double line.
final class RecurrentPictures {
    private RecurrentPictures() {}

    static Look look(FieldTheory theory) {
        return Look.styled(theory, List.of(Look.Style.PLAIN, Look.Style.HALF_WAVY, Look.Style.DOUBLE));
    }

    /// Each propagator and each vertex, the latter with propagators on its legs.
    static List<DiagramPicture> parts(FieldTheory theory) {
        List<DiagramPicture> pictures = new ArrayList<>();
        for (Propagator line : theory.propagators()) {
            Diagram diagram = diagram(
                    List.of(new Node.Leg(line.first(), 0), new Node.Leg(line.second(), 1)),
                    List.of(new Line(0, line.first(), 1, line.second(), 1)));
            pictures.add(DiagramPicture.of(
                    look(theory), diagram, List.of(written("⟨" + line.second() + " " + line.first() + "⟩"))));
        }
        for (int v = 0; v < theory.vertices().size(); v++) {
            pictures.add(vertex(theory, v));
        }
        return pictures;
    }

    private static DiagramPicture vertex(FieldTheory theory, int index) {
        Vertex vertex = theory.vertices().get(index);
        List<Node> nodes = new ArrayList<>(List.of(new Node.Inner(index)));
        List<Line> lines = new ArrayList<>();
        vertex.degrees().forEach((field, degree) -> {
            String partner = partner(theory, field);
            for (int i = 0; i < degree; i++) {
                lines.add(new Line(0, field, nodes.size(), partner, 1));
                nodes.add(new Node.Leg(partner, nodes.size() - 1));
            }
        });
        return DiagramPicture.of(look(theory), diagram(nodes, lines), List.of(written(vertex.monomial())));
    }

    private static String written(String text) {
        return DiagramWords.raised(text.replace("~", "\u0303"));
    }

    /// A field that a line from `field` can end in, the first in the theory's list.
    private static String partner(FieldTheory theory, String field) {
        for (Propagator line : theory.propagators()) {
            if (line.first().equals(field)) {
                return line.second();
            }
            if (line.second().equals(field)) {
                return line.first();
            }
        }
        throw new IllegalArgumentException("no line ends in " + field);
    }

    private static Diagram diagram(List<Node> nodes, List<Line> lines) {
        return new Diagram(nodes, lines, BigInteger.ONE, BigInteger.ONE);
    }
}
