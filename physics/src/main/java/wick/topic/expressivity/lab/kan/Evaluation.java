package wick.topic.expressivity.lab.kan;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;

/// Many inputs carried through a network, in blocks of a fixed size whatever the number of threads.
final class Evaluation {
    static final int BLOCK = 128;

    private Evaluation() {}

    static int blocks(int rows) {
        return (rows + BLOCK - 1) / BLOCK;
    }

    /// Scaled outputs of scaled inputs.
    static Matrix outputs(Kan kan, Matrix inputs) {
        Matrix outputs = Matrix.zeros(inputs.rows(), kan.layers().getLast().outputs());
        visit(kan, inputs, (row, pass) -> {
            double[] last = pass.nodes(kan.layers().size());
            System.arraycopy(last, 0, outputs.entries(), row * last.length, last.length);
        });
        return outputs;
    }

    /// The values at the nodes in front of every layer, and behind the last one.
    static List<Matrix> nodes(Kan kan, Matrix inputs) {
        List<Matrix> nodes = new ArrayList<>();
        nodes.add(Matrix.zeros(inputs.rows(), inputs.columns()));
        for (Layer layer : kan.layers()) {
            nodes.add(Matrix.zeros(inputs.rows(), layer.outputs()));
        }
        visit(kan, inputs, (row, pass) -> {
            for (int l = 0; l < nodes.size(); l++) {
                double[] own = pass.nodes(l);
                System.arraycopy(own, 0, nodes.get(l).entries(), row * own.length, own.length);
            }
        });
        return nodes;
    }

    /// The values on the edges of every layer, one row for each input.
    static List<Matrix> edges(Kan kan, Matrix inputs) {
        List<Matrix> edges = new ArrayList<>();
        for (Layer layer : kan.layers()) {
            edges.add(Matrix.zeros(inputs.rows(), layer.edges().size()));
        }
        visit(kan, inputs, (row, pass) -> {
            for (int l = 0; l < edges.size(); l++) {
                double[] own = pass.values(l);
                System.arraycopy(own, 0, edges.get(l).entries(), row * own.length, own.length);
            }
        });
        return edges;
    }

    private interface Visitor {
        void visit(int row, Pass pass);
    }

    private static void visit(Kan kan, Matrix inputs, Visitor visitor) {
        double[] parameters = kan.parameters().toArray();
        Parallel.forEach(blocks(inputs.rows()), block -> {
            Pass pass = new Pass(kan.layers());
            for (int row = block * BLOCK; row < Math.min((block + 1) * BLOCK, inputs.rows()); row++) {
                pass.forward(inputs.entries(), row * inputs.columns(), parameters);
                visitor.visit(row, pass);
            }
        });
    }
}
