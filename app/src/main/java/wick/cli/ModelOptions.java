package wick.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import wick.data.DataFile;
import wick.data.DataSet;
import wick.data.LabelPlace;
import wick.data.Scaling;
import wick.data.Targets;
import wick.text.Nearest;
import wick.text.Place;

/// What a model file is run on.
final class ModelOptions {
    private static final Pattern CROSS = Pattern.compile("x");
    private static final Pattern SHAPE = Pattern.compile("[0-9]{1,6}(x[0-9]{1,6}){0,7}");
    private static final int MOST_SAMPLES = 1 << 20;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "Model files: inputs to run on, as CSV, NPY, NPZ, IDX, or the word digits; labels that stand"
                    + " there give the loss. Without it the model runs on Gaussian noise of variance 1.")
    private Optional<String> data = Optional.empty();

    @Option(
            names = "--scale",
            paramLabel = "HOW",
            defaultValue = "none",
            description = "How data is scaled: none, standardize or sphere (default: ${DEFAULT-VALUE}).")
    private String scale = "none";

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Model files: inputs in the batch (default: 32, or as many as the model insists on).")
    private Optional<Integer> samples = Optional.empty();

    @Option(
            names = "--input-shape",
            paramLabel = "AxBxC",
            description = "The axes of one input, such as 3x32x32, where the model leaves them open.")
    private Optional<String> shape = Optional.empty();

    @Option(
            names = "--network",
            paramLabel = "NETWORK.yaml",
            description = "The network whose weights a safetensors file holds.")
    private Optional<Path> network = Optional.empty();

    Optional<Path> network() {
        return network;
    }

    Optional<String> data() {
        return data;
    }

    /// Whether any option for model files is given.
    Optional<String> given() {
        return Stream.of(
                        data.map(_ -> "--data"),
                        samples.map(_ -> "--samples"),
                        shape.map(_ -> "--input-shape"),
                        network.map(_ -> "--network"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    Optional<Integer> samples() {
        samples.ifPresent(number -> {
            if (number < 1 || number > MOST_SAMPLES) {
                throw new BadInput("--samples " + number + " must be from 1 to " + MOST_SAMPLES);
            }
        });
        return samples;
    }

    /// The axes after the first of an input; empty if they are not given.
    List<Integer> inputShape() {
        return shape.map(text -> {
                    if (!SHAPE.matcher(text).matches()) {
                        throw new BadInput("--input-shape " + text + " must be lengths of axes such as 3x32x32");
                    }
                    return CROSS.splitAsStream(text).map(Integer::valueOf).toList();
                })
                .orElse(List.of());
    }

    /// The data, with `width` numbers an input: a last column of labels is one where there is one more.
    Optional<DataSet> dataSet(int width) {
        return data.map(file -> {
            DataSet usual = new DataFile(file, new LabelPlace.Usual(), 0).read(Path.of(""));
            DataSet set = usual.dimension() == width - 1 && usual.targets() instanceof Targets.Values
                    ? new DataFile(file, new LabelPlace.Nowhere(), 0).read(Path.of(""))
                    : usual;
            List<String> names = List.copyOf(Scaling.Kind.names().keySet());
            Scaling.Kind kind = Optional.ofNullable(Scaling.Kind.names().get(scale))
                    .orElseThrow(() -> new BadInput("--scale " + scale + " must be one of " + String.join(", ", names)
                            + Nearest.suggestion(scale, names)));
            try {
                return set.withInputs(Scaling.of(kind, set.inputs()).apply(set.inputs(), set.name()));
            } catch (IllegalArgumentException wrong) {
                throw Place.file(file).problem(String.valueOf(wrong.getMessage()));
            }
        });
    }
}
