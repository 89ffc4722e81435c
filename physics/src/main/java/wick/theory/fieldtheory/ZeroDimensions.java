package wick.theory.fieldtheory;

import java.util.Arrays;
import java.util.List;

/// Values of diagrams where space is one point: exact rational numbers, times a power of N for each loop
/// of a vector field. All legs of a vector field have the same component.
public final class ZeroDimensions {
    private ZeroDimensions() {}

    /// What a diagram adds to the coefficient of Π coupling^order, all attachments included: multiplicity
    /// / S times vertices, propagators and N^loops.
    public static ComponentPolynomial value(FieldTheory theory, Diagram diagram) {
        return ComponentPolynomial.term(
                factor(theory, diagram, true).times(diagram.weight()), componentLoops(theory, diagram));
    }

    /// The sum over diagrams.
    public static ComponentPolynomial sum(FieldTheory theory, List<Diagram> diagrams) {
        ComponentPolynomial sum = ComponentPolynomial.ZERO;
        for (Diagram diagram : diagrams) {
            sum = sum.plus(value(theory, diagram));
        }
        return sum;
    }

    /// The product of the vertices' factors and, if wanted, of the propagators in zero dimensions.
    static Fraction factor(FieldTheory theory, Diagram diagram, boolean propagators) {
        Fraction product = Fraction.ONE;
        for (Node node : diagram.nodes()) {
            if (node instanceof Node.Inner(int vertex)) {
                product = product.times(theory.vertices().get(vertex).factor());
            }
        }
        for (Line line : diagram.lines()) {
            if (propagators) {
                Fraction value =
                        theory.propagators().get(propagator(theory, line)).value();
                product = product.times(value.power(line.count()));
            }
        }
        return product;
    }

    /// The place of a line's propagator in the theory.
    static int propagator(FieldTheory theory, Line line) {
        for (int p = 0; p < theory.propagators().size(); p++) {
            if (theory.propagators().get(p).joins(line.fromField(), line.toField())) {
                return p;
            }
        }
        throw new IllegalArgumentException(
                "the theory has no propagator between " + line.fromField() + " and " + line.toField());
    }

    /// The number of closed loops of vector fields, each of which counts N.
    public static int componentLoops(FieldTheory theory, Diagram diagram) {
        int loops = 0;
        for (Field field : theory.fields()) {
            if (field.vector()) {
                loops += closed(diagram, field.name());
            }
        }
        return loops;
    }

    /// Vertices have two ends of the field or none, so a piece of its lines that has no leg is a loop.
    private static int closed(Diagram diagram, String field) {
        int[] piece = new int[diagram.nodes().size()];
        Arrays.fill(piece, -1);
        for (Line line : diagram.lines()) {
            if (line.fromField().equals(field)) {
                int from = piece[line.from()] < 0 ? line.from() : piece[line.from()];
                int to = piece[line.to()] < 0 ? line.to() : piece[line.to()];
                piece[line.from()] = from;
                piece[line.to()] = from;
                for (int i = 0; i < piece.length; i++) {
                    piece[i] = piece[i] == to ? from : piece[i];
                }
            }
        }
        for (int i = 0; i < piece.length; i++) {
            if (diagram.nodes().get(i) instanceof Node.Leg && piece[i] >= 0) {
                int open = piece[i];
                for (int j = 0; j < piece.length; j++) {
                    piece[j] = piece[j] == open ? -1 : piece[j];
                }
            }
        }
        return (int) Arrays.stream(piece).filter(p -> p >= 0).distinct().count();
    }
}
