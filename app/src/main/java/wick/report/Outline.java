package wick.report;

import java.util.ArrayList;
import java.util.List;
import wick.experiment.Comparison;
import wick.experiment.Section;

/// The sections of a report with an anchor for everything in them that can be linked to.
///
/// Ids need not be unique (one quantity is compared in several layers), so anchors count; `prefix` keeps two reports
/// on one page apart.
record Outline(List<Part> parts) {

    /// A section and its anchor.
    record Part(Section section, String anchor, List<Entry> entries) {}

    /// A comparison and its anchor.
    record Entry(Comparison comparison, String anchor) {}

    static Outline of(List<Section> sections, String prefix) {
        List<Part> parts = new ArrayList<>();
        int count = 0;
        for (Section section : sections) {
            List<Entry> entries = new ArrayList<>();
            for (Comparison comparison : section.comparisons()) {
                count++;
                entries.add(new Entry(comparison, prefix + "c" + count + "-" + plain(comparison.id())));
            }
            parts.add(new Part(section, prefix + "s" + (parts.size() + 1) + "-" + plain(section.id()), entries));
        }
        return new Outline(List.copyOf(parts));
    }

    List<Entry> entries() {
        return parts.stream().flatMap(part -> part.entries.stream()).toList();
    }

    /// Letters, digits, dots and hyphens only, for anchors and file names.
    static String plain(String id) {
        String kept = id.replaceAll("[^A-Za-z0-9.-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
        return kept.isEmpty() ? "unnamed" : kept.length() > 60 ? kept.substring(0, 60) : kept;
    }
}
