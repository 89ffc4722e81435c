package wick.topic.expressivity.lab.kan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import wick.data.Npz;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.text.Document;
import wick.text.Fields;
import wick.text.Json;
import wick.text.Place;
import wick.text.Value;
import wick.topic.expressivity.lab.symbolic.Symbol;

/// A network as a file: numbers as arrays, what they mean as a text in JSON beside them, names of the columns included.
public record KanFile(Kan kan, List<String> variables, List<String> targets) {
    private static final String TEXT = "kan";
    private static final int MOST_NODES = 100_000;

    public KanFile {
        variables = List.copyOf(variables);
        targets = List.copyOf(targets);
    }

    /// The arrays, with the texts `more` beside what they mean.
    public Npz arrays(Map<String, String> more) {
        SequencedMap<String, Matrix> arrays = new LinkedHashMap<>();
        arrays.put("parameters", row(kan.parameters()));
        arrays.put("input_center", row(kan.inputs().center()));
        arrays.put("input_half", row(kan.inputs().half()));
        arrays.put("output_center", row(kan.outputs().center()));
        arrays.put("output_half", row(kan.outputs().half()));
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        texts.put(TEXT, Json.line(description()));
        texts.putAll(more);
        return Npz.of(arrays, texts);
    }

    private static Matrix row(Vector vector) {
        return Matrix.of(1, vector.size(), vector.toArray());
    }

    /// Widths, grids and what stands on every edge.
    public SequencedMap<String, Object> description() {
        SequencedMap<String, Object> all = new LinkedHashMap<>();
        all.put("variables", variables);
        all.put("targets", targets);
        all.put("shape", kan.shape());
        all.put("order", kan.layers().getFirst().grids().getFirst().order());
        List<Object> layers = new ArrayList<>();
        for (Layer layer : kan.layers()) {
            SequencedMap<String, Object> own = new LinkedHashMap<>();
            own.put("intervals", layer.grids().getFirst().intervals());
            own.put("low", layer.grids().stream().map(Grid::low).toList());
            own.put("high", layer.grids().stream().map(Grid::high).toList());
            own.put("edges", layer.edges().stream().map(KanFile::text).toList());
            layers.add(own);
        }
        all.put("layers", layers);
        return all;
    }

    /// What stands on an edge, in a word.
    public static String text(Edge edge) {
        return switch (edge) {
            case Edge.Spline _ -> "spline";
            case Edge.Symbolic(Symbol symbol) -> symbol.text();
            case Edge.Absent _ -> "absent";
        };
    }

    /// Reads a file that [#arrays] was written to.
    ///
    /// @throws wick.text.InputException naming file, field and what is allowed
    public static KanFile read(Path path) {
        Npz npz = Npz.read(path);
        Place place = Place.file(path.toString());
        String text = npz.texts().get(TEXT);
        if (text == null) {
            throw place.problem("holds no Kolmogorov-Arnold network: there is no text '" + TEXT + "'; 'wick kan fit"
                    + " --out DIR' writes kan.npz with one");
        }
        Fields all = Document.parse(path + ":" + TEXT, text).fields("variables", "targets", "shape", "order", "layers");
        int order = all.required("order").integer(1, Grid.HIGHEST_ORDER);
        List<Integer> shape = all.required("shape").integers(1, MOST_NODES);
        List<Layer> layers = new ArrayList<>();
        List<Value> written = all.required("layers").items();
        if (written.size() != shape.size() - 1) {
            throw place.problem("has " + written.size() + " layers for the shape " + shape);
        }
        for (int l = 0; l < written.size(); l++) {
            layers.add(layer(written.get(l), order, shape.get(l + 1)));
        }
        return place(
                place,
                () -> new KanFile(
                        new Kan(
                                new Scale(vector(npz, "input_center"), vector(npz, "input_half")),
                                layers,
                                new Scale(vector(npz, "output_center"), vector(npz, "output_half")),
                                vector(npz, "parameters")),
                        texts(all.required("variables")),
                        texts(all.required("targets"))));
    }

    private static KanFile place(Place place, Supplier<KanFile> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException wrong) {
            throw place.problem(String.valueOf(wrong.getMessage()));
        }
    }

    private static Layer layer(Value value, int order, int outputs) {
        Fields fields = value.fields("intervals", "low", "high", "edges");
        int intervals = fields.required("intervals").integer(1, Grid.MOST_INTERVALS);
        List<Double> low = fields.required("low").reals();
        List<Double> high = fields.required("high").reals();
        List<Edge> edges = new ArrayList<>();
        SequencedMap<String, Edge> known = known();
        for (Value edge : fields.required("edges").items()) {
            edges.add(edge.choice(known));
        }
        return value.checked(() -> {
            if (low.size() != high.size()) {
                throw new IllegalArgumentException(low.size() + " lower ends for " + high.size() + " upper ends");
            }
            List<Grid> grids = new ArrayList<>();
            for (int i = 0; i < low.size(); i++) {
                grids.add(new Grid(low.get(i), high.get(i), intervals, order));
            }
            return new Layer(grids, outputs, edges);
        });
    }

    private static SequencedMap<String, Edge> known() {
        SequencedMap<String, Edge> known = new LinkedHashMap<>();
        known.put("spline", new Edge.Spline());
        known.put("absent", new Edge.Absent());
        for (Symbol symbol : Symbol.values()) {
            known.put(symbol.text(), new Edge.Symbolic(symbol));
        }
        return known;
    }

    private static List<String> texts(Value value) {
        return value.items().stream().map(Value::string).toList();
    }

    private static Vector vector(Npz npz, String name) {
        return Vector.of(npz.array(name).matrix().entries());
    }
}
