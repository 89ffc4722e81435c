package wick.network.signal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.Stream;
import wick.data.Npz;
import wick.data.Tensor;
import wick.network.ActivationText;
import wick.text.Json;

/// A recording as a file, an NPZ with
///
/// - `about`, a text: JSON with `format` ("wick-capture"), `version` (1), `origin`, `model`, `samples`,
/// `training`, the lists of names `quantities`, `statistics` and `figures`, and `stages`, a list of maps with `name`,
/// `kind`, `type`, `activation` (as in network files; may be left out), `inputs`, `fan_in`, `fan_out`,
/// `units`, `reach`;
/// - `moments`, steps x stages x quantities x statistics, all zero where nothing was recorded;
/// - `figures`, steps x stages x figures, and `known`, the same shape: 1 where the figure was recorded, else 0;
/// - `loss`, one number per step, and `loss_known` likewise.
///
/// Quantities and figures in `about` that this version does not know are passed over.
public final class Capture {
    static final String FORMAT = "wick-capture";
    static final int VERSION = 1;
    static final List<String> STATISTICS =
            List.of("count", "non_finite", "zeros", "mean", "square", "fourth", "largest");

    private Capture() {}

    /// The recording in a file.
    ///
    /// @throws wick.text.InputException if it is not a whole capture of a version that is known
    public static Recording read(Path path) {
        return new CaptureReader(path.toString(), Npz.read(path)).recording();
    }

    /// Writes a recording; the file appears whole or not at all, with the same bytes for the same content.
    public static void write(Path path, Recording recording) throws IOException {
        int steps = recording.steps().size();
        int stages = recording.stages().size();
        List<Quantity> quantities = List.of(Quantity.values());
        List<Figure> figures = List.of(Figure.values());
        double[] moments = new double[steps * stages * quantities.size() * STATISTICS.size()];
        double[] values = new double[steps * stages * figures.size()];
        double[] known = new double[values.length];
        int m = 0;
        int f = 0;
        for (Recording.Step step : recording.steps()) {
            for (Signals signals : step.signals()) {
                for (Quantity quantity : quantities) {
                    for (double entry : numbers(signals.of(quantity))) {
                        moments[m++] = entry;
                    }
                }
                for (Figure figure : figures) {
                    OptionalDouble value = signals.of(figure);
                    values[f] = value.orElse(0);
                    known[f++] = value.isPresent() ? 1 : 0;
                }
            }
        }
        SequencedMap<String, Tensor> arrays = new LinkedHashMap<>();
        arrays.put("moments", Tensor.of(List.of(steps, stages, quantities.size(), STATISTICS.size()), moments));
        arrays.put("figures", Tensor.of(List.of(steps, stages, figures.size()), values));
        arrays.put("known", Tensor.of(List.of(steps, stages, figures.size()), known));
        arrays.put("loss", losses(recording, loss -> loss.orElse(0)));
        arrays.put("loss_known", losses(recording, loss -> loss.isPresent() ? 1 : 0));
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        texts.put("about", Json.text(about(recording)));
        new Npz(arrays, texts).write(path);
    }

    private static Tensor losses(Recording recording, java.util.function.ToDoubleFunction<OptionalDouble> value) {
        double[] losses = recording.steps().stream()
                .mapToDouble(step -> value.applyAsDouble(step.loss()))
                .toArray();
        return Tensor.of(List.of(losses.length), losses);
    }

    private static double[] numbers(Moments m) {
        return new double[] {m.count(), m.nonFinite(), m.zeros(), m.mean(), m.square(), m.fourth(), m.largest()};
    }

    private static Map<String, Object> about(Recording recording) {
        Recording.Circumstances how = recording.circumstances();
        SequencedMap<String, Object> about = new LinkedHashMap<>();
        about.put("format", FORMAT);
        about.put("version", VERSION);
        about.put("origin", how.origin());
        about.put("model", how.model());
        about.put("samples", how.samples());
        about.put("training", how.training());
        about.put("quantities", Stream.of(Quantity.values()).map(Quantity::text).toList());
        about.put("statistics", STATISTICS);
        about.put("figures", Stream.of(Figure.values()).map(Figure::text).toList());
        about.put("stages", recording.stages().stream().map(Capture::stage).toList());
        return about;
    }

    private static Map<String, Object> stage(Stage stage) {
        SequencedMap<String, Object> map = new LinkedHashMap<>();
        map.put("name", stage.name());
        map.put("kind", stage.kind().text());
        map.put("type", stage.make().type());
        stage.make().activation().ifPresent(activation -> map.put("activation", ActivationText.text(activation)));
        map.put("inputs", stage.inputs());
        map.put("fan_in", stage.fans().fanIn());
        map.put("fan_out", stage.fans().fanOut());
        map.put("units", stage.fans().units());
        map.put("reach", stage.fans().reach());
        map.put("groups", stage.fans().groups());
        return map;
    }
}
