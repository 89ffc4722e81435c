package wick.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.parallel.Parallel;

/// What a study is going to do, in words, with its time and memory.
record StudyPlan(StudyRequest request, Anatomy anatomy, Budget budget, Optional<Task> task) {
    /// Multiplications and additions per second and thread to count on in training.
    private static final double SPEED = 1.5e10;

    /// Seconds per unit, input pair and layer when kernels of a network with implicit weights are read off.
    private static final double IMPLICIT = 1.5e-7;

    private static final double DRAW = 6e-9;

    private static final double LAW = 4;

    /// Seconds per unit, layer and step when networks with implicit weights learn a few points, and what theory of
    /// them takes.
    private static final double FEW = 6.5e-7;

    private static final double FEW_THEORY = 6;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Data: " + request.data().train().size() + " training inputs of "
                + request.data().train().name()
                + request.data()
                        .test()
                        .map(t -> ", " + t.size() + " for testing")
                        .orElse(""));
        lines.add("Network: " + anatomy.network().inputs() + " inputs, " + anatomy.hidden()
                + " hidden layers up to " + anatomy.width() + " wide, "
                + anatomy.wiring().outputs() + " outputs, "
                + String.format(Locale.ROOT, "%,d", anatomy.wiring().parameters()) + " parameters");
        lines.add("Sections: " + String.join(", ", sections()).toLowerCase(Locale.ROOT));
        lines.add("At initialization: " + budget.networks() + " networks at each width of "
                + request.ensembles().widths()
                + (implicit() ? ", weights implicit" : ", weights drawn"));
        lines.add(trainingLine());
        lines.add(String.format(
                Locale.ROOT,
                "Time: about %s on %d threads; memory: about %.1f GB",
                time(seconds()),
                Parallel.threads(),
                memory()));
        return lines;
    }

    /// The titles of the sections in their order.
    List<String> sections() {
        List<String> sections = new ArrayList<>(List.of("Kernels against width"));
        if (anatomy.stack()) {
            sections.addFirst("Depth");
        }
        if (SpreadChapter.applies(anatomy)) {
            sections.add("How much networks differ");
        }
        sections.add(FiniteWidthChapter.TITLE);
        task.ifPresent(t -> {
            if (anatomy.lazy() && !anatomy.noisy()) {
                sections.add("Spectrum");
            }
            sections.add("Training");
            if (!anatomy.noisy()) {
                sections.add(RegimeChapter.TITLE);
            }
            t.testLabels().ifPresent(_ -> sections.add("Accuracy"));
        });
        sections.add("Assumptions and sources");
        return sections;
    }

    private String trainingLine() {
        Budget.Trained trained = budget.trained();
        return task.isEmpty()
                ? "Training: none, the data have no targets"
                : "Training: " + trained.descent().steps() + " steps on "
                        + task.get().inputs().rows() + " inputs, " + trained.networks() + " networks of width "
                        + trained.widths().getLast() + " and more of widths "
                        + trained.widths().subList(0, trained.widths().size() - 1);
    }

    StudyCost cost() {
        return new StudyCost(seconds(), 1e9 * memory());
    }

    private static String time(double seconds) {
        return seconds < 90
                ? Math.max(1, Math.round(seconds)) + " s"
                : String.format(Locale.ROOT, "%.1f min", seconds / 60);
    }

    private boolean implicit() {
        return anatomy.gaussian() && anatomy.stack();
    }

    private double seconds() {
        double initial = 0;
        for (int width : request.ensembles().widths()) {
            double units = (double) width * anatomy.hidden();
            Wiring wiring = anatomy.atWidth(width);
            double perNetwork =
                    implicit() ? units * 4 * IMPLICIT : DRAW * weights(wiring) + 20 * Anatomy.work(wiring) / SPEED;
            initial += perNetwork * budget.networks();
        }
        return 3 + (law() + initial + training() + regime()) / Parallel.threads();
    }

    /// Seconds that the law of the kernel takes at all widths together.
    private double law() {
        return SpreadChapter.applies(anatomy) ? LAW : 0;
    }

    private double training() {
        if (task.isEmpty()) {
            return 0;
        }
        Budget.Trained trained = budget.trained();
        double sum = 0;
        for (int width : trained.widths()) {
            Wiring wiring = anatomy.atWidth(width);
            double passes =
                    6.0 * trained.descent().steps() * task.get().inputs().rows();
            sum += passes * Anatomy.work(wiring) * trained.networksAt(width) / SPEED;
        }
        return sum;
    }

    /// Seconds that a few points take under [RegimeChapter#TITLE]; the ensembles of that section are those of training.
    private double regime() {
        if (task.isEmpty() || anatomy.noisy() || !FewPart.within(request, anatomy)) {
            return 0;
        }
        double units = FewChapter.ensembles(anatomy, request, budget).stream()
                .mapToDouble(e -> (double) e.width() * e.networks())
                .sum();
        return FEW_THEORY + (FEW * units * anatomy.hidden() * FewChapter.steps(budget));
    }

    private static double weights(Wiring wiring) {
        double sum = 0;
        for (Step.Linear matrix : wiring.matrices()) {
            sum += (double) matrix.fanIn() * matrix.fanOut();
        }
        return sum;
    }

    /// Kept outputs of trained networks, kernels of training and test inputs, and the machine itself.
    private double memory() {
        double bytes = 3e8;
        if (task.isPresent()) {
            double inputs = task.get().inputs().rows() + task.get().tests().rows();
            double networks = budget.trained().widths().stream()
                    .mapToInt(budget.trained()::networksAt)
                    .sum();
            bytes += 80 * networks * inputs * task.get().outputs() * 2 + 200 * inputs * inputs;
        }
        return bytes / 1e9;
    }
}
