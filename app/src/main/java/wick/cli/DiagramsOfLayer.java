package wick.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Option;
import wick.network.Network;
import wick.network.Wiring;
import wick.numeric.gaussian.Covariance;
import wick.numeric.matrix.Matrix;
import wick.report.diagram.Look;
import wick.theory.fieldtheory.Diagram;
import wick.theory.fieldtheory.LayerDiagrams;
import wick.theory.fieldtheory.LayerFlow;
import wick.theory.fieldtheory.LayerVertex;
import wick.theory.fieldtheory.PairFlow;

/// The diagrams that lead to a dense layer of a network from the layer before it.
final class DiagramsOfLayer {
    private static final String LETTERS = "GVUWX";

    @Option(
            names = "--layer",
            paramLabel = "L",
            description = "With --theory layer: the dense layer, counted from 1 (default: the last).")
    private Optional<Integer> layer = Optional.empty();

    /// Values are coefficients of 1/n^order, n the width in front of the layer. Adds what is particular to `json`.
    DiagramListing listing(DiagramOptions asked, DiagramPoints where, SequencedMap<String, Object> json) {
        int legs = asked.plainLegs();
        if (legs % 2 == 1) {
            throw new BadInput(asked.said() + ": an odd number of legs; the neurons of a layer are symmetric, so that"
                    + " every diagram vanishes and the coefficient is 0");
        }
        LayerDiagrams diagrams = LayerDiagrams.of(legs / 2, asked.plainOrder());
        Network network = where.network();
        Wiring wiring = network.wire();
        Matrix inputs = where.inputs(network);
        if (inputs.rows() > 2) {
            throw new BadInput("--theory layer takes one or two inputs, not " + inputs.rows());
        }
        json.put("theory", "layer");
        json.put("legs", legs);
        json.put("order", asked.plainOrder());
        return inputs.rows() == 1
                ? one(asked, diagrams, wiring, inputs, json)
                : two(asked, diagrams, wiring, inputs, where, json);
    }

    private DiagramListing one(
            DiagramOptions asked,
            LayerDiagrams diagrams,
            Wiring wiring,
            Matrix inputs,
            SequencedMap<String, Object> json) {
        List<LayerFlow.Stage> stages = LayerFlow.of(wiring, product(inputs, 0, 0), asked.plainOrder());
        LayerFlow.Stage stage = stages.get(place(stages.size()));
        described(json, stage.layer(), stage.width());
        json.put("kernel", stage.kernel());
        return listing(
                asked,
                diagrams,
                stage.layer(),
                stage.width(),
                diagram -> stage.step().value(diagrams, diagram, stage.before()));
    }

    private DiagramListing two(
            DiagramOptions asked,
            LayerDiagrams diagrams,
            Wiring wiring,
            Matrix inputs,
            DiagramPoints where,
            SequencedMap<String, Object> json) {
        if (asked.plainOrder() != 1) {
            throw new BadInput(asked.said() + ": for two inputs the diagrams between layers are evaluated at order 1;"
                    + " give one input for higher orders");
        }
        List<Integer> at = where.at().isEmpty() ? Collections.nCopies(asked.plainLegs(), 0) : where.at();
        if (at.size() != asked.plainLegs() || at.stream().anyMatch(i -> i < 0 || i > 1)) {
            throw new BadInput("--at " + at + " must name one of the inputs 0 and 1 for each of " + asked.plainLegs()
                    + " legs, such as --at 0,0,1,1");
        }
        List<Integer> pairs = new ArrayList<>();
        for (int i = 0; i < at.size(); i += 2) {
            pairs.add(at.get(i) + at.get(i + 1));
        }
        Covariance start = new Covariance(product(inputs, 0, 0), product(inputs, 1, 1), product(inputs, 0, 1));
        List<PairFlow.Stage> stages = PairFlow.of(wiring, start);
        PairFlow.Stage stage = stages.get(place(stages.size()));
        described(json, stage.layer(), stage.width());
        json.put(
                "kernel",
                List.of(
                        List.of(stage.kernel().at(0), stage.kernel().at(1)),
                        List.of(stage.kernel().at(1), stage.kernel().at(2))));
        json.put("at", at);
        return listing(
                asked,
                diagrams,
                stage.layer(),
                stage.width(),
                diagram -> stage.step().value(diagrams, diagram, pairs, stage.before()));
    }

    private static void described(SequencedMap<String, Object> json, int layer, int width) {
        json.put("layer", layer);
        json.put("width", width);
    }

    private int place(int stages) {
        int last = stages + 1;
        int wanted = layer.orElse(last);
        if (wanted < 2 || wanted > last) {
            throw new BadInput("--layer " + wanted + " must be a dense layer from 2 to " + last
                    + " of the network; the first one is exactly Gaussian");
        }
        return wanted - 2;
    }

    private static double product(Matrix inputs, int i, int j) {
        double sum = 0;
        for (int k = 0; k < inputs.columns(); k++) {
            sum += inputs.at(i, k) * inputs.at(j, k);
        }
        return sum / inputs.columns();
    }

    private static DiagramListing listing(
            DiagramOptions asked, LayerDiagrams diagrams, int layer, int width, ToDoubleFunction<Diagram> value) {
        double scale = Math.pow(width, asked.plainOrder());
        List<DiagramListing.Entry> entries = new ArrayList<>();
        double sum = 0;
        for (Diagram diagram : diagrams.diagrams()) {
            double number = value.applyAsDouble(diagram) * scale;
            sum += number;
            entries.add(new DiagramListing.Entry(diagram, number, Optional.empty(), Optional.empty()));
        }
        return new DiagramListing(
                "layer " + layer + ": " + asked.plainLegs() + " legs, order 1/n^" + asked.plainOrder() + ", n = "
                        + width,
                look(diagrams),
                entries,
                Optional.of(sum),
                Optional.empty());
    }

    private static Look look(LayerDiagrams diagrams) {
        Map<Integer, String> disks = new HashMap<>();
        for (int i = 0; i < diagrams.kinds(); i++) {
            disks.put(
                    i,
                    switch (diagrams.vertex(i)) {
                        case LayerVertex.Neurons(int outs, int _) -> "κ" + subscript(outs);
                        case LayerVertex.Cumulant(int lines, int order) -> {
                            int beyond = order - Math.max(1, lines - 1);
                            yield LETTERS.charAt(lines - 1) + (beyond == 0 ? "" : subscript(beyond + 1));
                        }
                    });
        }
        return Look.paired(diagrams.theory(), disks);
    }

    private static String subscript(int digit) {
        return String.valueOf((char) ('₀' + digit));
    }
}
