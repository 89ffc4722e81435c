package wick.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import picocli.CommandLine.Option;
import wick.data.Npy;
import wick.data.Tensor;
import wick.network.ActivationText;
import wick.network.Linear;
import wick.network.recurrent.RecurrentFile;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.network.recurrent.Ties;
import wick.network.recurrent.Time;
import wick.text.Document;

/// The options that describe a recurrent network. They go before what a file says.
final class RecurrentModel {
    @Option(names = "--gamma", paramLabel = "G", description = "Decay rate (default: 1).")
    private Optional<Double> gamma = Optional.empty();

    @Option(
            names = "--weight-variance",
            paramLabel = "W",
            description = "sigma_w^2, the number of units times the variance of a weight; g^2 where one speaks of"
                    + " chaos.")
    private Optional<Double> weightVariance = Optional.empty();

    @Option(
            names = "--noise",
            paramLabel = "K",
            description = "kappa, the variance of the noise per time (default: 0).")
    private Optional<Double> noise = Optional.empty();

    @Option(names = "--bias-variance", paramLabel = "B", description = "sigma_b^2 (default: 0).")
    private Optional<Double> biasVariance = Optional.empty();

    @Option(
            names = "--activation",
            paramLabel = "A",
            description = "The activation as in network files: tanh, erf, ..., or a formula in z (default: linear).")
    private Optional<String> activation = Optional.empty();

    @Option(
            names = "--step",
            paramLabel = "H",
            description = "Time in steps of this length: h <- (1 - H gamma) h + H (W phi(h) + u + b) + sqrt(kappa H)"
                    + " xi (default: continuous time).")
    private Optional<Double> step = Optional.empty();

    @Option(names = "--fresh", description = "Weights and biases drawn anew at every step, as in layers; needs --step.")
    private boolean fresh;

    @Option(
            names = "--input",
            paramLabel = "U",
            description = "constant:V (an input current of variance V), white:V (white, of intensity V), or X.npy: a"
                    + " row of inputs per time (default: none).")
    private Optional<String> input = Optional.empty();

    @Option(
            names = "--input-variance",
            paramLabel = "V",
            description = "With X.npy: sigma_u^2, components times the variance of an input weight (default: 1).")
    private Optional<Double> inputVariance = Optional.empty();

    @Option(
            names = "--input-interval",
            paramLabel = "T",
            description = "With X.npy: time from one row to the next (default: 1).")
    private Optional<Double> inputInterval = Optional.empty();

    /// `wick recurrent phases` varies the weights and the parameter of this option itself.
    void refuseScanned(String scanned) {
        if (weightVariance.isPresent()) {
            throw new BadInput("--weight-variance does not go with wick recurrent phases, which varies it: give"
                    + " --deviations");
        }
        Optional<Double> given = scanned.equals("--noise") ? noise : biasVariance;
        if (given.isPresent()) {
            throw new BadInput(scanned + " does not go with wick recurrent phases --against " + scanned.substring(2)
                    + ", which varies it: give --up-to");
        }
    }

    /// The network asked for, and the number of units where the file gives it; `anyWeights` where the variance of
    /// the weights does not matter.
    RecurrentFile of(Optional<Path> file, boolean anyWeights) {
        Optional<RecurrentFile> written = file.map(RecurrentFile::read);
        if (written.isEmpty() && weightVariance.isEmpty() && !anyWeights) {
            throw new BadInput("wick recurrent needs --weight-variance (sigma_w^2), or a file with the key recurrent");
        }
        gamma.ifPresent(value -> positive("--gamma", value));
        weightVariance.ifPresent(value -> notNegative("--weight-variance", value));
        noise.ifPresent(value -> notNegative("--noise", value));
        biasVariance.ifPresent(value -> notNegative("--bias-variance", value));
        step.ifPresent(value -> positive("--step", value));
        RecurrentNetwork base = written.map(RecurrentFile::network)
                .orElseGet(() -> RecurrentNetwork.of(new Linear(), 1, weightVariance.orElse(1.0), 0));
        Time time = step.<Time>map(Time.Steps::new).orElse(base.time());
        if (fresh && time instanceof Time.Continuous) {
            throw new BadInput("--fresh needs time in steps: with ever shorter steps the effect of fresh weights"
                    + " vanishes; give --step");
        }
        RecurrentNetwork network = new RecurrentNetwork(
                gamma.orElse(base.decay()),
                weightVariance.orElse(base.weightVariance()),
                biasVariance.orElse(base.biasVariance()),
                noise.orElse(base.noise()),
                activation
                        .map(text -> ActivationText.read(Document.parse("--activation", text)))
                        .orElse(base.activation()),
                signal(base.signal()),
                time,
                fresh ? Ties.FRESH : base.ties());
        return new RecurrentFile(network, written.map(RecurrentFile::size).orElse(OptionalInt.empty()));
    }

