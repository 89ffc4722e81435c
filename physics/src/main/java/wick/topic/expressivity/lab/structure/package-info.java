/// **Structure measured: polynomials, transforms, sums and classifiers at work.**
///
/// Question    How many coefficients stay free, how many operations are executed, what is fitted and learned?
/// Gives       ranks of constraints on polynomials, a counting Fourier transform, fitted energies, trained softmaxes
/// Read first  [FreeCouplings], then [CountedConvolution], [QuarticFit] and [SoftmaxRegression]
/// Imports     numeric.matrix, numeric.random, topic.expressivity.structure
/// Law         what is counted was executed; no formula for a count or an error stands here
@NullMarked
package wick.topic.expressivity.lab.structure;

import org.jspecify.annotations.NullMarked;
