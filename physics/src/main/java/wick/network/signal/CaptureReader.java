package wick.network.signal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wick.data.Npz;
import wick.data.Tensor;
import wick.network.Activation;
import wick.network.ActivationText;
import wick.network.signal.Recording.Circumstances;
import wick.text.Document;
import wick.text.Fields;
import wick.text.InputException;
import wick.text.Place;
import wick.text.Value;

/// Reads the arrays of a capture strictly.
final class CaptureReader {
    private static final Document.Limits LIMITS = new Document.Limits(1 << 26, 20, 4_000_000, 10_000);
    private static final int MOST_STAGES = 100_000;
    private static final int MOST_STEPS = 10_000;

    private static final List<String> ABOUT = List.of(
            "format",
            "version",
            "origin",
            "model",
            "samples",
            "training",
            "quantities",
            "statistics",
            "figures",
            "stages");

    private final Place place;
    private final Npz npz;
    private final Fields about;

    CaptureReader(String file, Npz npz) {
        this.place = Place.file(file);
        this.npz = npz;
        String text = npz.texts().get("about");
        if (text == null) {
            throw place.problem("is not a capture: it has no text named about");
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Value value = Document.parse(file + ", about", bytes, LIMITS);
        if (!(value instanceof Fields fields)) {
            throw value.refuse("a map");
        }
        if (!fields.required("format").string().equals(Capture.FORMAT)) {
            throw fields.required("format").refuse(Capture.FORMAT);
        }
        if (fields.required("version").integer(0, Integer.MAX_VALUE) != Capture.VERSION) {
            throw fields.required("version").refuse(Capture.VERSION + ", the only version there is");
        }
        this.about = value.fields(ABOUT);
    }

    Recording recording() {
        List<Value> items = about.required("stages").items();
        if (items.isEmpty() || items.size() > MOST_STAGES) {
            throw about.required("stages").refuse("a list of 1 to " + MOST_STAGES + " stages");
        }
        List<Stage> stages = new ArrayList<>();
        for (Value item : items) {
            stages.add(stage(item, stages.size()));
        }
        List<Recording.Step> steps = steps(stages.size());
        return checked(() -> new Recording(circumstances(), stages, steps), place);
    }

    private Circumstances circumstances() {
        return new Circumstances(
                about.required("origin").string(),
                about.required("model").string(),
                about.required("samples").integer(1, Integer.MAX_VALUE),
                about.required("training").flag());
    }

    private static Stage stage(Value value, int index) {
        Fields fields = value.fields(
                "name", "kind", "type", "activation", "inputs", "fan_in", "fan_out", "units", "reach", "groups");
        Kind kind = fields.required("kind").choice(Kind.NAMED);
        Fans fans = value.checked(() -> new Fans(
                fields.required("fan_in").integer(0, Integer.MAX_VALUE),
                fields.required("fan_out").integer(0, Integer.MAX_VALUE),
                fields.required("units").integer(0, Integer.MAX_VALUE),
                fields.required("reach").real(0, 1),
                fields.optional("groups")
                        .map(written -> written.integer(1, Integer.MAX_VALUE))
                        .orElse(1)));
        Optional<Activation> activation = fields.optional("activation")
                .map(written ->
                        ActivationText.read(Document.parse(written.place().toString(), written.string())));
        return value.checked(() -> new Stage(
                fields.required("name").string(),
                new Stage.Make(kind, fields.required("type").string(), activation),
                index == 0
                        ? fields.required("inputs").integers(0, -1)
                        : fields.required("inputs").integers(0, index - 1),
                fans));
    }

    private List<Recording.Step> steps(int stages) {
        List<String> quantities = names("quantities");
        List<String> statistics = names("statistics");
        List<String> figures = names("figures");
        if (!statistics.equals(Capture.STATISTICS)) {
            throw about.required("statistics").refuse(String.join(", ", Capture.STATISTICS));
        }
        Tensor loss = npz.array(place, List.of("loss"));
        int count = loss.size();
        if (loss.rank() != 1 || count < 1 || count > MOST_STEPS) {
            throw place.field("loss").refuse("an array of shape " + loss.shape(), "a list of 1 to " + MOST_STEPS);
        }
        Tensor lossKnown = array("loss_known", List.of(count));
        Tensor moments = array("moments", List.of(count, stages, quantities.size(), statistics.size()));
        Tensor values = array("figures", List.of(count, stages, figures.size()));
        Tensor known = array("known", List.of(count, stages, figures.size()));
        Map<String, Quantity> quantityNames = byName(Quantity.values(), Quantity::text);
        Map<String, Figure> figureNames = byName(Figure.values(), Figure::text);
        List<Recording.Step> steps = new ArrayList<>();
        for (int step = 0; step < count; step++) {
            List<Signals> signals = new ArrayList<>();
            for (int stage = 0; stage < stages; stage++) {
                int row = step * stages + stage;
                signals.add(new Signals(
                        moments(moments, quantities, quantityNames, row),
                        figures(values, known, figures, figureNames, row)));
            }
            OptionalDouble before = lossKnown.at(step) == 0 ? OptionalDouble.empty() : OptionalDouble.of(loss.at(step));
            steps.add(new Recording.Step(before, signals));
        }
        return steps;
    }

    private static <T> Map<String, T> byName(T[] values, Function<T, String> name) {
        Map<String, T> named = new HashMap<>();
        Stream.of(values).forEach(value -> named.put(name.apply(value), value));
        return named;
    }

    private List<String> names(String field) {
        return about.required(field).items().stream().map(Value::string).toList();
    }

    private Tensor array(String name, List<Integer> shape) {
        Tensor array = npz.array(place, List.of(name));
        if (!array.shape().equals(shape)) {
            throw place.field(name).refuse("an array of shape " + array.shape(), "of shape " + shape);
        }
        return array;
    }

    private Map<Quantity, Moments> moments(Tensor from, List<String> names, Map<String, Quantity> known, int row) {
        Map<Quantity, Moments> found = new EnumMap<>(Quantity.class);
        for (int i = 0; i < names.size(); i++) {
            Quantity quantity = known.get(names.get(i));
            int at = (row * names.size() + i) * Capture.STATISTICS.size();
            if (quantity != null && from.at(at) != 0) {
                double[] m = IntStream.range(at, at + Capture.STATISTICS.size())
                        .mapToDouble(from::at)
                        .toArray();
                found.put(
                        quantity,
                        checked(
                                () -> new Moments(Math.round(m[0]), Math.round(m[1]), m[2], m[3], m[4], m[5], m[6]),
                                place.field("moments." + names.get(i) + " of row " + row)));
            }
        }
        return found;
    }

    private static Map<Figure, Double> figures(
            Tensor values, Tensor present, List<String> names, Map<String, Figure> known, int row) {
        Map<Figure, Double> found = new EnumMap<>(Figure.class);
        for (int i = 0; i < names.size(); i++) {
            Figure figure = known.get(names.get(i));
            int at = row * names.size() + i;
            if (figure != null && present.at(at) != 0) {
                found.put(figure, values.at(at));
            }
        }
        return found;
    }

    private static <T> T checked(java.util.function.Supplier<T> constructor, Place place) {
        try {
            return constructor.get();
        } catch (InputException refused) {
            throw refused;
        } catch (IllegalArgumentException wrong) {
            throw place.problem(String.valueOf(wrong.getMessage()));
        }
    }
}
