/// **Gates that multiply, measured.**
///
/// Question    How far off are networks that multiply, in floating point, and do fewer neurons do?
/// Gives       errors on points of a cube, errors at any precision, networks sought from many starts
/// Read first  [GateErrors], then [GateSearch]
/// Imports     network, network.series, network.weighted, numeric
/// Law         a network is only evaluated here; what it should give is the product of its inputs
@NullMarked
package wick.topic.expressivity.lab.product;

import org.jspecify.annotations.NullMarked;
