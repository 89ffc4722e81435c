package wick.observable;

/// Where a formula or statement comes from; `identifier` is an arXiv number or DOI, `key` its BibTeX key.
public record Source(String key, String authors, int year, String title, String identifier) {}
