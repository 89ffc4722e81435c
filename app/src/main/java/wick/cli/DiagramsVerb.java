package wick.cli;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import wick.report.diagram.DiagramPicture;
import wick.report.diagram.DiagramSheet;
import wick.report.diagram.Look;
import wick.store.OutputFolder;
import wick.theory.fieldtheory.ComponentPolynomial;
import wick.theory.fieldtheory.Correlator;
import wick.theory.fieldtheory.Diagram;
import wick.theory.fieldtheory.DiagramSet;
import wick.theory.fieldtheory.Diagrams;
import wick.theory.fieldtheory.Field;
import wick.theory.fieldtheory.FieldTheory;
import wick.theory.fieldtheory.PointTheory;
import wick.theory.fieldtheory.Vertex;
import wick.theory.fieldtheory.ZeroDimensions;

/// `wick diagrams`: the Feynman diagrams of an action, with their factors, values and pictures.
@Command(
        name = "wick diagrams",
        description = {
            "All Feynman diagrams of one order of a correlation function, with symmetry factors, values, and their sum:"
                    + " the coefficient of coupling^order. Connected ones unless --all, --no-vacuum or --irreducible.",
            "In zero dimensions, where propagators are 1 and values exact, or on points with the NNGP kernel of a"
                    + " network (--network, --points) or any matrix (--propagator)."
        },
        footer = {
            "",
            "Actions: phi3, phi4, phi6 = phi^2/2 + lambda phi^k/k!; o-n = phi.phi/2 + lambda",
            "(phi.phi)^2/4! with N components, its vertex split by a field sigma; yukawa =",
            "chi^2/2 + phi^2/2 + g phi chi^2/2; complex = |phi|^2 + lambda |phi|^4/4. A file",
            "names fields and vertices (docs/diagrams.md). On points a vertex is a sum over",
            "them.",
            "layer: the statistics of a dense layer of --network from those of the layer",
            "before; 2 legs for the correction G of the kernel, 4 for the vertex V, 6 and",
            "more beyond, at order 1/n^K, n the width in front of the layer; one input, or",
            "two at first order.",
            "",
            "recurrent: the two-point function of dh = (-gamma h + W h) dt + sqrt(kappa) dB at",
            "order (sigma_w^2)^K, every power of 1/N; values exact, of the variance or of C(w);",
            "recurrent-cubic: its change at first order in epsilon for phi = h - epsilon h^3/3.",
            "",
            "Keys of --json: diagrams, each with order, symmetry_factor (legs held),",
            "multiplicity (ways to attach numbered legs), value (vertices, signs and",
            "multiplicity included), value_exact, sign, loops, notation, nodes, lines; sum",
            "and sum_exact; contractions. For N components without --components value is the",
            "coefficient of N^power_of_components and sum is null.",
            "",
            "--svg writes diagrams.html, diagrams.svg and one diagram-K.svg for each.",
            "",
            "Examples:",
            "  wick diagrams --theory phi4 --legs 4 --order 2",
            "  wick diagrams --theory phi4 --legs 2 --order 3 --svg pictures",
            "  wick diagrams --theory o-n --legs 2 --order 2 --components 3 --json",
            "  wick diagrams --legs 4 --order 1 --network net.yaml --points X.npy \\",
            "      --at 0,0,1,1",
            "  wick diagrams --theory layer --legs 4 --order 2 --network net.yaml \\",
            "      --points X.npy",
            "  wick diagrams --theory recurrent --order 2 --one-over-n 1 --svg mushrooms",
            "  wick diagrams --theory recurrent --order 8 --chain 0.25 --frequency 0",
            "  wick diagrams --theory recurrent --series tanh --step 0.25"
        })
final class DiagramsVerb implements Verb {
    private static final int MOST_PICTURES = 600;

    @Mixin
    private Options options = new Options();

    @Mixin
    private DiagramOptions asked = new DiagramOptions();

    @Mixin
    private DiagramPoints where = new DiagramPoints();

    @Mixin
    private DiagramsOfLayer layer = new DiagramsOfLayer();

