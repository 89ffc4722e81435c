package wick.theory.fieldtheory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wick.network.Activation;
import wick.numeric.gaussian.Covariance;
import wick.numeric.gaussian.GaussianExpectation;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// One activation and dense layer, seen by two inputs: the values of [LayerDiagrams] of first order.
public final class PairStep {
    private static final int[][] INPUTS = {{0, 0}, {0, 1}, {1, 1}};

    private final Activation activation;
    private final Covariance covariance;
    private final double[] kinks;
    private final double[][] inverse;
    private final double weightVariance;
    private final double width;
    private final Map<List<Integer>, Double> known = new HashMap<>();

    PairStep(Activation activation, Vector kernel, double weightVariance, int width) {
        this.activation = activation;
        this.weightVariance = weightVariance;
        this.width = width;
        covariance = new Covariance(kernel.at(0), kernel.at(2), kernel.at(1));
        double determinant = kernel.at(0) * kernel.at(2) - kernel.at(1) * kernel.at(1);
        if (!(determinant > 1e-10 * kernel.at(0) * kernel.at(2))) {
            throw new IllegalArgumentException("the two inputs are parallel (variances " + kernel.at(0) + ", "
                    + kernel.at(2) + ", covariance " + kernel.at(1) + "): give one of them");
        }
        inverse = new double[][] {
            {kernel.at(2) / determinant, -kernel.at(1) / determinant},
            {-kernel.at(1) / determinant, kernel.at(0) / determinant}
        };
        kinks = activation.kinks().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// ⟨φφ⟩ over pairs.
    Vector mean() {
        return Vector.of(derivative(0, List.of()), derivative(1, List.of()), derivative(2, List.of()));
    }

    PairFlow.State next(PairFlow.State before) {
        LayerDiagrams vertices = LayerDiagrams.of(2, 1);
        LayerDiagrams means = LayerDiagrams.of(1, 1);
        Matrix vertex = Matrix.zeros(PairFlow.PAIRS, PairFlow.PAIRS);
        double[] correction = new double[PairFlow.PAIRS];
        for (int e = 0; e < PairFlow.PAIRS; e++) {
            for (Diagram diagram : means.diagrams()) {
                correction[e] += value(means, diagram, List.of(e), before);
            }
            for (int f = 0; f < PairFlow.PAIRS; f++) {
                double sum = 0;
                for (Diagram diagram : vertices.diagrams()) {
                    sum += value(vertices, diagram, List.of(e, f), before);
                }
                vertex.set(e, f, sum);
            }
        }
        return new PairFlow.State(vertex, Vector.of(correction));
    }

    /// What a diagram whose legs are the pairs `legs` adds, summed over attachments, powers of the widths included.
    public double value(LayerDiagrams diagrams, Diagram diagram, List<Integer> legs, PairFlow.State before) {
        double sum = 0;
        List<List<Integer>> attachments = Permutations.of(legs);
        for (List<Integer> attached : attachments) {
            sum += contraction(diagrams, diagram, attached, before);
        }
        return sum / attachments.size() * diagram.weight().toDouble();
    }

    private double contraction(LayerDiagrams diagrams, Diagram diagram, List<Integer> legs, PairFlow.State before) {
        TensorNetwork network = new TensorNetwork(PairFlow.PAIRS);
        for (int node = 0; node < diagram.nodes().size(); node++) {
            if (diagram.nodes().get(node) instanceof Node.Inner(int vertex)) {
                List<Integer> lines = new ArrayList<>();
                List<Integer> outs = new ArrayList<>();
                int name = 0;
                for (Line line : diagram.lines()) {
                    boolean here = line.from() == node || line.to() == node;
                    int other = line.from() == node ? line.to() : line.from();
                    for (int i = 0; i < line.count(); i++, name++) {
                        if (here && diagram.nodes().get(other) instanceof Node.Leg(String _, int number)) {
                            outs.add(legs.get(number));
                        } else if (here) {
                            lines.add(name);
                        }
                    }
                }
                network.add(lines, tensor(diagrams.vertex(vertex), outs, lines.size(), before));
            }
        }
        return network.sum();
    }

    /// A vertex as a tensor over the pairs on its inner lines.
    private double[] tensor(LayerVertex vertex, List<Integer> outs, int rank, PairFlow.State before) {
        double[] entries = new double[(int) Math.pow(PairFlow.PAIRS, rank)];
        for (int at = 0; at < entries.length; at++) {
            List<Integer> pairs = new ArrayList<>();
            for (int i = 0, rest = at; i < rank; i++, rest /= PairFlow.PAIRS) {
                pairs.addFirst(rest % PairFlow.PAIRS);
            }
            entries[at] = switch (vertex) {
                case LayerVertex.Neurons _ -> neuron(outs, pairs);
                case LayerVertex.Cumulant(int lines, int order)
                when lines == 1 && order == 1 -> before.correction().at(pairs.getFirst());
                case LayerVertex.Cumulant(int lines, int order)
                when lines == 2 && order == 1 -> before.vertex().at(pairs.getFirst(), pairs.getLast());
                case LayerVertex.Cumulant _ ->
                    throw new IllegalArgumentException("for two inputs diagrams are evaluated at first order");
            };
        }
        return entries;
    }

    private double neuron(List<Integer> outs, List<Integer> ins) {
        if (outs.size() == 1) {
            return weightVariance * derivative(outs.getFirst(), ins);
        }
        if (outs.size() != 2 || !ins.isEmpty()) {
            throw new IllegalArgumentException("for two inputs diagrams are evaluated at first order");
        }
        double product = average(powers(outs), List.of());
        double means = derivative(outs.getFirst(), ins) * derivative(outs.getLast(), ins);
        return weightVariance * weightVariance / width * (product - means);
    }

    /// ∂/∂K_e ∂/∂K_f … ⟨φφ⟩ of a pair of inputs, e, f, … the entries of `ins`.
    private double derivative(int out, List<Integer> ins) {
        List<Integer> indices = new ArrayList<>();
        double factor = 1;
        for (int pair : ins) {
            indices.add(INPUTS[pair][0]);
            indices.add(INPUTS[pair][1]);
            // K_12 stands twice in the symmetric matrix
            factor *= INPUTS[pair][0] == INPUTS[pair][1] ? 0.5 : 1;
        }
        return factor * average(powers(List.of(out)), indices);
    }

    private static int[] powers(List<Integer> outs) {
        int[] powers = new int[2];
        for (int pair : outs) {
            powers[INPUTS[pair][0]]++;
            powers[INPUTS[pair][1]]++;
        }
        return powers;
    }

    /// ⟨φ(z₁)^a φ(z₂)^b He_indices(z)⟩
    private double average(int[] powers, List<Integer> indices) {
        List<Integer> key = new ArrayList<>(indices);
        key.sort(Integer::compare);
        key.add(powers[0]);
        key.add(powers[1]);
        Double found = known.get(key);
        if (found == null) {
            found = GaussianExpectation.of(
                            (x, y) -> Math.pow(activation.value(x), powers[0])
                                    * Math.pow(activation.value(y), powers[1])
                                    * hermite(indices, x, y),
                            covariance,
                            kinks)
                    .value();
            known.put(key, found);
        }
        return found;
    }

    /// He_{i…} = u_i He_{…} − Σ_j M_ij He_{… without j}, M = K⁻¹, u = M z.
    private double hermite(List<Integer> indices, double x, double y) {
        if (indices.isEmpty()) {
            return 1;
        }
        int first = indices.getFirst();
        List<Integer> rest = indices.subList(1, indices.size());
        double value = (inverse[first][0] * x + inverse[first][1] * y) * hermite(rest, x, y);
        for (int j = 0; j < rest.size(); j++) {
            List<Integer> without = new ArrayList<>(rest);
            without.subList(j, j + 1).clear();
            value -= inverse[first][rest.get(j)] * hermite(without, x, y);
        }
        return value;
    }
}
