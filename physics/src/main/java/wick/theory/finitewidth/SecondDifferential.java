package wick.theory.finitewidth;

import java.util.function.UnaryOperator;

/// R, S, T and U of [TangentMotion] at one layer, already divided by widths.
record SecondDifferential(SampleTensor r, SampleTensor s, SampleTensor t, SampleTensor u) {

    static SecondDifferential zero(int inputs) {
        SampleTensor four = SampleTensor.zeros(inputs, 4);
        return new SecondDifferential(four, four, four, four);
    }

    SecondDifferential map(UnaryOperator<SampleTensor> change) {
        return new SecondDifferential(change.apply(r), change.apply(s), change.apply(t), change.apply(u));
    }
}
