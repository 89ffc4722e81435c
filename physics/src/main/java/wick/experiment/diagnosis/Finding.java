package wick.experiment.diagnosis;

import java.util.List;
import java.util.OptionalDouble;

/// One thing that was found.
///
/// @param modules the names of the modules it is about, in order of execution
public record Finding(Fault fault, Severity severity, List<String> modules, Words words) {

    /// @param what what was found, a sentence
    /// @param advice what to change, a sentence; empty if there is nothing to change
    /// @param factor what to multiply the standard deviation of weights with, if that is the advice
    public record Words(String what, String advice, OptionalDouble factor) {

        public static Words of(String what, String advice) {
            return new Words(what, advice, OptionalDouble.empty());
        }
    }

    public Finding {
        modules = List.copyOf(modules);
    }
}
