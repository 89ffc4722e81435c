package wick.observable;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Where a formula or statement comes from; `identifier` is an arXiv number such as `arXiv:1806.07572` or
/// a DOI such as `doi:10.1234/abc`, `key` its BibTeX key, `authors` as in BibTeX, joined by ` and `.
public record Source(String key, String authors, int year, String title, String identifier) {

    public Source {
        if (!key.matches("[A-Za-z][A-Za-z0-9_:-]*")) {
            throw new IllegalArgumentException(
                    "source key '" + key + "' must be a letter followed by letters, digits, '_', ':' or '-'");
        }
        if (authors.isBlank() || title.isBlank() || identifier.isBlank()) {
            throw new IllegalArgumentException("source '" + key + "' needs authors, a title and an identifier");
        }
        if (year < 1600 || year > 2200) {
            throw new IllegalArgumentException("source '" + key + "' has year " + year + ", allowed: 1600 to 2200");
        }
    }

    /// As in a sentence: `Jacot, Gabriel and Hongler 2018, arXiv:1806.07572`, from four authors on `Lee
    /// et al. 2019`.
    public String citation() {
        List<String> names = Stream.of(authors.split(" and ", -1))
                .map(author -> author.split(",", 2)[0].strip())
                .toList();
        String who = switch (names.size()) {
            case 1 -> names.getFirst();
            case 2 -> names.getFirst() + " and " + names.getLast();
            case 3 -> names.getFirst() + ", " + names.get(1) + " and " + names.getLast();
            default -> names.getFirst() + " et al.";
        };
        return who + " " + year + ", " + identifier;
    }

    /// Where to read it on the web, empty for identifiers that are neither arXiv numbers nor DOIs.
    public String address() {
        return switch (scheme()) {
            case "arxiv" -> "https://arxiv.org/abs/" + number();
            case "doi" -> "https://doi.org/" + number();
            default -> "";
        };
    }

    /// A BibTeX entry; capitals in the title are protected by braces.
    public String bibtex() {
        String location = switch (scheme()) {
            case "arxiv" -> "  eprint = {" + number() + "},\n  archivePrefix = {arXiv},\n";
            case "doi" -> "  doi = {" + number() + "},\n";
            default -> "  note = {" + identifier + "},\n";
        };
        return "@" + (scheme().equals("doi") ? "article" : "misc") + "{" + key + ",\n"
                + "  author = {" + authors + "},\n"
                + "  title = {{" + title + "}},\n"
                + "  year = {" + year + "},\n"
                + location
                + "}\n";
    }

    private String scheme() {
        int colon = identifier.indexOf(':');
        return colon < 0 ? "" : identifier.substring(0, colon).toLowerCase(Locale.ROOT);
    }

    private String number() {
        return identifier.substring(identifier.indexOf(':') + 1);
    }
}
