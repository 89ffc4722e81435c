package wick.theory.solvable;

/// Mean and variance over networks at the start of training, and the numerical error of the mean.
public record Average(double mean, double variance, double error) {}
