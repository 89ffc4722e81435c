package wick.topic.expressivity.wavefunction;

import wick.numeric.matrix.Vector;

/// A restricted Boltzmann machine on a ring as a wave function: every filter f is one hidden neuron at each
/// of N places,
///
///     ψ(s) = Π_f Π_t cosh(b_f + Σ_i w_{f,i} s_{i+t}),
///
/// positive and the same for all translations of s. `parameters` holds b_f, w_{f,0}, …, w_{f,N−1} filter by
/// filter; the ratio of hidden to visible neurons is the number of filters.
///
/// Source: Carleo and Troyer 2017, arXiv:1606.02318.
public record Machine(int sites, int filters, Vector parameters) {
    public Machine {
        if (sites < 1 || filters < 1 || parameters.size() != filters * (sites + 1)) {
            throw new IllegalArgumentException(parameters.size() + " parameters do not fit a machine of " + filters
                    + " filters on " + sites + " sites, which has " + filters * (sites + 1));
        }
    }

    /// b_f
    public double bias(int filter) {
        return parameters.at(filter * (sites + 1));
    }

    /// w_{f,i}
    public double weight(int filter, int i) {
        return parameters.at(filter * (sites + 1) + 1 + i);
    }
}
