package wick.lab.simulation;

/// A network whose currents or perturbations left the range of numbers, and the time at which that was seen.
public record Divergence(int network, double time) {}
