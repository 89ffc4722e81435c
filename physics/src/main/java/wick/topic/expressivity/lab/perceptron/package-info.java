/// **Perceptrons trained as well as small ones can be.**
///
/// Question    How close does an ordinary network of the same size come to the same data?
/// Gives       tanh networks trained by Levenberg-Marquardt or L-BFGS from several starts
/// Read first  [Perceptron], then [PerceptronTraining]
/// Imports     numeric
/// Law         derivatives are exact, all samples count in every step
@NullMarked
package wick.topic.expressivity.lab.perceptron;

import org.jspecify.annotations.NullMarked;
