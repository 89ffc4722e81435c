package wick.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wick.experiment.Section;
import wick.network.recurrent.RecurrentFile;
import wick.network.recurrent.RecurrentNetwork;
import wick.report.FigureFiles;
import wick.store.OutputFolder;
import wick.text.Nearest;

/// `wick recurrent`: a stochastic recurrent network as a field theory, predicted and measured.
@Command(
        name = "wick recurrent",
        description = {
            "A random recurrent network dh = (-gamma h + W phi(h) + u + b) dt + sqrt(kappa) dB of N units, weights of"
                    + " variance sigma_w^2 / N, the same at all times unless --fresh.",
            "theory: infinitely many units, and order 1/N where it is known. simulate: networks drawn. compare: both,"
                    + " with a verdict for each quantity, extrapolated over sizes. phases: silent, contracting,"
                    + " expansive or chaotic, over a plane of parameters."
        },
        footer = {
            "",
            "Keys of --json (theory): method, phase, phase_reason; variance, static_part,",
            "mean_square_activation, correlation_time, lyapunov_exponent, order_1_over_n,",
            "each {value, error} or null where it does not exist; autocorrelation and",
            "response (times, values, errors); lengths (response, autocorrelation,",
            "perturbation, amplitude); start with --times; at_size with --size; notes.",
            "order_1_over_n is the coefficient of 1/N in the variance, relative to the",
            "variance at infinite N. A chaotic state without noise is reported by the",
            "decaying (separatrix) solution. See docs/recurrent.md.",
            "",
            "Examples:",
            "  wick recurrent theory --weight-variance 0.25 --noise 1",
            "  wick recurrent theory --weight-variance 4 --activation tanh --lags 0,1,2,5",
            "  wick recurrent theory --weight-variance 0.25 --noise 1 --step 0.1 --fresh",
            "  wick recurrent theory network.yaml --noise 0.5 --json"
        })
final class RecurrentVerb implements Verb {
    private static final List<String> ACTIONS = List.of("theory", "simulate", "compare", "phases");

    @Mixin
    private Options options = new Options();

    @Mixin
    private RecurrentModel model = new RecurrentModel();

    @Mixin
    private RecurrentRun run = new RecurrentRun();

    @Mixin
    private RecurrentPhases phases = new RecurrentPhases();

    @Parameters(index = "0", paramLabel = "ACTION", description = "theory, simulate, compare or phases.")
    private String action = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "A file with the network under the key recurrent; options go before it.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--svg", paramLabel = "DIR", description = "Draw the pictures into this folder, with CSV.")
    private Optional<Path> svg = Optional.empty();

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Answer answer(Console console) throws IOException {
        if (!ACTIONS.contains(action)) {
            throw new BadInput("there is no action '" + action + "'" + Nearest.suggestion(action, ACTIONS)
                    + "; there are: " + String.join(", ", ACTIONS));
        }
        boolean plane = action.equals("phases");
        if (plane) {
            model.refuseScanned(phases.scanned());
            run.refuseMeasuring(action);
            run.refuseTimes(action);
            run.refuseSizeAndLags(action);
        } else {
            phases.refuse(action);
        }
        RecurrentFile described = model.of(file, plane);
        RecurrentReply reply = switch (action) {
            case "theory" -> new RecurrentTheory(described, run).reply();
            case "compare" -> new RecurrentComparison(described, run, options.seed(), command()).reply(console);
            case "phases" -> phases.reply(described.network());
            default -> new RecurrentSimulation(described, run, options.seed()).reply(new Progression(console));
        };
        draw(reply.pictures());
        SequencedMap<String, Object> json = new LinkedHashMap<>(reply.answer().json());
        json.put("request", request(described.network()));
        return new Answer(json, reply.answer().text(), reply.answer().asExpected());
    }

    /// The request without its number of networks.
    private String command() {
        return "wick recurrent " + action + file.map(path -> " " + path).orElse("") + model.words() + run.words();
    }

    private void draw(List<Section> sections) throws IOException {
        if (svg.isPresent()) {
            OutputFolder folder = OutputFolder.prepare(svg.get());
            for (Map.Entry<String, String> figure : FigureFiles.of(sections).entrySet()) {
                folder.write(Path.of(figure.getKey()).getFileName().toString(), figure.getValue());
            }
        }
    }

    private SequencedMap<String, Object> request(RecurrentNetwork network) {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("action", action);
        file.ifPresent(path -> request.put("file", path.toString()));
        request.putAll(model.request(network));
        run.requestInto(request);
        phases.requestInto(request);
        if (action.equals("simulate") || action.equals("compare")) {
            request.put("seed", options.seed());
        }
        return request;
    }
}
