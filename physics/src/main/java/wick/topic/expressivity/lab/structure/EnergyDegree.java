package wick.topic.expressivity.lab.structure;

import java.util.List;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.topic.expressivity.structure.Lattice;

/// The degree, as a polynomial of bits, of an energy that is a sum of arbitrary local functions.
///
/// The energy of every one of the 2^n states is written down, with random functions of whole numbers modulo the prime
/// 2^31 − 1, and turned into coefficients of products of bits by differences in one bit after the other. A
/// coefficient that the energy has vanishes by chance once in 2^31 times.
public final class EnergyDegree {
    private EnergyDegree() {}

    /// Of a sum over sites of random functions of the site and its neighbors up to `range` links away.
    public static int ofStars(Lattice lattice, int range, Address address) {
        List<List<Integer>> sites = lattice.sites();
        long[] energies = states(sites.size());
        RandomStream stream = address.open();
        for (List<Integer> center : sites) {
            int[] members = sites.stream()
                    .filter(site -> lattice.distance(site, center) <= range)
                    .mapToInt(sites::indexOf)
                    .toArray();
            addFunction(members, stream, energies);
        }
        return degree(energies);
    }

    /// Of a sum over pairs of sites up to `range` links apart of random functions of the two.
    public static int ofPairs(Lattice lattice, int range, Address address) {
        List<List<Integer>> sites = lattice.sites();
        long[] energies = states(sites.size());
        RandomStream stream = address.open();
        for (int i = 0; i < sites.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (lattice.distance(sites.get(i), sites.get(j)) <= range) {
                    addFunction(new int[] {i, j}, stream, energies);
                }
            }
        }
        return degree(energies);
    }

    private static long[] states(int sites) {
        if (sites > 22) {
            throw new IllegalArgumentException("the energies of 2^" + sites + " states are too many to write down");
        }
        return new long[1 << sites];
    }

    private static void addFunction(int[] members, RandomStream stream, long[] energies) {
        long[] table = new long[1 << members.length];
        for (int k = 0; k < table.length; k++) {
            table[k] = Math.floorMod(stream.nextLong(), Residues.PRIME);
        }
        for (int state = 0; state < energies.length; state++) {
            int local = 0;
            for (int k = 0; k < members.length; k++) {
                local |= (state >> members[k] & 1) << k;
            }
            energies[state] = (energies[state] + table[local]) % Residues.PRIME;
        }
    }

    private static int degree(long[] energies) {
        for (int bit = 1; bit < energies.length; bit *= 2) {
            for (int state = 0; state < energies.length; state++) {
                if ((state & bit) != 0) {
                    energies[state] = (energies[state] + Residues.PRIME - energies[state ^ bit]) % Residues.PRIME;
                }
            }
        }
        int degree = 0;
        for (int state = 0; state < energies.length; state++) {
            if (energies[state] != 0) {
                degree = Math.max(degree, Integer.bitCount(state));
            }
        }
        return degree;
    }
}
