package wick.theory.fieldtheory;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// A theory on finitely many points: each propagator is a matrix (rows: its first field, columns: its
/// second), and a vertex is summed over the points x with weights w_x,
///
///     S = S_Gauss + Σ_x w_x Σ g c Π φ(x)^d.
///
/// The Gaussian part is given by its covariance, which may be singular. Fields of the same interaction
/// that are local have the propagator δ_xy / w_x.
public final class PointTheory {
    private static final int MOST_LEGS = 8;

    private final FieldTheory theory;
    private final List<Matrix> propagators;
    private final Vector weights;
    private final int components;

    private PointTheory(FieldTheory theory, List<Matrix> propagators, Vector weights, int components) {
        this.theory = theory;
        this.propagators = propagators;
        this.weights = weights;
        this.components = components;
    }

    /// One matrix for each propagator of the theory, `components` the N of its vector fields.
    public static PointTheory of(FieldTheory theory, List<Matrix> propagators, Vector weights, int components) {
        int points = weights.size();
        if (propagators.size() != theory.propagators().size()) {
            throw new IllegalArgumentException(propagators.size() + " matrices; the theory has "
                    + theory.propagators().size() + " propagators");
        }
        for (int p = 0; p < propagators.size(); p++) {
            Matrix matrix = propagators.get(p);
            Propagator propagator = theory.propagators().get(p);
            if (matrix.rows() != points || matrix.columns() != points) {
                throw new IllegalArgumentException("the propagator of " + propagator.first() + " and "
                        + propagator.second() + " is a " + matrix + " and must have one row and column for each of "
                        + points + " points");
            }
            if (propagator.first().equals(propagator.second())) {
                requireSymmetric(matrix, propagator.first());
            }
        }
        return new PointTheory(theory, List.copyOf(propagators), weights, components);
    }

    private static void requireSymmetric(Matrix matrix, String field) {
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < i; j++) {
                double scale = Math.max(Math.abs(matrix.at(i, i)), Math.abs(matrix.at(j, j)));
                if (!(Math.abs(matrix.at(i, j) - matrix.at(j, i)) <= 1e-9 * scale)) {
                    throw new IllegalArgumentException("the propagator of " + field + " has " + matrix.at(i, j)
                            + " at (" + i + ", " + j + ") and " + matrix.at(j, i)
                            + " at the transposed place; it must be symmetric");
                }
            }
        }
    }

    /// The number of points.
    public int size() {
        return weights.size();
    }

    /// The contribution of a diagram with the external points of all fields, in the order of the theory's
    /// fields, at the points `legs`: summed over all attachments, vertices and signs included.
    ///
    /// @throws IllegalArgumentException for more than 8 legs and where a tensor on the way is too large
    public double value(Diagram diagram, List<Integer> legs) {
        Map<List<Integer>, Double> known = new HashMap<>();
        double sum = 0;
        for (List<Integer> attachment : attachments(diagram)) {
            List<Integer> points = attachment.stream().map(legs::get).toList();
            Double value = known.get(points);
            if (value == null) {
                value = contraction(diagram, points);
                known.put(points, value);
            }
            sum += value;
        }
        double factor = new Fraction(BigInteger.ONE, diagram.symmetryFactor())
                .times(ZeroDimensions.factor(theory, diagram, false))
                .toDouble();
        return sum * factor * Math.pow(components, ZeroDimensions.componentLoops(theory, diagram));
    }

    /// The different ways to attach external points: for each the point that sits on leg 0, 1, ….
    public List<List<Integer>> attachments(Diagram diagram) {
        int inner = (int) diagram.nodes().stream()
                .filter(node -> node instanceof Node.Inner)
                .count();
        int legs = diagram.nodes().size() - inner;
        if (legs > MOST_LEGS) {
            throw new IllegalArgumentException(
                    legs + " legs can be attached in too many ways; up to " + MOST_LEGS + " are evaluated on points");
        }
        Set<List<Integer>> moves = new HashSet<>();
        Graph.of(theory, diagram).forEachSymmetry(image -> {
            List<Integer> move = new ArrayList<>();
            for (int leg = 0; leg < legs; leg++) {
                move.add(image[inner + leg] - inner);
            }
            moves.add(move);
        });
        Set<List<Integer>> seen = new HashSet<>();
        List<List<Integer>> attachments = new ArrayList<>();
        for (List<Integer> order : ordersWithinFields(diagram, inner)) {
            if (seen.add(order)) {
                attachments.add(order);
                moves.forEach(move -> seen.add(move.stream().map(order::get).toList()));
            }
        }
        return attachments;
    }

    private List<List<Integer>> ordersWithinFields(Diagram diagram, int inner) {
        List<List<Integer>> orders = List.of(List.of());
        int next = 0;
        for (Field field : theory.fields()) {
            List<Integer> own = new ArrayList<>();
            while (inner + next < diagram.nodes().size()
                    && diagram.nodes().get(inner + next) instanceof Node.Leg(String name, int number)
                    && name.equals(field.name())) {
                own.add(number);
                next++;
            }
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> order : orders) {
                for (List<Integer> tail : Permutations.of(own)) {
                    List<Integer> whole = new ArrayList<>(order);
                    whole.addAll(tail);
                    longer.add(whole);
                }
            }
            orders = longer;
        }
        return orders;
    }

    /// Σ over the points of the vertices of Π lines, leg i at `points` i.
    private double contraction(Diagram diagram, List<Integer> points) {
        int size = weights.size();
        TensorNetwork network = new TensorNetwork(size);
        for (int node = 0; node < diagram.nodes().size(); node++) {
            if (diagram.nodes().get(node) instanceof Node.Inner) {
                network.add(List.of(node), weights.toArray());
            }
        }
        for (Line line : diagram.lines()) {
            Matrix matrix = propagators.get(ZeroDimensions.propagator(theory, line));
            boolean forward = theory.propagators()
                    .get(ZeroDimensions.propagator(theory, line))
                    .first()
                    .equals(line.fromField());
            List<Integer> from = range(diagram, line.from(), points);
            List<Integer> to = range(diagram, line.to(), points);
            List<Double> entries = new ArrayList<>();
            for (int x : from) {
                for (int y : line.isLoop() ? List.of(x) : to) {
                    double value = forward ? matrix.at(x, y) : matrix.at(y, x);
                    entries.add(Math.pow(value, line.count()));
                }
            }
            List<Integer> variables = new ArrayList<>();
            if (diagram.nodes().get(line.from()) instanceof Node.Inner) {
                variables.add(line.from());
            }
            if (!line.isLoop() && diagram.nodes().get(line.to()) instanceof Node.Inner) {
                variables.add(line.to());
            }
            network.add(
                    variables, entries.stream().mapToDouble(Double::doubleValue).toArray());
        }
        return network.sum();
    }

    /// Where a node can be: a leg at its point, a vertex anywhere.
    private List<Integer> range(Diagram diagram, int node, List<Integer> points) {
        return switch (diagram.nodes().get(node)) {
            case Node.Leg(String _, int number) -> List.of(points.get(number));
            case Node.Inner _ -> IntStream.range(0, weights.size()).boxed().toList();
        };
    }
}