    private Signal signal(Signal base) {
        String text = input.orElse("").strip();
        boolean series = text.endsWith(".npy") || (input.isEmpty() && base instanceof Signal.Series);
        refuseWithout(series, inputVariance, "--input-variance");
        refuseWithout(series, inputInterval, "--input-interval");
        inputVariance.ifPresent(value -> notNegative("--input-variance", value));
        inputInterval.ifPresent(value -> positive("--input-interval", value));
        if (text.endsWith(".npy")) {
            return series(Path.of(text));
        }
        if (input.isEmpty()) {
            return base instanceof Signal.Series given
                    ? new Signal.Series(
                            inputVariance.orElse(given.variance()),
                            inputInterval.orElse(given.interval()),
                            given.values())
                    : base;
        }
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        return switch (kind) {
            case "none" -> new Signal.None();
            case "constant" -> new Signal.Constant(amount(text, colon));
            case "white" -> new Signal.White(amount(text, colon));
            default ->
                throw new BadInput("--input '" + text
                        + "' must be none, constant:V, white:V or the name of an .npy file, such as constant:0.5");
        };
    }

    private static double amount(String text, int colon) {
        try {
            double value = Double.parseDouble(text.substring(colon < 0 ? text.length() : colon + 1));
            notNegative("--input " + text + ":", value);
            return value;
        } catch (NumberFormatException notANumber) {
            throw new BadInput("--input '" + text + "' must have a number behind the colon, such as constant:0.5");
        }
    }

    private Signal series(Path path) {
        Tensor tensor = Npy.read(path);
        if (tensor.rank() < 1 || tensor.rank() > 2 || tensor.size() == 0) {
            throw new BadInput(path + " has shape " + tensor.shape()
                    + "; an input series is a row of components per time, or one number per time");
        }
        return new Signal.Series(inputVariance.orElse(1.0), inputInterval.orElse(1.0), tensor.matrix());
    }

    private static void refuseWithout(boolean series, Optional<Double> given, String option) {
        if (!series && given.isPresent()) {
            throw new BadInput(option + " goes with --input X.npy, a series of inputs");
        }
    }

    static void notNegative(String option, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new BadInput(option + " " + value + " must be a finite number, 0 or more");
        }
    }

    static void positive(String option, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new BadInput(option + " " + value + " must be a finite number above 0");
        }
    }

    /// What of the network is told again with the answer.
    SequencedMap<String, Object> request(RecurrentNetwork network) {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("gamma", network.decay());
        request.put("weight_variance", network.weightVariance());
        request.put("noise", network.noise());
        request.put("bias_variance", network.biasVariance());
        request.put("activation", ActivationText.text(network.activation()));
        request.put("input", words(network.signal()));
        request.put("step", network.time() instanceof Time.Steps(double length) ? length : Optional.empty());
        request.put("weights", network.ties() == Ties.FRESH ? "fresh" : "tied");
        return request;
    }

    private String words(Signal signal) {
        return switch (signal) {
            case Signal.None _ -> "none";
            case Signal.Constant(double variance) -> "constant:" + variance;
            case Signal.White(double intensity) -> "white:" + intensity;
            case Signal.Series(double variance, double interval, var values) ->
                input.orElse("series") + ", " + values.rows() + " times of " + values.columns()
                        + " components, interval " + interval + ", variance " + variance;
        };
    }

    /// What was given, as it would be typed again.
    String words() {
        StringBuilder words = new StringBuilder();
        gamma.ifPresent(value -> words.append(" --gamma ").append(value));
        weightVariance.ifPresent(value -> words.append(" --weight-variance ").append(value));
        noise.ifPresent(value -> words.append(" --noise ").append(value));
        biasVariance.ifPresent(value -> words.append(" --bias-variance ").append(value));
        activation.ifPresent(
                value -> words.append(" --activation \"").append(value).append('"'));
        step.ifPresent(value -> words.append(" --step ").append(value));
        words.append(fresh ? " --fresh" : "");
        input.ifPresent(value -> words.append(" --input ").append(value));
        return words.toString();
    }
}
