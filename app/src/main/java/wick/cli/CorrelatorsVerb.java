package wick.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wick.lab.correlators.MeasuredLayer;
import wick.network.Network;
import wick.network.NetworkFile;
import wick.numeric.matrix.Matrix;
import wick.theory.finitewidth.CorrelatorLayer;
import wick.theory.finitewidth.Correlators;
import wick.theory.finitewidth.KernelCorrections;
import wick.theory.finitewidth.SecondOrderPairs;

/// `wick correlators`: what a finite width changes, to first order in 1/width.
@Command(
        name = "wick correlators",
        description = {
            "Corrections of first order in 1/width to a dense network, layer by layer, for the rows of X: connected"
                    + " four-point function, mean kernel, fluctuations of the tangent kernel and its drift under training."
        },
        footer = {
            "",
            "Keys of --json: layers, one per dense layer, readout included; layer 1 is the",
            "first pre-activation z. n is the width in front of the layer (its fan-in); all",
            "numbers are NOT divided by n. H is the tangent kernel of outputs i and j, with i",
            "and j different below; a, b, c, d are inputs, S is the covariance of z given the",
            "layers before. Matrices over inputs [a][b]:",
            "  kernel K, ntk Theta         limits of E z_ia z_ib and E H_ii,ab",
            "  metric_correction G         E z_ia z_ib = K + G/n",
            "  ntk_correction T            E H_ii,ab = Theta + T/n",
            "Matrices over unordered pairs 11, 12, ..., 22, ... (key pairs):",
            "  four_point_vertex V         Cov(S_ab, S_cd) = V/n, row ab, column cd",
            "  ntk_variance_a A            Cov(H_ii,ab, H_jj,cd) = A/n",
            "  d D                         Cov(z_ia z_ib, H_jj,cd) = D/n",
            "Matrices over ordered pairs 11, 12, ..., 21, 22, ... (key ordered_pairs), row",
            "ab, column cd:",
            "  ntk_variance_b B            E H_ij,ab H_ij,cd = B/n",
            "  f F                         E z_ia z_jb H_ij,cd = F/n",
            "  p P, q Q                    E dH_ijj,abc z_id = P/n, E dH_iij,abc z_jd = Q/n;",
            "                              null behind an activation with kinks",
            "errors bounds the numerical error of every entry. kernel_scatter is V/(n K^2)",
            "and ntk_scatter (A + 2B)/(n Theta^2), the largest over inputs; next_order is",
            "half the larger one, about the size of the next order relative to this one. See",
            "docs/finite-width.md.",
            "",
            "--measure adds the list measured, one entry per layer behind the first: the same",
            "keys with measured values, _se their jackknife errors and _z (measured -",
            "predicted)/error, effective_networks (few of them: heavy tails), log_kernel E ln",
            "S.",
            "",
            "--order 2 (up to 3 inputs; kinks for one input only) adds to each layer the key",
            "second_order with metric_correction, four_point_vertex and six_point_vertex, all",
            "coefficients of 1/n^2: E S = K + G/n + G2/n^2, Cov(S, S) = V/n + V2/n^2, third",
            "cumulant of S_A, S_B, S_C = U/n^2 as [A][B][C] over unordered pairs.",
            "",
            "With residual blocks, one input: kernel, metric_correction and four_point_vertex",
            "behind each dense layer and block (key place: dense or residual).",
            "",
            "Examples:",
            "  wick correlators network.yaml --inputs X.npy",
            "  wick correlators network.yaml --inputs X.npy --json",
            "  wick correlators network.yaml --inputs X.npy --measure --networks 20000",
            "  wick correlators network.yaml --inputs X.npy --order 2 --json"
        })
final class CorrelatorsVerb implements Verb {
    @Mixin
    private Options options = new Options();

    @Mixin
    private TensorMeasurement measurement = new TensorMeasurement();

    @Parameters(index = "0", paramLabel = "NETWORK.yaml", description = "A network file.")
    private Path file = Path.of("network.yaml");

    @Option(names = "--inputs", paramLabel = "X.npy", required = true, description = "Inputs, one per row.")
    private Path inputs = Path.of("X.npy");

    @Option(
            names = "--order",
            paramLabel = "N",
            defaultValue = "1",
            description = "Order in 1/width (default: ${DEFAULT-VALUE}).")
    private int order = 1;

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Answer answer(Console console) {
        if (order != 1 && order != 2) {
            throw new BadInput("--order " + order + " must be 1 or 2");
        }
        measurement.check();
        Network network = NetworkFile.read(file);
        Matrix rows = Engines.inputs(inputs, network);
        if (SkipWords.applies(network.wire())) {
            if (measurement.wanted()) {
                throw new BadInput("--measure takes stacks of dense layers; " + file + " has residual branches");
            }
            return skips(network, rows);
        }
        List<CorrelatorLayer> layers;
        List<MeasuredLayer> measured = List.of();
        List<SecondOrderPairs> second = List.of();
        try {
            layers = Correlators.of(network.wire(), rows);
            if (order == 2) {
                second = SecondOrderWords.layers(network.wire(), rows);
            }
            if (measurement.wanted()) {
                measured = measurement.of(network, rows, options.seed(), new Progression(console));
            }
        } catch (IllegalArgumentException | ArithmeticException refused) {
            throw new BadInput(file + " with " + inputs + ": " + refused.getMessage());
        }
        SequencedMap<String, Object> json = CorrelatorWords.json(layers);
        json.put("request", request(network));
        StringBuilder more = new StringBuilder();
        if (!second.isEmpty()) {
            SecondOrderWords.into(second, json);
            more.append(SecondOrderWords.verdict(second.getLast())).append(System.lineSeparator());
        }
        if (!measured.isEmpty()) {
            json.put("measured", MeasuredWords.json(layers, measured));
            more.append(MeasuredWords.text(layers, measured));
        }
        return Answer.of(json, () -> CorrelatorWords.text(layers) + more);
    }

    private Answer skips(Network network, Matrix rows) {
        List<KernelCorrections> places;
        try {
            places = SkipWords.places(network.wire(), rows, order);
        } catch (IllegalArgumentException | ArithmeticException refused) {
            throw new BadInput(file + " with " + inputs + ": " + refused.getMessage());
        }
        SequencedMap<String, Object> json = SkipWords.json(places);
        json.put("request", request(network));
        return Answer.of(json, () -> SkipWords.text(places));
    }

    private SequencedMap<String, Object> request(Network network) {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("network", file.toString());
        request.put("inputs", inputs.toString());
        request.put("order", order);
        request.putAll(measurement.request(network, options.seed()));
        return request;
    }
}
