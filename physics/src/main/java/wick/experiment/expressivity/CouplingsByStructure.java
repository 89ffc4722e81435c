package wick.experiment.expressivity;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Remedy;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.numeric.random.Address;
import wick.observable.ExpressivityBibliography;
import wick.observable.Source;
import wick.topic.expressivity.lab.structure.EnergyDegree;
import wick.topic.expressivity.lab.structure.FreeCouplings;
import wick.topic.expressivity.structure.Lattice;
import wick.topic.expressivity.structure.Terms;
import wick.topic.expressivity.structure.Terms.Locality;
import wick.topic.expressivity.structure.Terms.Symmetry;
import wick.topic.expressivity.theory.structure.Couplings;

/// How many couplings order, locality and symmetry leave: counted by orbits, and found from values of polynomials by
/// exact linear algebra. The source's 2n and 3, and its bound on the degree, must disagree.
public final class CouplingsByStructure implements Experiment {
    private static final Lattice RING = Lattice.torus(10);
    private static final Lattice SQUARE = Lattice.torus(4, 4);

    @Override
    public String id() {
        return "couplings-by-structure";
    }

    @Override
    public String title() {
        return "How few numbers a Hamiltonian with structure has";
    }

    @Override
    public String question() {
        return "How many couplings stay free by order, locality and symmetry, all counted in the same way?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(ExpressivityBibliography.LIN_2017);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Address address = Address.of(settings.whole("seed"), id());
        Ask ask = new Ask(new Remedy(settings.command(this, "seed"), "-p seed=", 1));
        Terms general = Terms.all(RING, 2);
        Terms near = general.with(new Locality.Cliques(1));
        progress.at("ring", 0);
        List<Comparison> ring = ring(ask, address, general, near);
        progress.at("other lattices", 0.3);
        List<Comparison> other = other(ask, address);
        progress.at("degrees", 0.7);
        List<Comparison> degrees = degrees(ask, address);
        double local = ring.get(1).measurement().mean();
        double symmetric = ring.get(2).measurement().mean();
        List<Comparison> source = List.of(
                wrong(ask, "source.local", "the source's count of a local quadratic Hamiltonian, 2n", 20, local),
                wrong(ask, "source.symmetric", "the source's count with translations, 3", 3, symmetric));
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "A quadratic Hamiltonian on a ring of 10 has %.0f couplings, %.0f with nearest neighbors only, %.0f"
                                + " with translations.",
                        ring.getFirst().measurement().mean(),
                        local,
                        symmetric),
                List.of(
                        new Section(id(), title(), COUNTED, ring, List.of()),
                        new Section("lattices", "Other orders, lattices and symmetries", COUNTED, other, List.of()),
                        new Section("degree", "Local energies of bits", DEGREE, degrees, List.of()),
                        new Section("source", "The source's counts", MIXED, source, List.of())),
                new TreeMap<>());
    }

    private static final String COUNTED =
            "Orbits of monomials, the constant counted; against all coefficients less the rank of what their polynomial's"
                    + " values demand at random points, modulo a prime.";
    private static final String DEGREE =
            "Energies of all states of arbitrary local functions, turned into polynomials of bits: a site and all its"
                    + " neighbors may stand in one term; sums over pairs have degree 2.";
    private static final String MIXED = "Constant and linear terms are in its first count, not in its second.";

    private static Comparison free(Ask ask, Address address, Subject subject, Terms terms, Alternative rival) {
        double counted = new Couplings(terms).count().doubleValue();
        return Judge.of(ask.count(subject, counted, rival), Ask.computed(FreeCouplings.of(terms, address)));
    }

    private static List<Comparison> ring(Ask ask, Address address, Terms general, Terms near) {
        return List.of(
                free(
                        ask,
                        address,
                        Subject.of("order", "couplings up to order 2 of 10 variables"),
                        general,
                        new Alternative("every ordered pair, 1 + n + n²", 111)),
                free(
                        ask,
                        address,
                        Subject.of("local", "the same, nearest neighbors on a ring only"),
                        near,
                        new Alternative("quadratic terms alone, 2n", 20)),
                free(
                        ask,
                        address,
                        Subject.of("symmetric", "the same, with translations"),
                        near.with(Symmetry.TRANSLATION),
                        new Alternative("3, the constant left out", 3)),
                free(
                        ask,
                        address,
                        Subject.of("not-local", "order 2 with translations, any distance"),
                        general.with(Symmetry.TRANSLATION),
                        new Alternative("one for each of n distances, n + 2", 12)));
    }

    private static List<Comparison> other(Ask ask, Address address) {
        Terms quartic = Terms.all(Lattice.torus(6), 4).with(Symmetry.TRANSLATION);
        Terms square =
                Terms.all(Lattice.torus(3, 3), 3).with(new Locality.Cliques(1)).with(Symmetry.CUBIC);
        Terms bits = new Terms(Lattice.torus(8), 8, new Locality.Anywhere(), Symmetry.TRANSLATION, true);
        Terms chain = Terms.all(new Lattice(List.of(10), false), 2).with(new Locality.Cliques(1));
        return List.of(
                free(
                        ask,
                        address,
                        Subject.of("chain", "order 2, nearest neighbors on an open chain of 10"),
                        chain,
                        new Alternative("as on the ring, 3n + 1", 31)),
                free(
                        ask,
                        address,
                        Subject.of("quartic", "order 4 on a ring of 6, with translations"),
                        quartic,
                        new Alternative("all monomials over 6 translations", 210 / 6.0)),
                free(
                        ask,
                        address,
                        Subject.of("square", "order 3, nearest neighbors on 3 x 3, all symmetries of the square"),
                        square,
                        new Alternative(
                                "translations alone",
                                new Couplings(square.with(Symmetry.TRANSLATION))
                                        .count()
                                        .doubleValue())),
                free(
                        ask,
                        address,
                        Subject.of("bits", "functions of 8 bits on a ring, with translations"),
                        bits,
                        new Alternative("all functions over 8 translations", 32)));
    }

    private static List<Comparison> degrees(Ask ask, Address address) {
        double ring = EnergyDegree.ofStars(RING, 1, address);
        double square = EnergyDegree.ofStars(SQUARE, 1, address);
        Terms stars = Terms.all(SQUARE, 2).with(new Locality.Stars(1));
        Terms pairs = Terms.all(SQUARE, 2).with(new Locality.Cliques(1));
        Alternative neighbors = new Alternative("neighbors, 4", 4);
        return List.of(
                Judge.of(
                        ask.count(
                                Subject.of("degree.square", "degree of local energies of bits on a square lattice"),
                                new Couplings(stars).largestTerm().orElseThrow(),
                                neighbors),
                        Ask.computed(square)),
                Judge.of(
                        ask.count(
                                Subject.of("degree.pairs", "degree of sums over pairs of neighbors there"),
                                new Couplings(pairs).largestTerm().orElseThrow(),
                                neighbors),
                        Ask.computed(EnergyDegree.ofPairs(SQUARE, 1, address))),
                wrong(ask, "source.degree-ring", "the source's largest degree on a ring, 2 neighbors", 2, ring),
                wrong(ask, "source.degree-square", "the source's largest degree on a square lattice", 4, square));
    }

    private static Comparison wrong(Ask ask, String id, String words, double stated, double measured) {
        Alternative right = new Alternative("counted in one way", measured);
        return Judge.of(
                ask.count(Subject.of(id, words), stated, right).expecting(Verdict.DISAGREES), Ask.computed(measured));
    }
}
