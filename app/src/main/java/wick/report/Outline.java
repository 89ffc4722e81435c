package wick.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wick.experiment.Comparison;
import wick.experiment.Section;

/// The sections of a report with an anchor for everything in them that can be linked to.
///
/// Ids need not be unique (one quantity is compared in several layers), so anchors count; `prefix` keeps
/// two reports on one page apart.
record Outline(List<Part> parts) {

    /// A section and its anchor.
    record Part(Section section, String anchor, List<Entry> entries) {}

    /// A comparison and its anchor.
    record Entry(Comparison comparison, String anchor) {}

    static Outline of(List<Section> sections, String prefix) {
        List<Part> parts = new ArrayList<>();
        int count = 0;
        for (Section section : sections) {
            if (section.id().equals("assumptions") && section.comparisons().isEmpty()) {
                // the page ends with assumptions and sources in more detail
                continue;
            }
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

    /// For each id one entry that stands for all of them, with their number: the first that is not as
    /// expected, else the last, which is the one nearest to the network's output.
    List<Group> groups() {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (Part part : parts) {
            for (Entry entry : part.entries) {
                groups.merge(
                        part.anchor + " " + entry.comparison.id(),
                        new Group(entry, part, 1),
                        (old, last) -> new Group(
                                old.shown.comparison.asExpected() ? last.shown : old.shown, part, old.count + 1));
            }
        }
        return List.copyOf(groups.values());
    }

    /// Comparisons with one id in one section, `shown` standing for all `count` of them.
    record Group(Entry shown, Part part, int count) {}

    /// Letters, digits, dots and hyphens only, for anchors and file names.
    static String plain(String id) {
        String kept = id.replaceAll("[^A-Za-z0-9.-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
        return kept.isEmpty() ? "unnamed" : kept.length() > 60 ? kept.substring(0, 60) : kept;
    }
}
