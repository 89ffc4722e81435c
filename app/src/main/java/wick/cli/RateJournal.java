package wick.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wick.experiment.transfer.RateSweep;

/// The trainings that are done, in a text file: what they belong to, then a line for each network as soon as all of
/// its rate are done. A line without its end is one that a kill cut short and does not count.
final class RateJournal implements RateSweep.Ledger {
    static final String NAME = "rates.journal";
    private static final int WORDS = 7;

    private final Path path;
    private final Map<RateSweep.Trial, List<RateSweep.Ending>> known = new LinkedHashMap<>();

    private RateJournal(Path path) {
        this.path = path;
    }

    /// The journal in `path`, begun anew or gone on with; that must be about the same.
    static RateJournal open(Path path, String about, boolean resume) throws IOException {
        RateJournal journal = new RateJournal(path);
        if (!resume || !Files.isRegularFile(path)) {
            Files.writeString(path, about + "\n");
            return journal;
        }
        String text = Files.readString(path);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        List<String> lines = whole.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(about)) {
            throw new BadInput(path + " belongs to another sweep: '" + (lines.isEmpty() ? "" : lines.getFirst())
                    + "', and this one is '" + about + "'; leave out --resume, or choose another --out");
        }
        for (int i = 1; i < lines.size(); i++) {
            journal.read(lines.get(i), i + 1);
        }
        Files.writeString(path, whole);
        return journal;
    }

    private void read(String line, int number) {
        List<String> words = line.lines()
                .flatMap(l -> java.util.Arrays.stream(l.split(" ", -1)))
                .toList();
        try {
            if (words.size() == WORDS) {
                RateSweep.Trial trial = new RateSweep.Trial(
                        words.get(0), Integer.parseInt(words.get(1)), Integer.parseInt(words.get(2)));
                known.computeIfAbsent(trial, _ -> new ArrayList<>())
                        .add(new RateSweep.Ending(
                                Double.parseDouble(words.get(3)),
                                Double.parseDouble(words.get(4)),
                                Double.parseDouble(words.get(5)),
                                Boolean.parseBoolean(words.get(6))));
                return;
            }
        } catch (NumberFormatException damaged) {
            throw new BadInput(
                    path + ", line " + number + ": '" + line + "' is not a line of a journal: " + damaged.getMessage());
        }
        throw new BadInput(path + ", line " + number + ": '" + line + "' is not a line of a journal");
    }

    int size() {
        return known.size();
    }

    @Override
    public Optional<List<RateSweep.Ending>> find(RateSweep.Trial trial) {
        return Optional.ofNullable(known.get(trial)).map(List::copyOf);
    }

    @Override
    public void keep(RateSweep.Trial trial, List<RateSweep.Ending> endings) {
        StringBuilder lines = new StringBuilder();
        for (RateSweep.Ending ending : endings) {
            lines.append(String.join(
                            " ",
                            trial.parameterization(),
                            Integer.toString(trial.width()),
                            Integer.toString(trial.power()),
                            Double.toString(ending.loss()),
                            Double.toString(ending.testLoss()),
                            Double.toString(ending.accuracy()),
                            Boolean.toString(ending.unstable())))
                    .append('\n');
        }
        try {
            Files.write(
                    path,
                    lines.toString().getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.APPEND,
                    StandardOpenOption.DSYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        known.put(trial, List.copyOf(endings));
    }
}
