package wick.experiment.study;

import java.util.List;
import wick.experiment.Comparison;

/// Hears of a study's progress while it runs; called from one thread at a time.
public interface StudyListener {

    /// The plan, before any work: lines for a person (data, network, sections, time, memory).
    void planned(List<String> lines);

    /// A theory result for a person, such as the phase and how deep a signal reaches.
    void theory(List<String> lines);

    /// One comparison has landed.
    void compared(Comparison comparison);

    /// How far the current work is, from 0 to 1.
    void progressed(String what, double fraction);

    /// The report as it now stands, and the titles of the sections it does not have yet.
    void updated(StudyReport report, List<String> toCome);
}
