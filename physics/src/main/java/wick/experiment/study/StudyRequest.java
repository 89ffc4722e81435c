package wick.experiment.study;

import java.util.ArrayList;
import java.util.List;
import wick.data.DataPlan;
import wick.network.Network;

/// What is to be studied: a network, its data, and how much to measure.
public record StudyRequest(
        Origin origin, Network network, DataPlan.Prepared data, Ensembles ensembles, Training training, Effort effort) {

    /// Where the request came from: its title, the file as it is written in commands (empty for the
    /// built-in example), and the options that changed it, as on the command line.
    public record Origin(String title, String file, List<String> options) {
        public Origin {
            options = List.copyOf(options);
        }

        private Origin with(String option) {
            List<String> all = new ArrayList<>(without(option.split(" ", 2)[0]).options());
            all.add(option);
            return new Origin(title, file, all);
        }

        private Origin without(String name) {
            return new Origin(
                    title,
                    file,
                    options.stream()
                            .filter(old -> !old.split(" ", 2)[0].equals(name))
                            .toList());
        }
    }

    /// The ensembles at initialization: widths to measure at, networks at each, seed.
    public record Ensembles(List<Integer> widths, int networks, long seed) {
        public Ensembles {
            widths = widths.stream().sorted().distinct().toList();
            if (widths.size() < 4 || widths.getFirst() < 1) {
                throw new IllegalArgumentException(
                        "widths " + widths + ": at least four different widths above 0 are needed");
            }
            if (networks < 10) {
                throw new IllegalArgumentException("networks " + networks + " must be at least 10");
            }
        }
    }

    /// The trained ensembles: the largest width, networks there, training inputs, steps of gradient
    /// descent, and the learning rate as a fraction of the largest stable one.
    public record Training(int width, int networks, int inputs, int steps, double rate) {
        public Training {
            if (width < 1 || inputs < 1 || steps < 1) {
                throw new IllegalArgumentException("training width " + width + ", inputs " + inputs + " and steps "
                        + steps + " must be at least 1");
            }
            if (networks < 10) {
                throw new IllegalArgumentException("training networks " + networks + " must be at least 10");
            }
            if (!(rate > 0 && rate < 1)) {
                throw new IllegalArgumentException(
                        "training rate " + rate + " must be above 0 and below 1, the largest stable one");
            }
        }
    }

    /// The same study with this many networks at each width.
    public StudyRequest withNetworks(int networks) {
        double factor = (double) networks / ensembles.networks();
        int trained = (int) Math.max(10, Math.round(training.networks() * factor));
        return new StudyRequest(
                origin.with("--networks " + networks),
                network,
                data,
                new Ensembles(ensembles.widths(), networks, ensembles.seed()),
                new Training(training.width(), trained, training.inputs(), training.steps(), training.rate()),
                effort);
    }

    public StudyRequest withSeed(long seed) {
        return new StudyRequest(
                origin.with("--seed " + seed),
                network,
                data,
                new Ensembles(ensembles.widths(), ensembles.networks(), seed),
                training,
                effort);
    }

    public StudyRequest withEffort(Effort other) {
        Origin plain = origin.without("--quick").without("--full");
        Origin changed = switch (other) {
            case QUICK -> plain.with("--quick");
            case STANDARD -> plain;
            case FULL -> plain.with("--full");
        };
        return new StudyRequest(changed, network, data, ensembles, training, other);
    }

    /// The command that runs exactly this again.
    public String command() {
        return command("");
    }

    /// The command without the option that begins with `left`, if it is not empty.
    String command(String left) {
        StringBuilder command = new StringBuilder("wick study");
        if (!origin.file().isEmpty()) {
            command.append(' ').append(origin.file());
        }
        origin.options().stream()
                .filter(option -> left.isEmpty() || !option.startsWith(left))
                .forEach(option -> command.append(' ').append(option));
        return command.toString();
    }
}
