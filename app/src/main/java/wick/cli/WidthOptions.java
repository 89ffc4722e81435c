package wick.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import wick.data.DataPlan;
import wick.data.DataSet;
import wick.experiment.transfer.RateSweep;
import wick.experiment.transfer.WidthStudy;
import wick.lab.training.TrainingTask;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.training.Batches;
import wick.network.training.Loss;
import wick.network.training.Optimizer;
import wick.network.training.Precision;
import wick.network.training.Recipe;
import wick.network.training.Schedule;
import wick.numeric.matrix.Matrix;
import wick.text.Nearest;

/// The options that say which networks of which widths learn what, and how.
final class WidthOptions {
    private static final int MOST_WIDTHS = 20;
    private static final int WIDEST = 1 << 16;

    @Mixin
    private TrainingData data = new TrainingData();

    @Option(
            names = "--widths",
            paramLabel = "N,...",
            description = "Widths of the widest hidden layer, the others in proportion (default: ${DEFAULT-VALUE}).")
    private String widths = "64,128,256,512,1024";

    @Option(
            names = "--base-width",
            paramLabel = "N",
            description = "Where every parameterization is the network as written, one rate for all (default: the"
                    + " narrowest).")
    private Optional<Integer> base = Optional.empty();

    @Option(names = "--networks", paramLabel = "K", description = "Networks, the same at every width.")
    private Optional<Integer> networks = Optional.empty();

    @Option(names = "--optimizer", paramLabel = "O", description = "sgd, adam or adamw (default: ${DEFAULT-VALUE}).")
    private String optimizer = "adam";

    @Option(names = "--momentum", paramLabel = "M", description = "Momentum of sgd (default: 0).")
    private double momentum;

    @Option(names = "--weight-decay", paramLabel = "L", description = "Weight decay at the base width (default: 0).")
    private double decay;

    @Option(names = "--batch", paramLabel = "B", description = "Points in a step (default: ${DEFAULT-VALUE}).")
    private int batch = 64;

    @Option(
            names = "--loss",
            paramLabel = "LOSS",
            description = "squares or cross-entropy (default: cross-entropy for several outputs).")
    private Optional<String> loss = Optional.empty();

    /// What differs between verbs; `networks` is their usual number.
    record How(int steps, Schedule schedule, Precision precision, int networks) {}

    /// The study that these options describe.
    WidthStudy study(Path file, Network network, How how, long seed) {
        if (how.steps() < 1) {
            throw new BadInput("--steps " + how.steps() + " must be at least 1");
        }
        List<Integer> all = widths();
        Loss kind = loss(network);
        Recipe recipe = checked(() -> new Recipe(
                optimizer(), how.schedule(), kind, new Batches.Shuffled(batch), how.steps(), how.precision()));
        DataPlan.Prepared prepared = data.read(file, network, kind);
        WidthStudy.Points points =
                checked(() -> new WidthStudy.Points(examples(prepared, prepared.train()), tests(prepared)));
        int many = networks.orElse(how.networks());
        if (many < 2) {
            throw new BadInput("--networks " + many + " must be at least 2, for an interval");
        }
        return checked(() -> new WidthStudy(
                network, recipe, points, new WidthStudy.Sizes(all, base.orElse(all.getFirst()), many, seed)));
    }

    private static TrainingTask.Examples examples(DataPlan.Prepared prepared, DataSet set) {
        return new TrainingTask.Examples(set.inputs(), prepared.coding().encode(set.targets()));
    }

    private static List<TrainingTask.Examples> tests(DataPlan.Prepared prepared) {
        return prepared.test().map(set -> examples(prepared, set.take(Math.min(RateSweep.SEEN, set.size())))).stream()
                .toList();
    }

    private List<Integer> widths() {
        List<Integer> all = new ArrayList<>();
        for (String word : widths.split(",", -1)) {
            if (!word.strip().matches("\\d{1,6}")) {
                throw new BadInput(
                        "--widths " + widths + ": '" + word + "' must be a whole number from 1 to " + WIDEST);
            }
            int width = Integer.parseInt(word.strip());
            if (width < 1 || width > WIDEST) {
                throw new BadInput("--widths " + widths + ": " + width + " must be from 1 to " + WIDEST);
            }
            all.add(width);
        }
        List<Integer> ascending = all.stream().sorted().distinct().toList();
        if (ascending.size() < 2 || ascending.size() > MOST_WIDTHS) {
            throw new BadInput("--widths " + widths + " must be 2 to " + MOST_WIDTHS + " different numbers");
        }
        return ascending;
    }

    private Optimizer optimizer() {
        return switch (choice("--optimizer", optimizer, List.of("sgd", "adam", "adamw"))) {
            case "sgd" -> new Optimizer.Sgd(1, momentum, false, decay);
            case String name -> {
                if (momentum != 0) {
                    throw new BadInput("--momentum belongs to --optimizer sgd; " + name + " has its own averages");
                }
                yield new Optimizer.Adam(1, Optimizer.Moments.USUAL, decay, name.equals("adamw"));
            }
        };
    }

    private Loss loss(Network network) {
        int outputs = network.wire().outputs();
        String usual = outputs > 1 ? "cross-entropy" : "squares";
        return choice("--loss", loss.orElse(usual), List.of("squares", "cross-entropy"))
                        .equals("squares")
                ? Loss.HALF_SQUARES
                : Loss.CROSS_ENTROPY;
    }

    /// A parameterization by its name; `file` is that of the network itself.
    static Parameterization parameterization(String option, String name, Network network) {
        List<String> names = new ArrayList<>(Parameterization.NAMED.sequencedKeySet());
        names.add("file");
        return choice(option, name, names).equals("file")
                ? network.parameterization()
                : Parameterization.NAMED.getOrDefault(name, network.parameterization());
    }

    static String choice(String option, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw new BadInput(option + " " + value + " must be one of " + String.join(", ", allowed)
                    + Nearest.suggestion(value, allowed));
        }
        return value;
    }

    interface Made<T> {
        T make();
    }

    /// What a part of the library refuses is what the user gave.
    static <T> T checked(Made<T> made) {
        try {
            return made.make();
        } catch (IllegalArgumentException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }

    /// What results belong to: everything that changes their numbers.
    String about(WidthStudy study) {
        TrainingTask.Examples training = study.points().training();
        return String.join(
                "; ",
                "network " + study.network().hash(),
                study.recipe().toString(),
                "data " + hash(training.inputs()) + " " + hash(training.targets()),
                "base " + study.sizes().base(),
                "networks " + study.sizes().networks(),
                "seed " + study.sizes().seed(),
                "losses of " + RateSweep.SEEN);
    }

    private static String hash(Matrix matrix) {
        return Integer.toHexString(java.util.Arrays.hashCode(matrix.entries()));
    }

    void putInto(Map<String, Object> request) {
        data.putInto(request);
        request.put("widths", widths);
        request.put("base_width", base);
        request.put("networks", networks);
        request.put("optimizer", optimizer);
        request.put("momentum", momentum);
        request.put("weight_decay", decay);
        request.put("batch", batch);
        request.put("loss", loss);
    }
}
