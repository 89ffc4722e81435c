package wick.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import wick.experiment.training.StableRate;
import wick.experiment.training.TrainingPlan;
import wick.network.training.Batches;
import wick.network.training.Loss;
import wick.network.training.Optimizer;
import wick.network.training.Precision;
import wick.network.training.Recipe;
import wick.network.training.Schedule;
import wick.text.Nearest;

/// The options that say how real networks are trained.
final class RecipeOptions {
    private static final double FRACTION = 0.3;
    private static final double ADAM_RATE = 1e-3;
    private static final int STEPS = 1000;
    private static final int MOST_STEPS = 999_999_999;

    @Option(names = "--optimizer", paramLabel = "O", description = "sgd, adam or adamw (default: ${DEFAULT-VALUE}).")
    private String optimizer = "sgd";

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "Learning rate on the mean loss of a batch: a number, or a share of the predicted stable"
                    + " limit such as 30%% (default: 30%%; for adam and adamw 0.001). With --infinite: on the summed loss, a"
                    + " number (needed for --steps).")
    private Optional<String> rate = Optional.empty();

    /// As it was called with `--infinite` before.
    @Option(names = "--learning-rate", paramLabel = "R", hidden = true)
    void older(String given) {
        rate = Optional.of(given);
    }

    @Option(names = "--nesterov", description = "Nesterov's form of momentum.")
    private boolean nesterov;

    @Option(names = "--epochs", paramLabel = "E", description = "Passes over the training points, in place of --steps.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(
            names = "--schedule",
            paramLabel = "S",
            description = "constant, linear or cosine, the latter two down to 0 (default: ${DEFAULT-VALUE}).")
    private String schedule = "constant";

    @Option(names = "--warmup", paramLabel = "N", description = "Steps in which the rate first rises (default: 0).")
    private int warmup;

    @Option(names = "--weight-decay", paramLabel = "L", description = "Weight decay (default: 0).")
    private double decay;

    @Option(
            names = "--precision",
            paramLabel = "P",
            description = "float32 or float64 (default: float32 where the engine knows it).")
    private Optional<String> precision = Optional.empty();

    /// What the options shared with `--infinite` say.
    record Shared(double momentum, Optional<String> steps, Optional<Integer> batch, Loss loss) {}

    /// All but the rate, which is 1 where it is a share of what theory has yet to say.
    Recipe recipe(Shared shared, int points, boolean floats) {
        Batches batches = shared.batch().<Batches>map(Batches.Shuffled::new).orElse(new Batches.All());
        return new Recipe(
                optimizer(shared.momentum()),
                schedule(),
                shared.loss(),
                batches,
                steps(shared, batches.size(points), points),
                precision.map(RecipeOptions::precision).orElse(floats ? Precision.FLOAT32 : Precision.FLOAT64));
    }

    private static Precision precision(String text) {
        return switch (choice("--precision", text, List.of("float32", "float64"))) {
            case "float32" -> Precision.FLOAT32;
            default -> Precision.FLOAT64;
        };
    }

    private Optimizer optimizer(double momentum) {
        String name = choice("--optimizer", optimizer, List.of("sgd", "adam", "adamw"));
        if (name.equals("sgd")) {
            return new Optimizer.Sgd(number().orElse(1.0), momentum, nesterov, decay);
        }
        if (momentum != 0 || nesterov) {
            throw new BadInput(
                    "--momentum and --nesterov belong to --optimizer sgd; " + name + " has its own averages");
        }
        return new Optimizer.Adam(number().orElse(ADAM_RATE), Optimizer.Moments.USUAL, decay, name.equals("adamw"));
    }

    private Schedule schedule() {
        return switch (choice("--schedule", schedule, List.of("constant", "linear", "cosine"))) {
            case "linear" -> new Schedule.Linear(warmup, 0);
            case "cosine" -> new Schedule.Cosine(warmup, 0);
            default -> new Schedule.Constant(warmup);
        };
    }

    private int steps(Shared shared, int batchSize, int points) {
        if (epochs.isPresent()) {
            if (shared.steps().isPresent()) {
                throw new BadInput("--steps and --epochs both say how long; give one of them");
            }
            long all = (long) atLeastOne("--epochs", epochs.get()) * Math.ceilDiv(points, batchSize);
            if (all > MOST_STEPS) {
                throw new BadInput("--epochs " + epochs.get() + " are " + all + " steps, where at most " + MOST_STEPS
                        + " are allowed");
            }
            return (int) all;
        }
        String text = shared.steps().orElse(Integer.toString(STEPS));
        if (!text.matches("\\d{1,9}")) {
            throw new BadInput("--steps " + text + " must be a whole number of at least 1");
        }
        return atLeastOne("--steps", Integer.parseInt(text));
    }

    private static int atLeastOne(String name, int number) {
        if (number < 1) {
            throw new BadInput(name + " " + number + " must be at least 1");
        }
        return number;
    }

    /// For `--infinite`, where theory knows no share.
    Optional<Double> ofInfinite() {
        if (rate.isPresent() && number().isEmpty()) {
            throw new BadInput("--rate " + rate.get() + " must be a number with --infinite");
        }
        return number();
    }

    /// The rate if it is given as a number.
    private Optional<Double> number() {
        return rate.filter(text -> !text.endsWith("%")).map(text -> positive(text, text));
    }

    private static double positive(String digits, String text) {
        try {
            double value = Double.parseDouble(digits);
            if (value > 0 && value < Double.POSITIVE_INFINITY) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new BadInput("--rate " + text + " must be a positive number, or a share of the predicted stable limit"
                + " such as 30%");
    }

    /// The same plan with the rate that was asked for; `stable` is empty where theory knows no limit.
    TrainingPlan withRate(TrainingPlan plan, Optional<StableRate> stable) {
        boolean share = rate.isPresent() ? number().isEmpty() : plan.recipe().optimizer() instanceof Optimizer.Sgd;
        if (!share) {
            return plan;
        }
        if (stable.isEmpty()) {
            throw new BadInput("--rate" + rate.map(text -> " " + text).orElse("")
                    + " is a share of the predicted stable limit, which is not known here: "
                    + StableRate.obstacle(plan).orElse("") + "; give --rate as a number");
        }
        double fraction = rate.map(text -> positive(text.substring(0, text.length() - 1), text) / 100)
                .orElse(FRACTION);
        Recipe recipe = plan.recipe();
        return new TrainingPlan(
                plan.wiring(),
                recipe.with(recipe.optimizer().withRate(fraction * stable.get().rate())),
                plan.factors(),
                plan.lesson(),
                plan.scope());
    }

    private static String choice(String option, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw new BadInput(option + " " + value + " must be " + String.join(" or ", allowed)
                    + Nearest.suggestion(value, allowed));
        }
        return value;
    }

    void putInto(Map<String, Object> request) {
        request.put("optimizer", optimizer);
        request.put("rate", rate);
        request.put("nesterov", nesterov);
        request.put("epochs", epochs);
        request.put("schedule", schedule);
        request.put("warmup", warmup);
        request.put("weight_decay", decay);
        request.put("precision", precision);
    }
}
