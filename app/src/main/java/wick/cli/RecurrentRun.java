package wick.cli;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// How long, how often and at which times a recurrent network is looked at.
final class RecurrentRun {
    static final int FEWEST_NETWORKS = 4;
    private static final int LARGEST = 1 << 20;

    @Option(
            names = "--size",
            paramLabel = "N,...",
            description = "Number of units. theory: adds the order 1/N at this size; simulate: one size (default: 200);"
                    + " compare: at least four, to extrapolate over (default: 40,60,90,140 for linear networks, else"
                    + " 50,100,200,400).")
    private Optional<String> size = Optional.empty();

    @Option(
            names = "--lags",
            paramLabel = "T,...",
            description = "Time differences of the autocorrelation (default: eleven, up to five correlation times).")
    private Optional<String> lags = Optional.empty();

    @Option(
            names = "--times",
            paramLabel = "T,...",
            description = "theory: also the variance at these times after a start from h = 0.")
    private Optional<String> times = Optional.empty();

    @Option(
            names = "--networks",
            paramLabel = "M",
            description =
                    "Networks at each size (default: 100; compare: 200 linear ones at the smallest size, 128 others,"
                            + " and fewer at larger ones).")
    private Optional<Integer> networks = Optional.empty();

    @Option(
            names = "--realizations",
            paramLabel = "R",
            description = "Realizations of the noise for each network (default: 4).")
    private Optional<Integer> realizations = Optional.empty();

    @Option(
            names = "--duration",
            paramLabel = "T",
            description = "Time over which is averaged (default: 50 correlation times).")
    private Optional<Double> duration = Optional.empty();

    @Option(
            names = "--burn-in",
            paramLabel = "T",
            description = "Time let pass before (default: 10 correlation times).")
    private Optional<Double> burnIn = Optional.empty();

    @Option(
            names = "--integration-step",
            paramLabel = "H",
            description = "Step of the integrator in continuous time (default: 0.05 / gamma).")
    private Optional<Double> integrationStep = Optional.empty();

    List<Integer> sizes() {
        return size.map(text -> Stream.of(text.split(",", -1))
                        .map(word -> whole(text, word))
                        .sorted()
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    private static int whole(String text, String word) {
        try {
            int value = Integer.parseInt(word.strip());
            if (value >= 1 && value <= LARGEST) {
                return value;
            }
        } catch (NumberFormatException notWhole) {
            throw new BadInput("--size '" + text + "' must be whole numbers with commas between them, such as"
                    + " 100,200,400; '" + word + "' is none");
        }
        throw new BadInput("--size " + text + " must be from 1 to " + LARGEST);
    }

    Optional<List<Double>> lags() {
        return lags.map(text -> numbers("--lags", text));
    }

    Optional<List<Double>> times() {
        return times.map(text -> numbers("--times", text));
    }

    /// Ascending times, none negative.
    static List<Double> numbers(String option, String text) {
        return Stream.of(text.split(",", -1))
                .map(word -> {
                    try {
                        double value = Double.parseDouble(word.strip());
                        RecurrentModel.notNegative(option, value);
                        return value;
                    } catch (NumberFormatException notANumber) {
                        throw new BadInput(option + " '" + text + "' must be numbers with commas between them, such as"
                                + " 0,1,2; '" + word + "' is none");
                    }
                })
                .sorted()
                .distinct()
                .toList();
    }

    int networks() {
        return networksOr(100);
    }

    int networksOr(int usual) {
        int count = networks.orElse(usual);
        if (count < FEWEST_NETWORKS) {
            throw new BadInput(
                    "--networks " + count + " must be at least " + FEWEST_NETWORKS + ", so that errors can be told");
        }
        return count;
    }

    int realizations() {
        int count = realizations.orElse(4);
        if (count < 1) {
            throw new BadInput("--realizations " + count + " must be at least 1");
        }
        return count;
    }

    Optional<Double> duration() {
        duration.ifPresent(value -> RecurrentModel.positive("--duration", value));
        return duration;
    }

    Optional<Double> burnIn() {
        burnIn.ifPresent(value -> RecurrentModel.notNegative("--burn-in", value));
        return burnIn;
    }

    Optional<Double> integrationStep() {
        integrationStep.ifPresent(value -> RecurrentModel.positive("--integration-step", value));
        return integrationStep;
    }

    /// Options of the laboratory alone.
    void refuseMeasuring(String action) {
        refuse(networks, "--networks", action);
        refuse(realizations, "--realizations", action);
        refuse(duration, "--duration", action);
        refuse(burnIn, "--burn-in", action);
        refuse(integrationStep, "--integration-step", action);
    }

    void refuseTimes(String action) {
        refuse(times, "--times", action);
    }

    void refuseSizeAndLags(String action) {
        refuse(size, "--size", action);
        refuse(lags, "--lags", action);
    }

    private static void refuse(Optional<?> given, String option, String action) {
        if (given.isPresent()) {
            throw new BadInput(option + " does not go with wick recurrent " + action);
        }
    }

    /// What was given of these.
    void requestInto(SequencedMap<String, Object> request) {
        size.ifPresent(value -> request.put("size", sizes()));
        lags.ifPresent(value -> request.put("lags", lags().orElseThrow()));
        times.ifPresent(value -> request.put("times", times().orElseThrow()));
        networks.ifPresent(value -> request.put("networks", value));
        realizations.ifPresent(value -> request.put("realizations", value));
        duration.ifPresent(value -> request.put("duration", value));
        burnIn.ifPresent(value -> request.put("burn_in", value));
        integrationStep.ifPresent(value -> request.put("integration_step", value));
    }

    /// What was given, but for the number of networks, as it would be typed again.
    String words() {
        StringBuilder words = new StringBuilder();
        size.ifPresent(value -> words.append(" --size ").append(value));
        lags.ifPresent(value -> words.append(" --lags ").append(value));
        realizations.ifPresent(value -> words.append(" --realizations ").append(value));
        duration.ifPresent(value -> words.append(" --duration ").append(value));
        burnIn.ifPresent(value -> words.append(" --burn-in ").append(value));
        integrationStep.ifPresent(value -> words.append(" --integration-step ").append(value));
        return words.toString();
    }
}
