package wick.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wick.experiment.Comparison;
import wick.observable.Source;

/// The sources behind the predictions, each once, in the order of their keys.
public final class Bibliography {
    private Bibliography() {}

    static List<Source> of(List<Comparison> comparisons) {
        Map<String, Source> sources = new TreeMap<>();
        for (Comparison comparison : comparisons) {
            Source source = comparison.prediction().basis().source();
            sources.putIfAbsent(source.key(), source);
        }
        return List.copyOf(sources.values());
    }

    /// One entry in BibTeX. An identifier that begins with `10.` is a DOI, one with digits and a point an arXiv number.
    public static String bibtex(Source source) {
        boolean doi = source.identifier().startsWith("10.");
        String number = source.identifier().replaceFirst("(?i)^arxiv:", "");
        boolean arxiv = !doi && number.matches("\\d{4}\\.\\d{4,5}(v\\d+)?|[a-z-]+(\\.[A-Z]{2})?/\\d{7}");
        StringBuilder entry = new StringBuilder();
        entry.append(doi ? "@article{" : "@misc{")
                .append(source.key().replaceAll("[^A-Za-z0-9:_-]", ""))
                .append(",\n");
        field(entry, "author", source.authors().replace(", ", " and ").replace(" and and ", " and "));
        field(entry, "title", "{" + plain(source.title()) + "}");
        field(entry, "year", String.valueOf(source.year()));
        if (doi) {
            field(entry, "doi", source.identifier());
        } else if (arxiv) {
            field(entry, "eprint", number);
            field(entry, "archivePrefix", "arXiv");
        } else if (!source.identifier().isBlank()) {
            field(entry, "note", plain(source.identifier()));
        }
        return entry.append("}\n").toString();
    }

    private static void field(StringBuilder entry, String name, String value) {
        entry.append("  ").append(name).append(" = {").append(value).append("},\n");
    }

    /// Braces would end a field early.
    private static String plain(String text) {
        return text.replaceAll("[{}\\\\]", "");
    }

    /// For people: authors year, title, identifier.
    static String line(Source source) {
        boolean bare = source.identifier().matches("\\d{4}\\.\\d{4,5}(v\\d+)?");
        return source.authors() + " " + source.year() + ", " + source.title()
                + (source.identifier().isBlank() ? "" : ", " + (bare ? "arXiv:" : "") + source.identifier());
    }
}
