package wick.experiment.study;

/// What a study would take: about so many seconds and bytes of memory.
public record StudyCost(double seconds, double bytes) {}
