package wick.lab.simulation;

/// Carries the state of one network from one step to the next.
interface Stepper {

    /// Takes step `number`, counted from 0.
    void advance(int number);
}
