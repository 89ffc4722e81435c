package wick.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import wick.experiment.Comparison;
import wick.experiment.study.StudyListener;
import wick.experiment.study.StudyReport;

/// What a person sees while a study runs, and the files it leaves on the way.
final class StudyScreen implements StudyListener {
    private final Console console;
    private final StudyFolder folder;
    private final String prefix;
    private final Progression progression;

    StudyScreen(Console console, StudyFolder folder, String prefix) {
        this.console = console;
        this.folder = folder;
        this.prefix = prefix;
        progression = new Progression(console);
    }

    @Override
    public void planned(List<String> lines) {
        lines.forEach(console::say);
        console.say("The report opens in " + folder.page().toAbsolutePath());
        console.say("");
    }

    @Override
    public void theory(List<String> lines) {
        lines.forEach(console::say);
        console.say("");
        progression.spoke();
    }

    @Override
    public void compared(Comparison comparison) {
        console.say(ComparisonWords.line(comparison));
        progression.spoke();
    }

    @Override
    public void progressed(String what, double fraction) {
        progression.at(what, fraction);
    }

    @Override
    public void updated(StudyReport report, List<String> toCome) {
        try {
            folder.write(Provenances.with(report), prefix, toCome);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
