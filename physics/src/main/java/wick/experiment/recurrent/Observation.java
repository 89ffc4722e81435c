package wick.experiment.recurrent;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wick.experiment.Evidence;
import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.network.recurrent.Ties;

/// What networks of one size did.
///
/// Averages are over networks that have a stationary state, see [Left]. `medians` are over all networks that were
/// drawn; `autocorrelation` and `response` belong to the lags of the plan. `cautions` are sentences about known
/// biases.
public record Observation(
        int size,
        Plan plan,
        Map<Characteristic, Evidence> numbers,
        Map<Characteristic, Double> medians,
        List<Evidence> autocorrelation,
        List<Evidence> response,
        Left left,
        List<String> cautions) {

    /// Of `drawn` networks, `kept` are averaged over; `unstable` is the part that has no stationary state, and `why`
    /// says which were left out.
    public record Left(int drawn, int kept, double unstable, String why) {}

    public Observation {
        numbers = copied(numbers);
        medians = copied(medians);
        autocorrelation = List.copyOf(autocorrelation);
        response = List.copyOf(response);
        cautions = List.copyOf(cautions);
    }

    public Optional<Evidence> number(Characteristic characteristic) {
        return Optional.ofNullable(numbers.get(characteristic));
    }

    /// Measures networks of `size` units: linear ones with tied weights and no input that changes in time solved
    /// one by one, others run through time.
    ///
    /// Throws [IllegalArgumentException] where the plan does not fit the network.
    public static Observation of(RecurrentNetwork network, int size, Plan plan, Told told) {
        return solvable(network)
                ? new SolvedNetworks(network, size, plan).observe()
                : new RunNetworks(network, size, plan).observe(told);
    }

    /// Whether each network can be solved without drawing its noise.
    public static boolean solvable(RecurrentNetwork network) {
        boolean still = network.signal() instanceof Signal.None || network.signal() instanceof Signal.Constant;
        return network.activation() instanceof Linear && network.ties() == Ties.TIED && still;
    }

    /// Who is told the part of the work that is done.
    public interface Told {
        void at(double part);
    }

    private static <V> Map<Characteristic, V> copied(Map<Characteristic, V> map) {
        Map<Characteristic, V> own = new EnumMap<>(Characteristic.class);
        own.putAll(map);
        return Collections.unmodifiableMap(own);
    }
}