    @Mixin
    private DiagramsOfRecurrent recurrent = new DiagramsOfRecurrent();

    @Option(names = "--svg", paramLabel = "DIR", description = "Draw the diagrams into this folder.")
    private Optional<Path> svg = Optional.empty();

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Answer answer(Console console) throws IOException {
        if (asked.isRecurrent()) {
            return ofRecurrent();
        }
        recurrent.requireNone();
        if (asked.isLayer()) {
            SequencedMap<String, Object> json = new LinkedHashMap<>();
            return told(json, layer.listing(asked, where, json), asked.plainOrder());
        }
        Correlator correlator = asked.correlator();
        BigInteger contractions = correlator.contractions();
        if (contractions.signum() == 0) {
            throw new BadInput(asked.said() + ": " + vanishing(correlator));
        }
        DiagramListing listing = listing(correlator);
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        Object order = DiagramOptions.byName(
                correlator.theory().vertices().stream().map(Vertex::coupling).toList(), correlator.order());
        json.put("theory", correlator.theory().name());
        json.put("legs", DiagramOptions.byName(names(correlator.theory()), correlator.legs()));
        json.put("order", order);
        json.put("contractions", DiagramWords.integer(contractions));
        return told(json, listing, order);
    }

    private Answer ofRecurrent() throws IOException {
        if (where.wanted() || asked.set() != DiagramSet.CONNECTED) {
            throw new BadInput(asked.said() + ": connected diagrams in time; --network, --points, --propagator, --all,"
                    + " --no-vacuum and --irreducible have no place there");
        }
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        if (recurrent.wantsSeries()) {
            return SeriesWords.answer(recurrent.nonlinear(asked), recurrent.request());
        }
        if (recurrent.wantsChain()) {
            return CactusWords.answer(recurrent.chain(asked), recurrent.request());
        }
        DiagramListing listing = recurrent.listing(asked, where.components(), json);
        requireDrawable(listing.entries().size());
        if (svg.isPresent()) {
            FieldTheory theory = listing.look().theory();
            OutputFolder.prepare(svg.get())
                    .write("theory.svg", DiagramSheet.svg(theory.name(), RecurrentPictures.parts(theory)));
        }
        return told(json, listing, asked.plainOrder());
    }

    private Answer told(SequencedMap<String, Object> json, DiagramListing listing, Object order) throws IOException {
        if (svg.isPresent()) {
            json.put("files", draw(OutputFolder.prepare(svg.get()), listing));
        }
        json.put(
                "diagrams",
                listing.entries().stream()
                        .map(entry -> DiagramWords.json(entry, order))
                        .toList());
        json.put("sum", listing.sum());
        json.put("sum_exact", listing.sumExact());
        SequencedMap<String, Object> request = asked.request();
        request.putAll(where.request());
        request.putAll(asked.isRecurrent() ? recurrent.request() : new LinkedHashMap<>());
        json.put("request", request);
        return Answer.of(
                json,
                () -> DiagramWords.table(listing)
                        + svg.map(folder -> String.format("Pictures: %s%n", folder.resolve("diagrams.html")))
                                .orElse(""));
    }

    private static List<String> names(FieldTheory theory) {
        return theory.fields().stream().map(Field::name).toList();
    }

    private static String vanishing(Correlator correlator) {
        List<Integer> halves = correlator.halfEdges();
        int total = halves.stream().mapToInt(Integer::intValue).sum();
        if (correlator.theory().fields().size() == 1) {
            return "legs and vertices have " + total + " ends of lines, an odd number that cannot be paired, so that"
                    + " every diagram vanishes and the coefficient is 0";
        }
        return "the ends of lines of legs and vertices, " + halves + " of the fields "
                + String.join(", ", names(correlator.theory()))
                + ", cannot be paired along propagators, so that every diagram vanishes and the coefficient is 0";
    }

    private DiagramListing listing(Correlator correlator) {
        List<Diagram> diagrams;
        try {
            diagrams = Diagrams.of(correlator, asked.set());
        } catch (IllegalArgumentException explosive) {
            throw new BadInput(asked.said() + ": " + explosive.getMessage());
        }
        requireDrawable(diagrams.size());
        Optional<Integer> components = where.components(correlator.theory());
        return where.wanted() ? onPoints(correlator, diagrams) : exact(correlator, diagrams, components);
    }

