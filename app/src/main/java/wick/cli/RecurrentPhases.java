package wick.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import wick.experiment.recurrent.PhasePlane;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.gaussian.Approximation;
import wick.numeric.matrix.Vector;
import wick.theory.recurrent.meanfield.Phase;
import wick.theory.recurrent.meanfield.PhaseMap;

/// `wick recurrent phases`, with its options.
final class RecurrentPhases {
    private static final int FINEST = 400;

    @Option(
            names = "--deviations",
            paramLabel = "A,B",
            description = "phases: sigma_w from A to B (default: 0.2 gamma to 3 gamma).")
    private Optional<String> deviations = Optional.empty();

    @Option(
            names = "--against",
            paramLabel = "Y",
            description = "phases: the other parameter, noise or bias-variance (default: noise).")
    private Optional<String> against = Optional.empty();

    @Option(names = "--up-to", paramLabel = "V", description = "phases: its largest value, from 0 on (default: 2).")
    private Optional<Double> upTo = Optional.empty();

    @Option(names = "--grid", paramLabel = "N", description = "phases: points on each side (default: 40).")
    private Optional<Integer> grid = Optional.empty();

    void refuse(String action) {
        Stream.of(
                        Optional.of("--deviations").filter(_ -> deviations.isPresent()),
                        Optional.of("--against").filter(_ -> against.isPresent()),
                        Optional.of("--up-to").filter(_ -> upTo.isPresent()),
                        Optional.of("--grid").filter(_ -> grid.isPresent()))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(option -> {
                    throw new BadInput(option + " goes with wick recurrent phases, not with " + action);
                });
    }

    /// The option of the parameter that is scanned beside the weights.
    String scanned() {
        return "--" + against.orElse("noise");
    }

    void requestInto(SequencedMap<String, Object> request) {
        deviations.ifPresent(value -> request.put("deviations", RecurrentRun.numbers("--deviations", value)));
        against.ifPresent(value -> request.put("against", value));
        upTo.ifPresent(value -> request.put("up_to", value));
        grid.ifPresent(value -> request.put("grid", value));
    }

    RecurrentReply reply(RecurrentNetwork network) {
        PhaseMap.Axis axis = switch (against.orElse("noise")) {
            case "noise" -> PhaseMap.Axis.NOISE;
            case "bias-variance" -> PhaseMap.Axis.BIAS_VARIANCE;
            default -> throw new BadInput("--against '" + against.orElseThrow() + "' must be noise or bias-variance");
        };
        int points = grid.orElse(40);
        if (points < 2 || points > FINEST) {
            throw new BadInput("--grid " + points + " must be from 2 to " + FINEST);
        }
        double most = upTo.orElse(2.0);
        RecurrentModel.positive("--up-to", most);
        Vector range = range(network.decay());
        PhasePlane plane;
        try {
            plane = PhasePlane.of(network, even(range.at(0), range.at(1), points), axis, even(0, most, points));
        } catch (IllegalArgumentException | ArithmeticException refused) {
            throw new BadInput(String.valueOf(refused.getMessage()));
        }
        return new RecurrentReply(Answer.of(json(plane), () -> text(network, plane)), List.of(plane.picture()));
    }

    private Vector range(double decay) {
        if (deviations.isEmpty()) {
            return Vector.of(0.2 * decay, 3 * decay);
        }
        List<Double> ends = RecurrentRun.numbers("--deviations", deviations.get());
        if (ends.size() != 2 || !(ends.getFirst() > 0)) {
            throw new BadInput("--deviations '" + deviations.get() + "' must be two different numbers above 0, such as"
                    + " 0.5,3");
        }
        return Vector.of(ends.getFirst(), ends.getLast());
    }

    private static Vector even(double from, double to, int points) {
        double[] values = new double[points];
        for (int k = 0; k < points; k++) {
            values[k] = from + (to - from) * k / (points - 1);
        }
        return Vector.of(values);
    }

    private static SequencedMap<String, Object> json(PhasePlane plane) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("answer", "phases");
        json.put("weight_deviations", RecurrentJson.list(plane.deviations()));
        json.put("against", plane.axisWords());
        json.put("values", RecurrentJson.list(plane.map().values()));
        json.put("phase", rows(plane, cell -> cell.phase().name().toLowerCase(Locale.ROOT)));
        json.put("variance", rows(plane, cell -> number(cell.variance())));
        json.put("lyapunov_exponent", rows(plane, cell -> number(cell.lyapunovExponent())));
        json.put("local_gain", rows(plane, cell -> number(cell.localGain())));
        json.put(
                "local_instability",
                plane.local().stream().map(RecurrentPhases::at).toList());
        json.put("chaos", plane.chaos().stream().map(RecurrentPhases::at).toList());
        return json;
    }

    private static Object at(OptionalDouble deviation) {
        return deviation.isPresent() ? (Object) deviation.getAsDouble() : Optional.empty();
    }

    private static Object number(Optional<Approximation> number) {
        return number.<Object>map(Approximation::value).orElse(Optional.empty());
    }

    private static List<List<Object>> rows(PhasePlane plane, Function<PhaseMap.Cell, Object> read) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < plane.rows(); i++) {
            List<Object> row = new ArrayList<>();
            for (int j = 0; j < plane.columns(); j++) {
                row.add(read.apply(plane.at(i, j)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String text(RecurrentNetwork network, PhasePlane plane) {
        StringBuilder text = new StringBuilder();
        RecurrentWords.line(
                "Phases at infinite N: phi = " + wick.network.ActivationText.text(network.activation()) + ", gamma = "
                        + RecurrentWords.number(network.decay()) + ", sigma_w from "
                        + RecurrentWords.number(plane.deviations().at(0)) + " to "
                        + RecurrentWords.number(plane.deviations().at(plane.columns() - 1)),
                text);
        RecurrentWords.line("s silent, . contracting, e expansive but not chaotic, C chaotic, U unbounded", text);
        RecurrentWords.line("", text);
        String y = plane.axisWords().replace('_', ' ');
        RecurrentWords.line("%14s  %s".formatted(y, "local instability        chaos"), text);
        for (int i = plane.rows() - 1; i >= 0; i--) {
            StringBuilder cells = new StringBuilder();
            for (int j = 0; j < plane.columns(); j++) {
                cells.append(letter(plane.at(i, j).phase()));
            }
            RecurrentWords.line(
                    "%14s  %17s %12s  %s"
                            .formatted(
                                    RecurrentWords.number(plane.map().values().at(i)),
                                    words(plane.local().get(i)),
                                    words(plane.chaos().get(i)),
                                    cells),
                    text);
        }
        return text.toString();
    }

    private static String words(OptionalDouble deviation) {
        return deviation.isPresent() ? String.format(Locale.ROOT, "%.6f", deviation.getAsDouble()) : "none";
    }

    private static char letter(Phase phase) {
        return switch (phase) {
            case SILENT -> 's';
            case CONTRACTING -> '.';
            case EXPANSIVE -> 'e';
            case CHAOTIC -> 'C';
            case UNBOUNDED -> 'U';
        };
    }
}
