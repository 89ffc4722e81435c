package wick.experiment.expressivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Experiment;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.statistics.Estimate;
import wick.observable.Basis;
import wick.observable.ExpressivityBibliography;
import wick.observable.Measurement;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.topic.expressivity.lab.wavefunction.Reconfiguration;
import wick.topic.expressivity.lab.wavefunction.Walkers;
import wick.topic.expressivity.theory.wavefunction.ExactSum;
import wick.topic.expressivity.theory.wavefunction.GroundEnergy;
import wick.topic.expressivity.wavefunction.Machine;
import wick.topic.expressivity.wavefunction.SpinChain;

/// A function of 2^N numbers that a small network does find: ground states of spin chains by restricted
/// Boltzmann machines, against free fermions, exact diagonalization and sums over all states.
public final class NeuralWaveFunction implements Experiment {
    private static final Basis VARIATIONAL = new Basis(List.of(), ExpressivityBibliography.CARLEO_2017);
    private static final Basis FERMIONS = new Basis(List.of(), ExpressivityBibliography.PFEUTY_1970);
    private static final double WANTED = 1e-3;
    private static final int EARLY = 40;
    private static final int WALKERS = 16;
    private static final int PER_STEP = 64;
    private static final double RATE = 0.1;

    @Override
    public String id() {
        return "neural-wave-function";
    }

    @Override
    public String title() {
        return "Ground states of spin chains as small networks";
    }