    private void requireDrawable(int count) {
        if (svg.isPresent() && count > MOST_PICTURES) {
            throw new BadInput(asked.said() + ": " + count + " diagrams; --svg draws up to " + MOST_PICTURES);
        }
    }

    private DiagramListing exact(Correlator correlator, List<Diagram> diagrams, Optional<Integer> components) {
        FieldTheory theory = correlator.theory();
        List<DiagramListing.Entry> entries = new ArrayList<>();
        ComponentPolynomial sum = ComponentPolynomial.ZERO;
        for (Diagram diagram : diagrams) {
            ComponentPolynomial value = ZeroDimensions.value(theory, diagram);
            sum = sum.plus(value);
            int power = ZeroDimensions.componentLoops(theory, diagram);
            String text = components.map(n -> value.at(n).toString()).orElse(value.toString());
            double number = value.at(components.orElse(1)).toDouble();
            entries.add(new DiagramListing.Entry(
                    diagram,
                    number,
                    Optional.of(text),
                    theory.hasComponents() ? Optional.of(power) : Optional.empty()));
        }
        ComponentPolynomial whole = sum;
        boolean plain = components.isPresent() || !theory.hasComponents();
        return new DiagramListing(
                heading(correlator),
                Look.of(theory),
                entries,
                plain ? Optional.of(whole.at(components.orElse(1)).toDouble()) : Optional.empty(),
                Optional.of(components.map(n -> whole.at(n).toString()).orElse(whole.toString())));
    }

    private DiagramListing onPoints(Correlator correlator, List<Diagram> diagrams) {
        FieldTheory theory = correlator.theory();
        PointTheory points = where.on(theory);
        List<Integer> legs = where.legs(correlator, points.size());
        List<DiagramListing.Entry> entries = new ArrayList<>();
        double sum = 0;
        for (Diagram diagram : diagrams) {
            double value = points.value(diagram, legs);
            sum += value;
            entries.add(new DiagramListing.Entry(
                    diagram,
                    value,
                    Optional.empty(),
                    theory.hasComponents()
                            ? Optional.of(ZeroDimensions.componentLoops(theory, diagram))
                            : Optional.empty()));
        }
        return new DiagramListing(
                heading(correlator) + ", on " + points.size() + " points, legs at " + legs,
                Look.of(theory),
                entries,
                Optional.of(sum),
                Optional.empty());
    }

    private String heading(Correlator correlator) {
        StringBuilder text = new StringBuilder(correlator.theory().name()).append(": ");
        text.append(correlator.points()).append(correlator.points() == 1 ? " leg" : " legs");
        for (int v = 0; v < correlator.order().size(); v++) {
            text.append(v == 0 ? ", order " : ", ")
                    .append(correlator.theory().vertices().get(v).coupling())
                    .append('^')
                    .append(correlator.order().get(v));
        }
        return text.append(", ")
                .append(DiagramWords.name(asked.set()).replace('_', ' '))
                .toString();
    }

    private static List<String> draw(OutputFolder folder, DiagramListing listing) throws IOException {
        List<DiagramPicture> pictures = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (DiagramListing.Entry entry : listing.entries()) {
            pictures.add(DiagramPicture.of(listing.look(), entry.diagram(), DiagramWords.caption(entry)));
            String name = "diagram-" + pictures.size() + ".svg";
            folder.write(name, pictures.getLast().standalone());
            files.add(name);
        }
        folder.write("diagrams.svg", DiagramSheet.svg(listing.heading(), pictures));
        String sum =
                listing.sumExact().orElseGet(() -> String.valueOf(listing.sum().orElse(0.0)));
        folder.write(
                "diagrams.html",
                DiagramSheet.page(
                        listing.heading(), List.of(listing.entries().size() + " diagrams, sum " + sum), pictures));
        files.addAll(List.of("diagrams.svg", "diagrams.html"));
        return files;
    }
}
