package wick.topic.expressivity.lab.symbolic;

/// What formulas are sums of products of: a variable, counted from 0, or a function of a formula.
public sealed interface Atom {
    record Input(int index) implements Atom {}

    record Call(Symbol function, Formula argument) implements Atom {}
}
