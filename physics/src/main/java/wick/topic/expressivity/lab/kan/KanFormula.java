package wick.topic.expressivity.lab.kan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;
import wick.topic.expressivity.lab.symbolic.EdgeFit;
import wick.topic.expressivity.lab.symbolic.Formula;
import wick.topic.expressivity.lab.symbolic.Symbol;

/// A network whose edges become named functions one after the other, and the formula it then is.
///
/// The edge that a named function fits best comes first; after each, all that is left of the network is trained again.
public final class KanFormula {
    /// R² below which an edge keeps its spline.
    private static final double LEAST = 0.95;
    private static final int STEPS = 25;
    private static final int LAST_STEPS = 200;
    /// The share of the variance a network misses that counts as noise of an edge.
    private static final double NOISE = 0.1;
    /// The share of variance below which one function fits an edge as well as another: networks reach the same answer
    /// with edges that differ that much.
    private static final double LEVEL = 1e-5;
    /// Functions tried for an edge.
    private static final int TRIED = 3;

    private final KanTraining training;
    private final Samples samples;

    public KanFormula(KanTraining training, Samples samples) {
        this.training = training;
        this.samples = samples;
    }

    /// Where an edge stands, and the functions that fit it best, in order.
    public record Choice(int layer, int output, int input, List<EdgeFit> fits) {
        public EdgeFit best() {
            return fits.getFirst();
        }
    }

    /// The network with as many edges named as fit well. Of the functions that fit an edge best the one stays with
    /// which the network, trained again, is best for its complexity.
    public Kan named(Kan start, Consumer<Choice> told) {
        Kan kan = start;
        double level = Math.max(miss(start), Math.sqrt(LEVEL) / 10);
        while (true) {
            Optional<Choice> next = choices(kan).stream()
                    .filter(choice -> choice.best().determination() >= LEAST)
                    .min(Comparator.comparingDouble(choice -> choice.best().unexplained()));
            if (next.isEmpty()) {
                return training.polished(kan, LAST_STEPS);
            }
            Kan best = kan;
            double lowest = Double.POSITIVE_INFINITY;
            EdgeFit chosen = next.get().best();
            for (EdgeFit fit : next.get().fits()) {
                Kan trial = training.polished(with(kan, next.get(), fit), STEPS);
                double score = Math.log(miss(trial) + level) / Math.log(2)
                        + 2 * fit.function().complexity();
                if (score < lowest) {
                    lowest = score;
                    best = trial;
                    chosen = fit;
                }
            }
            kan = best;
            told.accept(new Choice(
                    next.get().layer(), next.get().output(), next.get().input(), List.of(chosen)));
        }
    }

    /// The root mean square missed, in units of the targets' deviation.
    private double miss(Kan kan) {
        return samples.rootMeanSquare(kan.apply(samples.inputs()))
                / kan.outputs().half().at(0);
    }

    /// The best function of every edge that is still a spline.
    List<Choice> choices(Kan kan) {
        Matrix inputs = kan.inputs().apply(samples.inputs());
        List<Matrix> nodes = Evaluation.nodes(kan, inputs);
        List<Matrix> edges = Evaluation.edges(kan, inputs);
        double floor = Math.max(LEVEL, NOISE * miss(kan) * miss(kan));
        List<int[]> places = new ArrayList<>();
        for (int l = 0; l < kan.layers().size(); l++) {
            for (int e = 0; e < kan.layers().get(l).edges().size(); e++) {
                if (kan.layers().get(l).edges().get(e) instanceof Edge.Spline) {
                    places.add(new int[] {l, e});
                }
            }
        }
        List<Optional<Choice>> found = new ArrayList<>(Collections.nCopies(places.size(), Optional.empty()));
        Parallel.forEach(places.size(), p -> {
            int l = places.get(p)[0];
            int e = places.get(p)[1];
            int width = kan.layers().get(l).inputs();
            double[] x = nodes.get(l).transposed().row(e % width);
            double[] y = edges.get(l).transposed().row(e);
            List<EdgeFit> fits = EdgeFit.all(x, y, floor);
            found.set(
                    p, Optional.of(new Choice(l, e / width, e % width, fits.subList(0, Math.min(TRIED, fits.size())))));
        });
        return found.stream().flatMap(Optional::stream).toList();
    }

    private static Kan with(Kan kan, Choice choice, EdgeFit fit) {
        List<Layer> layers = new ArrayList<>(kan.layers());
        List<Double> parameters = new ArrayList<>();
        List<List<Integer>> places = Kan.offsets(kan.layers());
        for (int l = 0; l < layers.size(); l++) {
            Layer layer = layers.get(l);
            List<Edge> edges = new ArrayList<>(layer.edges());
            int chosen = l == choice.layer ? choice.output * layer.inputs() + choice.input : -1;
            for (int e = 0; e < edges.size(); e++) {
                if (e == chosen) {
                    parameters.addAll(fit.numbers());
                    edges.set(e, new Edge.Symbolic(fit.function()));
                } else {
                    for (int p = places.get(l).get(e); p < places.get(l).get(e + 1); p++) {
                        parameters.add(kan.parameters().at(p));
                    }
                }
            }
            layers.set(l, layer.withEdges(edges));
        }
        double[] all = parameters.stream().mapToDouble(Double::doubleValue).toArray();
        return new Kan(kan.inputs(), layers, kan.outputs(), Vector.of(all));
    }

    /// The outputs as formulas of the inputs in their own units; nothing if an edge is still a spline.
    public static Optional<List<Formula>> formulas(Kan kan) {
        List<Formula> nodes = new ArrayList<>();
        for (int i = 0; i < kan.layers().getFirst().inputs(); i++) {
            double half = kan.inputs().half().at(i);
            nodes.add(Formula.input(i)
                    .times(1 / half)
                    .plus(Formula.constant(-kan.inputs().center().at(i) / half)));
        }
        List<List<Integer>> places = Kan.offsets(kan.layers());
        for (int l = 0; l < kan.layers().size(); l++) {
            Layer layer = kan.layers().get(l);
            List<Formula> sums = new ArrayList<>();
            for (int j = 0; j < layer.outputs(); j++) {
                Formula sum = Formula.constant(0);
                for (int i = 0; i < layer.inputs(); i++) {
                    int e = j * layer.inputs() + i;
                    switch (layer.edges().get(e)) {
                        case Edge.Spline _ -> {
                            return Optional.empty();
                        }
                        case Edge.Symbolic(Symbol symbol) ->
                            sum = sum.plus(called(kan, symbol, places.get(l).get(e), nodes.get(i)));
                        case Edge.Absent _ -> {
                            // adds nothing
                        }
                    }
                }
                sums.add(sum);
            }
            nodes = sums;
        }
        List<Formula> outputs = new ArrayList<>();
        for (int o = 0; o < nodes.size(); o++) {
            outputs.add(nodes.get(o)
                    .times(kan.outputs().half().at(o))
                    .plus(Formula.constant(kan.outputs().center().at(o))));
        }
        return Optional.of(outputs);
    }

    private static Formula called(Kan kan, Symbol symbol, int at, Formula argument) {
        Vector p = kan.parameters();
        return Formula.call(symbol, argument.times(p.at(at + 1)).plus(Formula.constant(p.at(at + 2))))
                .times(p.at(at))
                .plus(Formula.constant(p.at(at + 3)));
    }
}
