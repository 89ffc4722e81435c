package wick.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wick.experiment.catalog.Catalog;
import wick.store.OutputFolder;

/// `wick run`: one experiment of the catalog.
@Command(
        name = "wick run",
        description = "Run one experiment of the catalog: predict, measure, judge; write a page, JSON and arrays.",
        footer = {
            "",
            "Writes report.html, run.json and arrays.npz into the folder --out (default:",
            "wick-report-ID).",
            "",
            "Examples:",
            "  wick run trainable-depth",
            "  wick run trainable-depth -p seed=2 --out depth --json"
        })
final class RunVerb implements Verb {
    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "ID", description = "The experiment's name (see wick experiments).")
    private String id = "";

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "NAME=VALUE",
            description = "A parameter of the experiment; may be repeated.")
    private Map<String, String> given = new LinkedHashMap<>();

    @Override
    public Options options() {
        return options;
    }

    /// `--out` is a folder.
    @Override
    public Optional<Path> writesJsonTo() {
        return Optional.empty();
    }

    @Override
    public Answer answer(Console console) throws IOException {
        CatalogRun run = CatalogRun.of(Catalog.named(id), given, options);
        OutputFolder folder = OutputFolder.prepare(options.out().orElse(Path.of("wick-report-" + id)));
        CatalogRun.Found found = run.into(folder, console);
        return new Answer(
                found.json(),
                () -> text(found, folder.file("report.html")),
                found.result().asExpected());
    }

    private static String text(CatalogRun.Found found, Path page) {
        return found.lines()
                + String.format(
                        "%n%s%n%s%nReport: %s%n",
                        found.result().answer(),
                        ComparisonWords.tally(found.result().comparisons()),
                        page.toAbsolutePath());
    }
}
