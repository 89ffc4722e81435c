package wick.experiment.information;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.observable.ExpressivityBibliography;
import wick.observable.Source;
import wick.topic.information.lab.RingSamples;
import wick.topic.information.theory.IsingRing;

/// The divergence of one Ising ring from another, from histograms of drawn states: it is how far the free energy of the
/// one ring's states under the other's energy lies above the other's free energy. That it is the difference of the two
/// free energies must disagree.
public final class RingDivergence implements Experiment {

    @Override
    public String id() {
        return "ring-divergence";
    }

    @Override
    public String title() {
        return "A KL divergence is a variational free-energy difference";
    }

    @Override
    public String question() {
        return "Is the divergence of two ensembles the difference of their free energies?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole("spins", "spins of both rings", 6, 3, 12),
                new Parameter.Real("coupling", "K of the ring whose states are drawn", 0.7, -2, 2),
                new Parameter.Real("other", "K of the ring that they are compared with", 0.3, -2, 2),
                new Parameter.Whole("samples", "states of each ring in a set", 20_000, 1000, 10_000_000),
                Sets.count("sets of states", 400),
                Sets.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(ExpressivityBibliography.LIN_2017);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        int spins = settings.size("spins");
        IsingRing p = new IsingRing(spins, settings.real("coupling"), 0);
        IsingRing q = new IsingRing(spins, settings.real("other"), 0);
        int samples = settings.size("samples");
        Sample sample = Sets.draw(
                settings,
                id(),
                1,
                (stream, row) -> row[0] = RingSamples.divergence(
                        RingSamples.counts(spins, p.coupling(), stream, samples),
                        RingSamples.counts(spins, q.coupling(), stream, samples)),
                progress);
        double divergence = p.divergenceFrom(q);
        double difference = q.freeEnergy() - p.freeEnergy();
        Alternative plain = new Alternative("F_q - F_p", difference);
        Comparison right = Judge.of(
                Question.of(
                        Subject.of("divergence", "KL(p || q) = <H_q>_p - S_p - F_q of two Ising rings"),
                        Sets.exact(divergence, 1e-12),
                        plain,
                        settings.more(this, "sets")),
                sample.mean(0));
        Comparison wrong = Judge.of(
                Question.of(
                                Subject.of("difference", "KL(p || q) as the difference F_q - F_p"),
                                Sets.exact(difference, 1e-12),
                                new Alternative("<H_q>_p - S_p - F_q", divergence),
                                settings.more(this, "sets"))
                        .expecting(Verdict.DISAGREES),
                sample.mean(0));
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "No: KL = %.5f ± %.2g nats; <H_q>_p - S_p - F_q = %.5f, and F_q - F_p = %.5f.",
                        right.measurement().mean(),
                        right.measurement().standardError(),
                        divergence,
                        difference),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "From histograms of drawn states against the transfer matrix.",
                                List.of(right),
                                List.of()),
                        new Section(
                                "plain",
                                "Wrong: the difference of the two free energies",
                                "A divergence is never negative and is 0 for equal ensembles only; F_q - F_p changes sign"
                                        + " when they are exchanged.",
                                List.of(wrong),
                                List.of())),
                new TreeMap<>());
    }
}
