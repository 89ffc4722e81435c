package wick.topic.information.lab;

/// The surprisal −ln p of states of bits as a polynomial of the bits, with p from how often each state was seen.
///
/// Source: Lin, Tegmark, Rolnick 2017, arXiv:1608.08225, eqs. 2 and 12.
public final class SurprisalCouplings {

    private SurprisalCouplings() {}

    /// The coefficient of Π x_i over the bits of `set`: Σ over subsets T of (−1)^(|set| − |T|) (−ln p(T)),
    /// where T is the
    /// state whose bits in T are 1 and p its share among `frequencies`, counts or mean counts of all 2ⁿ states.
    ///
    /// Throws [IllegalArgumentException] where one of these states was never seen.
    public static double of(double[] frequencies, int set) {
        if (set < 0 || set >= frequencies.length) {
            throw new IllegalArgumentException("set " + set + " must be from 0 to " + (frequencies.length - 1)
                    + ", the number of states less one");
        }
        double sum = 0;
        int part = set;
        while (true) {
            double surprisal = surprisal(frequencies, part);
            sum += Integer.bitCount(set ^ part) % 2 == 0 ? surprisal : -surprisal;
            if (part == 0) {
                return sum;
            }
            part = (part - 1) & set;
        }
    }

    /// −ln p of one state.
    public static double surprisal(double[] frequencies, int state) {
        if (!(frequencies[state] > 0)) {
            throw new IllegalArgumentException(
                    "state " + state + " was never seen, so that its surprisal is unknown; draw more");
        }
        double all = 0;
        for (double frequency : frequencies) {
            all += frequency;
        }
        return Math.log(all / frequencies[state]);
    }
}
