package wick.theory.recurrent.diagrams;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import wick.theory.fieldtheory.Correlator;
import wick.theory.fieldtheory.Diagram;
import wick.theory.fieldtheory.DiagramSet;
import wick.theory.fieldtheory.Diagrams;
import wick.theory.fieldtheory.FieldTheory;
import wick.theory.fieldtheory.Fraction;
import wick.theory.fieldtheory.Line;
import wick.theory.fieldtheory.Node;

/// The diagrams of the two-point function ⟨h_i h_i⟩ at one order of σ_w² (and of ε): all those of the engine, less
/// those that causality sets to 0.
///
/// `acausal` diagrams of the engine were left out: whichever way their times are joined, a loop of responses
/// closes, and R(t₁ − t₂) R(t₂ − t₃) … R(t_n − t₁) is 0 as R(t) is for t ≤ 0. They are the diagrams with vacuum
/// pieces: Z = 1 without a determinant.
public record RecurrentDiagrams(FieldTheory theory, List<RecurrentDiagram> diagrams, int acausal) {
    private static final int MOST = 6;
    private static final int MOST_CUBIC = 3;

    public RecurrentDiagrams {
        diagrams = List.copyOf(diagrams);
    }

    /// The linear theory, at order σ_w^(2 `order`).
    public static RecurrentDiagrams linear(int order) {
        requireBetween(order, 0, MOST);
        return of(new Correlator(RecurrentAction.LINEAR, List.of(2, 0, 0, 0), List.of(order, order)));
    }

    /// The first order in ε of φ(h) = h − ε h³/3, at order σ_w^(2 `order`).
    public static RecurrentDiagrams cubic(int order) {
        requireBetween(order, 1, MOST_CUBIC);
        return of(new Correlator(RecurrentAction.CUBIC, List.of(2, 0, 0, 0), List.of(order, order - 1, 1)));
    }

    private static void requireBetween(int order, int least, int most) {
        if (order < least || order > most) {
            throw new IllegalArgumentException("order " + order + " of sigma_w^2 must be from " + least + " to " + most
                    + "; the number of diagrams grows as the factorial of the order");
        }
    }

    private static RecurrentDiagrams of(Correlator correlator) {
        FieldTheory theory = correlator.theory();
        List<RecurrentDiagram> kept = new ArrayList<>();
        int acausal = 0;
        for (Diagram diagram : Diagrams.of(correlator, DiagramSet.ALL)) {
            List<TimeGraph> all = new ArrayList<>(Arrangements.of(diagram, false));
            if (diagram.multiplicity().equals(BigInteger.TWO)) {
                all.addAll(Arrangements.of(diagram, true));
            }
            List<TimeGraph> causal = all.stream().filter(TimeGraph::isCausal).toList();
            if (causal.isEmpty()) {
                acausal++;
            } else {
                kept.add(new RecurrentDiagram(
                        diagram, power(diagram), weight(theory, diagram), causal, all.size() - causal.size()));
            }
        }
        return new RecurrentDiagrams(theory, kept, acausal);
    }

    /// Those of order N^`power`.
    public List<RecurrentDiagram> at(int power) {
        return diagrams.stream().filter(d -> d.power() == power).toList();
    }

    /// 1/S and the vertices, a quintic one shared by its eight arrangements in place of the propagator's two.
    private static Fraction weight(FieldTheory theory, Diagram diagram) {
        Fraction weight = new Fraction(BigInteger.ONE, diagram.symmetryFactor());
        for (Node node : diagram.nodes()) {
            if (node instanceof Node.Inner(int vertex)) {
                weight = weight.times(theory.vertices().get(vertex).factor());
                boolean quintic = theory.vertices().get(vertex).degrees().getOrDefault(RecurrentAction.STATE, 0) == 4;
                weight = quintic ? weight.times(Fraction.of(1, 4)) : weight;
            }
        }
        return weight;
    }

    /// Closed loops of the index less the orders of σ_w²/N.
    private static int power(Diagram diagram) {
        int[] piece = new int[diagram.nodes().size()];
        Arrays.setAll(piece, i -> i);
        int bilocal = 0;
        for (Line line : diagram.lines()) {
            boolean state = line.fromField().equals(RecurrentAction.STATE)
                    || line.toField().equals(RecurrentAction.STATE);
            if (state) {
                int from = piece[line.from()];
                int to = piece[line.to()];
                Arrays.setAll(piece, i -> piece[i] == to ? from : piece[i]);
            } else {
                bilocal++;
            }
        }
        OptionalInt leg = IntStream.range(0, piece.length)
                .filter(i -> diagram.nodes().get(i) instanceof Node.Leg)
                .findFirst();
        long closed = Arrays.stream(piece)
                .distinct()
                .filter(p -> p != piece[leg.orElseThrow()])
                .count();
        return (int) closed - bilocal;
    }
}