    @Override
    public String question() {
        return "How close does a network of a few dozen parameters come to the ground state of N spins?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole("sites", "spins, an even number", 16, 6, GroundEnergy.MOST),
                new Parameter.Real("field", "transverse field of the Ising chain, critical at 1", 1, 0.2, 5),
                new Parameter.Whole("filters", "hidden neurons for each spin", 2, 1, 8),
                new Parameter.Whole("steps", "steps of stochastic reconfiguration", 300, 100, 10_000),
                new Parameter.Whole("samples", "samples of each of 16 walkers", 4000, 100, 1_000_000),
                Parameter.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(
                ExpressivityBibliography.CARLEO_2017,
                ExpressivityBibliography.LIN_2017,
                ExpressivityBibliography.PFEUTY_1970);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        int sites = settings.size("sites");
        SpinChain.TransverseIsing ising = new SpinChain.TransverseIsing(sites, settings.real("field"));
        SpinChain heisenberg = new SpinChain.Heisenberg(sites);
        progress.at("Ising chain, one filter", 0);
        Found one = found(settings, "ising-1", ising, 1);
        progress.at("Ising chain", 0.2);
        Found many = found(settings, "ising", ising, settings.size("filters"));
        progress.at("Heisenberg chain", 0.6);
        Found rotated = found(settings, "heisenberg", heisenberg, settings.size("filters"));
        double exact = GroundEnergy.freeFermions(ising);
        double diagonalized = GroundEnergy.lanczos(heisenberg);
        List<Comparison> first = new ArrayList<>();
        first.add(exact(settings, ising));
        first.addAll(compared(settings, new Exact("ising", ising, exact, FERMIONS), many));
        first.add(extrapolated(settings, exact, one, many));
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "%d parameters give the ground state energy of 2^%d amplitudes to %.1e (Ising) and %.1e"
                                + " (Heisenberg).",
                        many.last().parameters().size(),
                        sites,
                        many.relativeError(exact),
                        rotated.relativeError(diagonalized)),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "Transverse-field Ising chain: energies of a machine against free fermions and all states.",
                                first,
                                List.of()),
                        new Section(
                                "heisenberg",
                                "Heisenberg chain",
                                "With Marshall's sign rule, against exact diagonalization.",
                                compared(
                                        settings,
                                        new Exact("heisenberg", heisenberg, diagonalized, VARIATIONAL),
                                        rotated),
                                List.of())),
                new TreeMap<>(Map.of("ising_1", one.table(), "ising", many.table(), "heisenberg", rotated.table())));
    }

    /// A chain and the exact energy of its ground state.
    private record Exact(String name, SpinChain chain, double energy, Basis basis) {}

    /// A machine early in its training and at its end, measured.
    private record Found(Machine last, Walkers.Energy early, Walkers.Energy late, long seed) {

        Estimate energy() {
            return late.energy().mean();
        }

        double relativeError(double exact) {
            return (energy().mean() - exact) / Math.abs(exact);
        }

        Evidence evidence(double mean, double error) {
            long members = Math.max(2, (long) late.energy().effective());
            return Evidence.even(new Measurement(mean, error, members, seed, Engine.DRAWN_POINTS, List.of()));
        }

        /// The line through energy against variance at both times, at variance 0. Half of what it adds is
        /// an error: the line is bent.
        Estimate extrapolated() {
            double slope = (early.energy().mean().mean() - energy().mean())
                    / (early.variance().mean() - late.variance().mean());
            double added = slope * late.variance().mean();
            return new Estimate(
                    energy().mean() - added, Math.hypot(energy().standardError(), added / 2), energy().samples());
        }

        /// Energy, its error, autocorrelation time in samples and variance, early and late.
        Matrix table() {
            Matrix table = Matrix.zeros(2, 4);
            List<Walkers.Energy> both = List.of(early, late);
            for (int i = 0; i < 2; i++) {
                table.set(i, 0, both.get(i).energy().mean().mean());
                table.set(i, 1, both.get(i).energy().mean().standardError());
                table.set(i, 2, both.get(i).energy().time());
                table.set(i, 3, both.get(i).variance().mean());
            }
            return table;
        }
    }

    private Found found(Settings settings, String name, SpinChain chain, int filters) {
        long seed = settings.whole("seed");
        Address address = Address.of(seed, id() + "." + name);
        Walkers walkers = new Walkers(chain, WALKERS, 1);
        List<Machine> machines = new Reconfiguration(walkers, PER_STEP, RATE)
                .machines(filters, List.of(EARLY, settings.size("steps")), address);
        int samples = settings.size("samples");
        return new Found(
                machines.getLast(),
                walkers.energy(machines.getFirst(), samples, Address.of(seed, id() + "." + name + ".early")),
                walkers.energy(machines.getLast(), samples, Address.of(seed, id() + "." + name + ".late")),
                seed);
    }

    private Comparison exact(Settings settings, SpinChain.TransverseIsing chain) {
        double infinite = chain.sites() * -4 / Math.PI;
        return Judge.of(
                Question.of(
                        Subject.of(
                                "fermions", "energy of the ground state by free fermions and by exact diagonalization"),
                        new Prediction.Exact(GroundEnergy.freeFermions(chain), 1e-10 * chain.sites(), FERMIONS),
                        new Alternative("spins of the infinite critical chain, -4/pi each", infinite),
                        settings.more(this, "samples")),
                Ask.computed(GroundEnergy.lanczos(chain)));
    }

    private List<Comparison> compared(Settings settings, Exact exact, Found found) {
        Estimate energy = found.energy();
        Evidence measured = found.evidence(energy.mean(), energy.standardError());
        double scale = Math.abs(exact.energy());
        Question above = new Question(
                Subject.of(exact.name() + ".above", "energy of the machine, not below the ground state"),
                new Prediction.Bound(exact.energy(), 1e-9, false, exact.basis()),
                Optional.empty(),
                Verdict.NOT_VIOLATED,
                settings.more(this, "samples"));
        Question close = new Question(
                Subject.of(exact.name() + ".close", "relative error of the energy, below one in a thousand"),
                new Prediction.Bound(WANTED, 0, true, exact.basis()),
                Optional.empty(),
                Verdict.NOT_VIOLATED,
                settings.more(this, "samples"));
        ExactSum sum = ExactSum.of(exact.chain(), found.last());
        Question all = Question.of(
                Subject.of(exact.name() + ".sum", "sampled energy against the sum over all states"),
                new Prediction.Exact(sum.energy(), 1e-10 * scale, VARIATIONAL),
                new Alternative(
                        "the best product of single spins", exact.chain().productEnergy()),
                settings.more(this, "samples"));
        return List.of(
                Judge.of(above, measured),
                Judge.of(close, found.evidence(found.relativeError(exact.energy()), energy.standardError() / scale)),
                Judge.of(all, measured));
    }

    private Comparison extrapolated(Settings settings, double exact, Found one, Found many) {
        Estimate limit = many.extrapolated();
        Question question = Question.of(
                Subject.of("ising.variance", "energy extrapolated to variance zero"),
                new Prediction.Exact(exact, 1e-10 * Math.abs(exact), FERMIONS),
                new Alternative(
                        "the machine of one filter as it is", one.energy().mean()),
                settings.more(this, "samples"));
        return Judge.of(question, many.evidence(limit.mean(), limit.standardError()));
    }
}
