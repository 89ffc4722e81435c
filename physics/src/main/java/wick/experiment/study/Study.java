package wick.experiment.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import wick.experiment.Figure;
import wick.network.NetworkFile;
import wick.network.Presence;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.theory.infinitewidth.Kernels;

/// A study from its plan to its closing sentences.
///
/// The same request gives the same report on any number of threads.
public final class Study {
    private static final int PROFILE_NETWORKS = 200;

    private final StudyRequest request;
    private final StudyListener listener;
    private final Anatomy anatomy;
    private final Budget budget;
    private final Diagnosis diagnosis;

    private Study(StudyRequest request, StudyListener listener) {
        this.request = request;
        this.listener = listener;
        anatomy = Anatomy.of(request.network());
        if (anatomy.hidden() < 1) {
            throw new IllegalArgumentException(
                    "the network has no hidden layer: a study needs at least one dense layer before the readout");
        }
        budget = Budget.of(request, anatomy.hidden());
        diagnosis = Diagnosis.of(anatomy);
    }

    /// Runs `request`, telling `listener` of everything on the way, and returns the finished report.
    ///
    /// Throws [IllegalArgumentException] for networks that no part of theory covers; the message says why.
    public static StudyReport run(StudyRequest request, StudyListener listener) {
        return new Study(request, listener).run();
    }

    /// What `request` would take, without doing any of it.
    public static StudyCost cost(StudyRequest request) {
        Anatomy anatomy = Anatomy.of(request.network());
        Budget budget = Budget.of(request, anatomy.hidden());
        return new StudyPlan(request, anatomy, budget, Task.of(request.data(), budget.trained())).cost();
    }

    private StudyReport run() {
        Optional<Task> task = Task.of(request.data(), budget.trained());
        StudyPlan plan = new StudyPlan(request, anatomy, budget, task);
        listener.planned(plan.lines());
        listener.theory(diagnosis.lines());
        Probe probe = Probe.choose(
                anatomy.wiring(),
                request.data().train().inputs(),
                request.ensembles().seed());
        Notebook notebook = new Notebook(listener, anatomy, title(), provenance());
        notebook.plan(plan.sections());
        Bench bench = new Bench(request, anatomy, probe, budget, notebook);
        Optional<DepthProfile> profile = anatomy.stack()
                ? Optional.of(new DepthProfile(bench, diagnosis.depthScale().orElse(10.0)))
                : Optional.empty();
        Optional<Figure> map = diagnosis.bulk().map(b -> new PhaseMap(b, anatomy.width()).figure());
        notebook.front(front(map, profile.map(DepthProfile::predicted)));
        notebook.answer(diagnosis.sentence());
        notebook.advice(diagnosis.advice());
        notebook.show(Optional.empty());
        Foresight foresight =
                new Foresight(bench.measure("study.pilot", budget.pilot()), budget.networks(), bench.reading());
        atInitialization(bench, foresight, map, profile);
        task.ifPresent(t -> new Lessons(bench, t, diagnosis, foresight.tangentSpread()).write());
        Conclusion conclusion = new Conclusion(bench, diagnosis);
        conclusion.assumptions();
        notebook.answer(conclusion.answer());
        return notebook.show(Optional.of(conclusion.closing()));
    }

    private static List<Figure> front(Optional<Figure> map, Optional<Figure> profile) {
        return Stream.of(map, profile).flatMap(Optional::stream).toList();
    }

    /// Everything that is measured without training.
    private void atInitialization(
            Bench bench, Foresight foresight, Optional<Figure> map, Optional<DepthProfile> profile) {
        Notebook notebook = bench.notebook();
        notebook.progress("drawing networks", 0);
        List<Initial> initial = bench.measure("study.initial", budget.networks());
        arrays(bench, initial);
        profile.map(p -> p.measured(Math.min(PROFILE_NETWORKS, budget.networks())))
                .ifPresent(measured -> {
                    notebook.front(front(map, Optional.of(measured)));
                    DepthChapter depth = new DepthChapter(bench, initial, foresight);
                    depth.correlation();
                    diagnosis.state().ifPresent(depth::decay);
                    notebook.close("depth", "Depth", diagnosis.sentence(), List.of(measured));
                });
        new KernelSections(bench, initial, foresight).write();
        notebook.progress("how wide is wide enough", 0);
        new FiniteWidthChapter(bench, initial, foresight).write(profile);
    }

    private static void arrays(Bench bench, List<Initial> initial) {
        Kernels own = bench.kernels(bench.anatomy().wiring());
        Matrix pair = bench.probe().pair();
        bench.notebook().array("probe_inputs", Presence.filled(pair));
        if (bench.anatomy().network().absences()) {
            bench.notebook().array("probe_present", present(pair));
        }
        bench.notebook().array("nngp", own.nngp());
        bench.notebook().array("ntk", own.ntk());
        for (Initial at : initial) {
            bench.notebook()
                    .array(
                            "kernel_means_width_" + at.width(),
                            Matrix.of(
                                    1,
                                    at.sample().rows().columns(),
                                    at.sample().means().toArray()));
        }
    }

    /// 1 where an input has a number, 0 where it has none.
    private static Matrix present(Matrix inputs) {
        Matrix present = Matrix.zeros(inputs.rows(), inputs.columns());
        for (int i = 0; i < present.entries().length; i++) {
            present.entries()[i] = Double.isNaN(inputs.entries()[i]) ? 0 : 1;
        }
        return present;
    }

    private String title() {
        return "Study of " + request.origin().title();
    }

    private StudyReport.Provenance provenance() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("network", request.network().hash());
        facts.put("parameters", Long.toString(anatomy.wiring().parameters()));
        facts.put("data", request.data().train().name());
        facts.put("seed", Long.toString(request.ensembles().seed()));
        facts.put("widths", request.ensembles().widths().toString());
        facts.put("networks", Integer.toString(budget.networks()));
        facts.put("trained widths", budget.trained().widths().toString());
        facts.put("threads", Integer.toString(Parallel.threads()));
        facts.put("java", Runtime.version().toString());
        facts.put("machine", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return new StudyReport.Provenance(request.command(), facts, NetworkFile.text(request.network()));
    }
}
