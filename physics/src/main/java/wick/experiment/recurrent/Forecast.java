package wick.experiment.recurrent;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What theory says of the stationary state of one recurrent network.
///
/// `method` names the theory and how far it can be trusted; `reason` is why this is the phase. A number that
/// does not exist or is infinite is absent from `numbers`, and a note says why where that may surprise.
public record Forecast(
        String method,
        String phase,
        String reason,
        Map<Characteristic, Quantity> numbers,
        Curves curves,
        Optional<AtSize> atSize,
        List<String> notes) {

    /// Functions of time, where they were asked for or exist: the stationary autocorrelation and mean response, and
    /// the variance after a start from h = 0; `drawn` are the first two at lags close enough to draw a line.
    public record Curves(
            Optional<Curve> autocorrelation, Optional<Curve> response, Optional<Curve> start, List<Curve> drawn) {
        public Curves {
            drawn = List.copyOf(drawn);
        }
    }

    /// The variance of N = `size` units to order 1/N; the order 1/N as a part of the value at infinite N, and
    /// (γ ξ_0)³/N, which must be small.
    public record AtSize(int size, Quantity variance, double part, double parameter) {
        private static final double SMALL = 0.1;

        /// Whether the expansion can be used: (γ ξ_0)³ is well below N.
        public boolean holds() {
            return parameter < SMALL;
        }
    }

    public Forecast {
        Map<Characteristic, Quantity> own = new EnumMap<>(Characteristic.class);
        own.putAll(numbers);
        numbers = Collections.unmodifiableMap(own);
        notes = List.copyOf(notes);
    }

    public Optional<Quantity> number(Characteristic characteristic) {
        return Optional.ofNullable(numbers.get(characteristic));
    }

    /// With one more number.
    Forecast with(Characteristic characteristic, Quantity quantity) {
        Map<Characteristic, Quantity> more = new EnumMap<>(Characteristic.class);
        more.putAll(numbers);
        more.put(characteristic, quantity);
        return new Forecast(method, phase, reason, more, curves, atSize, notes);
    }
}
