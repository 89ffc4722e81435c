package wick.experiment.information;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Experiment;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Remedy;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.observable.ExpressivityBibliography;
import wick.observable.Source;
import wick.topic.information.lab.RingSamples;
import wick.topic.information.lab.SurprisalCouplings;
import wick.topic.information.theory.IsingRing;

/// The Hamiltonian of a ring of spins read off how often its states come out: −ln p is the energy up to a constant, a
/// polynomial of the bits x = (1 + s)/2 in which only neighbors are multiplied. That the coupling of bits is that of
/// spins must disagree, and so must a posterior without the constants; spins that are correlated must not look coupled.
public final class SpinsAsBits implements Experiment {

    @Override
    public String id() {
        return "spins-as-bits";
    }

    @Override
    public String title() {
        return "The energy of a state is its surprisal, and a spin is a bit";
    }

    @Override
    public String question() {
        return "Does counting states give the Hamiltonian back, as a sparse polynomial of bits?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole("spins", "spins on the ring", 6, 5, 8),
                new Parameter.Real("coupling", "K of neighbors", 0.3, 0.1, 0.5),
                new Parameter.Whole("samples", "states in a set", 4000, 1000, 10_000_000),
                Sets.count("sets of states", 400),
                Sets.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(ExpressivityBibliography.LIN_2017);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        IsingRing ring = new IsingRing(settings.size("spins"), settings.real("coupling"), 0);
        int samples = settings.size("samples");
        Sample sample = Sets.draw(
                settings,
                id(),
                (1 << ring.spins()) + 1,
                (stream, row) -> {
                    int[] counts = RingSamples.counts(ring.spins(), ring.coupling(), stream, samples);
                    for (int state = 0; state < counts.length; state++) {
                        row[state] = counts[state];
                    }
                    row[counts.length] = RingSamples.counts(ring.spins(), 0, stream, samples)[counts.length - 1];
                },
                progress);
        Reader reader = new Reader(ring, sample, settings.more(this, "sets"));
        List<Comparison> energies = reader.energies();
        List<Comparison> bits = reader.bits();
        List<Comparison> classes = reader.classes();
        Comparison wrong = reader.spinsCoupling();
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "Yes: two neighboring bits have %.4f ± %.2g, which is -4 K = %.4f; two that are not, %.4f ± %.2g.",
                        wrong.measurement().mean(),
                        wrong.measurement().standardError(),
                        ring.bitCoupling(3),
                        bits.getLast().measurement().mean(),
                        bits.getLast().measurement().standardError()),
                List.of(
                        new Section(
                                "energies",
                                "A Hamiltonian is a surprisal",
                                "-ln of how often a state comes out, against energies.",
                                energies,
                                List.of()),
                        new Section(
                                "classes",
                                "A constant of each class is not irrelevant",
                                "The ring or free spins? From all spins up, by Bayes' theorem with and without ln Z.",
                                classes,
                                List.of()),
                        new Section(
                                "bits",
                                "A spin is a bit, locality is sparsity",
                                "Coefficients of products of bits in the surprisal.",
                                bits,
                                List.of()),
                        new Section(
                                "wrong",
                                "Wrong: bits are coupled as spins are",
                                "K s s' with s = 2 x - 1 is 4 K x x' and terms of one bit.",
                                List.of(wrong),
                                List.of())),
                new TreeMap<>());
    }

    /// Reads couplings off the mean counts of states.
    private record Reader(IsingRing ring, Sample sample, Remedy remedy) {

        /// What one bond broken on each side of a spin costs, and the constant.
        List<Comparison> energies() {
            int up = (1 << ring.spins()) - 1;
            double k = ring.coupling();
            return List.of(
                    Judge.of(
                            Question.of(
                                    Subject.of("flip", "ln p(all up)/p(one down), the energy of one spin turned"),
                                    Sets.exact(4 * k, 1e-12),
                                    new Alternative("2 K, a K for each bond", 2 * k),
                                    remedy),
                            read(mean -> SurprisalCouplings.surprisal(states(mean), up ^ 1)
                                    - SurprisalCouplings.surprisal(states(mean), up))),
                    Judge.of(
                            Question.of(
                                    Subject.of("constant", "-ln p(all up), energy and constant"),
                                    Sets.exact(ring.logPartition() - ring.spins() * k, 1e-12),
                                    new Alternative("the constant of free spins", ring.spins() * (Math.log(2) - k)),
                                    remedy),
                            read(mean -> SurprisalCouplings.surprisal(states(mean), up))));
        }

        List<Comparison> bits() {
            double k = ring.coupling();
            double far = ring.correlation(2);
            return List.of(
                    coefficient("one", "coefficient of one bit", 1, new Alternative("none, as there is no field", 0)),
                    coefficient("pair", "coefficient of two neighboring bits", 3, new Alternative("-K", -k)),
                    coefficient(
                            "triple",
                            "coefficient of three bits in a row",
                            7,
                            new Alternative("as large as that of two", -4 * k)),
                    coefficient(
                            "apart",
                            "coefficient of two bits with one between",
                            5,
                            new Alternative("what is correlated is coupled", -2 * Math.log((1 + far) / (1 - far)))));
        }

        /// All spins are up: of the ring or of free spins, both as likely beforehand? The softmax of −H needs
        /// the constants
        /// ln Z of both, which are not the same.
        List<Comparison> classes() {
            int up = (1 << ring.spins()) - 1;
            double gap = ring.spins() * ring.coupling();
            double right = logistic(gap - ring.logPartition() + ring.spins() * Math.log(2));
            Evidence share = read(mean -> mean[up] / (mean[up] + mean[up + 1]));
            return List.of(
                    Judge.of(
                            Question.of(
                                    Subject.of("class", "P(ring, not free spins | all up), energies with ln Z"),
                                    Sets.exact(right, 1e-12),
                                    new Alternative("energies without it", logistic(gap)),
                                    remedy),
                            share),
                    Judge.of(
                            Question.of(
                                            Subject.of("class.bare", "P(ring, not free spins | all up), without ln Z"),
                                            Sets.exact(logistic(gap), 1e-12),
                                            new Alternative("energies with ln Z", right),
                                            remedy)
                                    .expecting(Verdict.DISAGREES),
                            share));
        }

        private static double logistic(double z) {
            return 1 / (1 + Math.exp(-z));
        }

        Comparison spinsCoupling() {
            return Judge.of(
                    Question.of(
                                    Subject.of("same", "coefficient of two neighboring bits, if it were that of spins"),
                                    Sets.exact(-ring.coupling(), 0),
                                    new Alternative("-4 K", ring.bitCoupling(3)),
                                    remedy)
                            .expecting(Verdict.DISAGREES),
                    read(mean -> SurprisalCouplings.of(states(mean), 3)));
        }

        private Comparison coefficient(String id, String what, int set, Alternative rival) {
            return Judge.of(
                    Question.of(Subject.of(id, what), Sets.exact(ring.bitCoupling(set), 1e-12), rival, remedy),
                    read(mean -> SurprisalCouplings.of(states(mean), set)));
        }

        /// Without the last column, which is of free spins.
        private static double[] states(double[] mean) {
            return Arrays.copyOf(mean, mean.length - 1);
        }

        private Evidence read(ToDoubleFunction<double[]> ofMeans) {
            return sample.jackknife(ofMeans, row -> row[0]);
        }
    }
}
