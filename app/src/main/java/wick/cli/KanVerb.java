package wick.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import wick.data.Csv;
import wick.numeric.matrix.Matrix;
import wick.report.chart.Chart;
import wick.report.chart.Size;
import wick.store.OutputFolder;
import wick.text.Nearest;
import wick.topic.expressivity.lab.kan.EdgeCurves;
import wick.topic.expressivity.lab.kan.Kan;
import wick.topic.expressivity.lab.kan.KanFile;
import wick.topic.expressivity.lab.kan.KanPlan;
import wick.topic.expressivity.lab.kan.Samples;

/// `wick kan`: Kolmogorov-Arnold networks fitted to tables, and evaluated.
@Command(
        name = "wick kan",
        description = {
            "fit: trains a Kolmogorov-Arnold network, with a spline on every edge and sums at the nodes, on a table; on"
                    + " finer and finer grids, pruned, and written as a formula.",
            "eval: the answers of a network that fit has written for the rows of a table."
        },
        footer = {
            "",
            "With --prune the first grid is trained with a penalty on edges, and those that",
            "say little are left out. With --symbolic every edge becomes a f(b x + c) + d",
            "with f one of x, x^2, x^3, x^4, exp, sin, log, sqrt, 1/x, 1/x^2, tanh, abs,",
            "gaussian, atan, J0, and numbers become round where the data cannot tell.",
            "",
            "Keys of --json, fit: stages (intervals, parameters, rms_train, rms_test), shape,",
            "edges (layer, input, output, function, deviation), formula, formula_rms_train,",
            "formula_rms_test, files. eval: predictions, rms (if the target is there).",
            "fit --out DIR writes kan.npz (the network), kan.json, edges.svg; eval --out",
            "FILE the JSON object. See docs/kan.md.",
            "",
            "Examples:",
            "  wick kan fit examples/kan.csv --shape 2,1,1 --symbolic",
            "  wick kan fit examples/kan.csv --shape 2,5,1 --prune --symbolic --out kan",
            "  wick kan fit data.csv --target y --grid 3,5,10,20,40 --test 0.1 --json",
            "  wick kan eval kan/kan.npz examples/kan.csv --json"
        })
final class KanVerb implements Verb {
    private static final List<String> ACTIONS = List.of("fit", "eval");
    private static final int COLUMNS = 4;
    /// As many as a picture has room for, in rows of COLUMNS.
    private static final int MOST_PICTURES = 48;

    @Mixin
    private Options options = new Options();

    @Mixin
    private KanOptions asked = new KanOptions();

    @Parameters(index = "0", paramLabel = "ACTION", description = "fit or eval.")
    private String action = "fit";

    @Parameters(index = "1", paramLabel = "FILE", description = "fit: a table of numbers; eval: kan.npz of a fit.")
    private Path file = Path.of("data.csv");

    @Parameters(index = "2", arity = "0..1", paramLabel = "DATA", description = "eval: the table to answer.")
    private Optional<Path> data = Optional.empty();

    @Override
    public Options options() {
        return options;
    }

    /// `fit` writes a folder.
    @Override
    public Optional<Path> writesJsonTo() {
        return action.equals("eval") ? options.out() : Optional.empty();
    }

    @Override
    public Answer answer(Console console) throws IOException {
        return switch (action) {
            case "fit" -> fit(console);
            case "eval" -> evaluate();
            default ->
                throw new BadInput(
                        "wick kan " + action + ": allowed are fit and eval" + Nearest.suggestion(action, ACTIONS));
        };
    }

