package wick.theory.recurrent.meanfield;

/// ∫ f(τ) cos(ωτ) dτ from 0 over equally spaced samples of f, an even number of steps: parabolas through each three
/// samples, times the cosine, are integrated exactly, however fast it oscillates.
///
/// Source: Filon 1928, Proc. R. Soc. Edinburgh 49, 38.
final class Filon {
    private static final double SMALL = 0.1;

    private final double[] samples;
    private final double step;

    Filon(double[] samples, double step) {
        this.samples = samples;
        this.step = step;
    }

    double cosine(double frequency) {
        double even = 0;
        double odd = 0;
        int last = samples.length - 1;
        double end = last * step;
        for (int i = last; i >= 0; i--) {
            double term = samples[i] * Math.cos(frequency * step * i);
            if (i % 2 == 1) {
                odd += term;
            } else {
                even += i == 0 || i == last ? term / 2 : term;
            }
        }
        double t = frequency * step;
        return step * (edge(t) * samples[last] * Math.sin(frequency * end) + evenWeight(t) * even + oddWeight(t) * odd);
    }

    private static double edge(double t) {
        if (Math.abs(t) < SMALL) {
            return t * t * t * (2.0 / 45 - t * t * (2.0 / 315 - t * t * 2 / 4725));
        }
        double sine = Math.sin(t);
        return (t * t + t * sine * Math.cos(t) - 2 * sine * sine) / (t * t * t);
    }

    private static double evenWeight(double t) {
        double square = t * t;
        if (Math.abs(t) < SMALL) {
            return 2.0 / 3 + square * (2.0 / 15 - square * (4.0 / 105 - square * 2 / 567));
        }
        double cosine = Math.cos(t);
        return 2 * (t * (1 + cosine * cosine) - 2 * Math.sin(t) * cosine) / (t * square);
    }

    private static double oddWeight(double t) {
        double square = t * t;
        if (Math.abs(t) < SMALL) {
            return 4.0 / 3 - square * (2.0 / 15 - square * (1.0 / 210 - square / 11340));
        }
        return 4 * (Math.sin(t) - t * Math.cos(t)) / (t * square);
    }
}
