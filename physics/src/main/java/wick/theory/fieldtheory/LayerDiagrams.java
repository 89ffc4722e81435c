package wick.theory.fieldtheory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The diagrams that give the statistics of a dense layer from those of the layer before it.
///
/// Given the network below, pre-activations are z ~ N(0, S) with a covariance S that differs from network to
/// network. One layer on, S′ = C_b + (C_W/n) Σ_j φ(z_j)φ(z_j): given S the neurons are independent, so that the
/// cumulants of S′ follow from those of S by the law of total cumulance. Drawn: each leg is an S′ (a pair of equal
/// neuron indices, hence a double line); a disk κ_r is one neuron with r legs, its cumulants expanded in S − K;
/// these expansions' lines end in the cumulants of S, G/n (one line), V/n (two lines), …. Of the order 1/n^T of
/// the R-th cumulant there are finitely many connected diagrams.
///
/// For R = 2, T = 1 they are V′ = C_W² Var(φ²) + χ² V, for R = T = 1 G′ = χ G + C_W ½ ∂²⟨φ²⟩/∂K² V.
///
/// Source: Banta, Cai, Craig and Zhang 2023, arXiv:2305.02334 (diagrams between layers); the rules above rederived.
public final class LayerDiagrams {
    private static final String LEG = "S";
    private static final String OUT = "o";
    private static final String IN = "b";
    private static final String FLUCTUATION = "c";
    private static final int MOST_ORDER = 4;
    private static final Map<List<Integer>, LayerDiagrams> KNOWN = new ConcurrentHashMap<>();

    private final List<LayerVertex> vertices;
    private final FieldTheory theory;
    private final List<Diagram> diagrams = new ArrayList<>();

    private LayerDiagrams(int legs, int order) {
        Set<List<LayerVertex>> contents = contents(legs, order);
        Set<LayerVertex> kinds = new LinkedHashSet<>();
        contents.forEach(kinds::addAll);
        vertices = List.copyOf(kinds);
        theory = new FieldTheory(
                "layer",
                List.of(Field.scalar(LEG), Field.scalar(OUT), Field.scalar(IN), Field.scalar(FLUCTUATION)),
                List.of(new Propagator(LEG, OUT, Fraction.ONE), new Propagator(IN, FLUCTUATION, Fraction.ONE)),
                vertices.stream().map(LayerDiagrams::vertex).toList());
        for (List<LayerVertex> content : contents) {
            List<Integer> counts = vertices.stream()
                    .map(kind -> (int) content.stream().filter(kind::equals).count())
                    .toList();
            Correlator correlator = new Correlator(theory, List.of(legs, 0, 0, 0), counts);
            diagrams.addAll(Enumeration.of(correlator, DiagramSet.CONNECTED));
        }
    }

    /// The diagrams of the cumulant of `legs` covariances at order 1/n^`order`, at least legs − 1 and 1.
    public static LayerDiagrams of(int legs, int order) {
        if (legs < 1 || legs > MOST_ORDER + 1 || order < Math.max(1, legs - 1) || order > MOST_ORDER) {
            throw new IllegalArgumentException("the cumulant of " + legs + " covariances at order 1/n^" + order
                    + ": 1 to " + (MOST_ORDER + 1) + " covariances and orders from their number less 1, at least 1, to "
                    + MOST_ORDER + " are allowed");
        }
        return KNOWN.computeIfAbsent(List.of(legs, order), _ -> new LayerDiagrams(legs, order));
    }

    public FieldTheory theory() {
        return theory;
    }

    public List<Diagram> diagrams() {
        return List.copyOf(diagrams);
    }

    /// What the theory's vertex at `index` stands for.
    public LayerVertex vertex(int index) {
        return vertices.get(index);
    }

    /// How many vertices there are to choose from.
    public int kinds() {
        return vertices.size();
    }

    private static Vertex vertex(LayerVertex kind) {
        SequencedMap<String, Integer> degrees = new LinkedHashMap<>();
        String name = switch (kind) {
            case LayerVertex.Neurons(int outs, int ins) -> {
                degrees.put(OUT, outs);
                if (ins > 0) {
                    degrees.put(IN, ins);
                }
                yield "neurons" + outs + "," + ins;
            }
            case LayerVertex.Cumulant(int lines, int order) -> {
                degrees.put(FLUCTUATION, lines);
                yield "cumulant" + lines + "," + order;
            }
        };
        return new Vertex(name, degrees, Fraction.ONE, 1);
    }

    /// Every choice of vertices that has so many legs and this order and may be connected: it has lines enough, and
    /// no neuron without one unless it is alone.
    private static Set<List<LayerVertex>> contents(int legs, int order) {
        Set<List<LayerVertex>> contents = new LinkedHashSet<>();
        for (int blobs = 1; blobs <= legs; blobs++) {
            for (List<LayerVertex.Cumulant> cumulants : cumulants(order - (legs - blobs), 1, 1)) {
                int lines =
                        cumulants.stream().mapToInt(LayerVertex.Cumulant::lines).sum();
                int nodes = blobs + cumulants.size();
                if (lines < nodes - 1) {
                    continue;
                }
                LayerVertex.Neurons least = new LayerVertex.Neurons(1, nodes > 1 ? 1 : 0);
                for (List<LayerVertex> neurons : neurons(blobs, legs, lines, least)) {
                    List<LayerVertex> content = new ArrayList<>(neurons);
                    content.addAll(cumulants);
                    contents.add(content);
                }
            }
        }
        return contents;
    }

    /// Cumulants whose orders add up to `order`, each not before (`from`, `lines`).
    private static List<List<LayerVertex.Cumulant>> cumulants(int order, int from, int lines) {
        List<List<LayerVertex.Cumulant>> all = new ArrayList<>();
        if (order == 0) {
            all.add(List.of());
        }
        for (int t = from; t <= order; t++) {
            for (int k = t == from ? lines : 1; k <= t + 1; k++) {
                for (List<LayerVertex.Cumulant> rest : cumulants(order - t, t, k)) {
                    List<LayerVertex.Cumulant> whole = new ArrayList<>(List.of(new LayerVertex.Cumulant(k, t)));
                    whole.addAll(rest);
                    all.add(whole);
                }
            }
        }
        return all;
    }

    /// So many neurons with `legs` outs and `lines` ins together, each not before `least`.
    private static List<List<LayerVertex>> neurons(int count, int legs, int lines, LayerVertex.Neurons least) {
        List<List<LayerVertex>> all = new ArrayList<>();
        if (count == 0) {
            if (legs == 0 && lines == 0) {
                all.add(List.of());
            }
            return all;
        }
        for (int outs = least.outs(); outs <= legs; outs++) {
            for (int ins = outs == least.outs() ? least.ins() : Math.min(1, least.ins()); ins <= lines; ins++) {
                LayerVertex.Neurons next = new LayerVertex.Neurons(outs, ins);
                for (List<LayerVertex> rest : neurons(count - 1, legs - outs, lines - ins, next)) {
                    List<LayerVertex> whole = new ArrayList<>(List.of(next));
                    whole.addAll(rest);
                    all.add(whole);
                }
            }
        }
        return all;
    }
}