    private Answer fit(Console console) throws IOException {
        if (data.isPresent()) {
            throw new BadInput("'" + data.get() + "' is one word too many for wick kan fit");
        }
        LeanStart.heavy();
        KanColumns columns = KanColumns.of(Csv.read(file), asked, options.seed());
        KanPlan plan = asked.plan(columns.variables().size(), options.seed());
        asked.threshold();
        Optional<OutputFolder> folder = options.out().map(OutputFolder::prepare);
        KanFitting fitting = new KanFitting(columns, asked, plan, console);
        Kan trained = fitting.train();
        Kan kan = asked.symbolic() ? fitting.named(trained) : trained;
        Optional<KanFitting.Written> formula = asked.symbolic() ? fitting.written(kan) : Optional.empty();
        List<EdgeCurves.Curve> curves = EdgeCurves.of(kan, columns.train().inputs());
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("stages", fitting.stages().stream().map(KanFitting.Stage::json).toList());
        json.put("shape", kan.shape());
        json.put("edges", KanWords.edges(curves));
        json.put("formula", formula.map(KanFitting.Written::text));
        json.put("formula_rms_train", formula.map(KanFitting.Written::train));
        json.put("formula_rms_test", formula.map(KanFitting.Written::test));
        if (folder.isPresent()) {
            write(folder.get(), fitting.file(kan), curves, json);
        }
        json.put("request", request());
        return Answer.of(json, () -> KanWords.text(fitting, kan, formula));
    }

    private static void write(
            OutputFolder folder, KanFile kan, List<EdgeCurves.Curve> curves, SequencedMap<String, Object> json)
            throws IOException {
        SequencedMap<String, Object> files = new LinkedHashMap<>();
        folder.write(
                "kan.npz",
                kan.arrays(Map.of(
                        "conventions",
                        "inputs and outputs scaled by (x - center)/half; parameters layer by layer, edge by edge, all"
                                + " edges to the first node first; spline: w, c_0, c_1, ... of w silu(x) + sum c_i"
                                + " B_i(x); others: a, b, c, d of a f(b x + c) + d",
                        "version",
                        Version.current().toString())));
        files.put("network", folder.file("kan.npz").toString());
        List<EdgeCurves.Curve> shown = KanWords.liveliest(curves, MOST_PICTURES);
        folder.write(
                "edges.svg",
                Chart.rows(
                        KanWords.pictures(shown, kan.variables()), Math.clamp(shown.size(), 1, COLUMNS), Size.SMALL));
        files.put("edges", folder.file("edges.svg").toString());
        files.put("description", folder.file("kan.json").toString());
        json.put("files", files);
        SequencedMap<String, Object> described = new LinkedHashMap<>(json);
        described.put("network", kan.description());
        folder.write("kan.json", described);
    }

    private Answer evaluate() {
        KanFile kan = KanFile.read(file);
        Csv csv = Csv.read(data.orElseThrow(
                () -> new BadInput("wick kan eval needs a network and a table: wick kan eval kan/kan.npz data.csv")));
        Matrix answers = kan.kan().apply(KanColumns.inputs(csv, kan.variables()));
        for (int s = 0; s < answers.rows(); s++) {
            if (!Double.isFinite(answers.at(s, 0))) {
                throw new BadInput(csv.file() + ", line " + csv.lines().get(s)
                        + ": the network is not defined there; the row lies outside the domain of a function on its"
                        + " edges");
            }
        }
        Optional<Double> miss = KanColumns.targets(csv, kan.targets().getFirst())
                .map(targets -> new Samples(Matrix.zeros(targets.length, 0), Matrix.of(targets.length, 1, targets))
                        .rootMeanSquare(answers));
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("predictions", answers.entries());
        json.put("rms", miss);
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("network", file.toString());
        request.put("data", csv.file());
        json.put("request", request);
        return Answer.of(json, () -> {
            StringBuilder text = new StringBuilder();
            for (double answer : answers.entries()) {
                text.append(answer).append(System.lineSeparator());
            }
            miss.ifPresent(value -> text.append(String.format(Locale.ROOT, "# rms %.6e%n", value)));
            return text.toString();
        });
    }

    private SequencedMap<String, Object> request() {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("action", action);
        request.put("data", file.toString());
        asked.putInto(request);
        request.put("seed", options.seed());
        return request;
    }
}
