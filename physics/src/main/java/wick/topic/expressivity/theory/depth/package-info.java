/// **How well networks of a given size can approximate, and what depth does to that.**
///
/// Question    How small does the error of a network of n neurons get, deep or flat, and in many dimensions?
/// Gives       exact errors and counts of constructed networks; Barron's bound
/// Read first  [Sawtooth], then [Staircase] and [SampledCosines]
/// Imports     nothing of the house
/// Law         no network is made here; every number is a closed form
@NullMarked
package wick.topic.expressivity.theory.depth;

import org.jspecify.annotations.NullMarked;
