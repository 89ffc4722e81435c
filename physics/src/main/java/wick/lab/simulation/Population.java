package wick.lab.simulation;

/// How much is simulated: `networks` networks of `size` units with weights of their own, each under
/// `realizations` independent realizations of the noise.
public record Population(int size, int networks, int realizations) {
    public Population {
        atLeastOne("size", size);
        atLeastOne("networks", networks);
        atLeastOne("realizations", realizations);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " " + value + " must be at least 1");
        }
    }
}
