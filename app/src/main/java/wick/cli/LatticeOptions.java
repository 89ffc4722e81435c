package wick.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import wick.topic.expressivity.polynomial.Fractions;
import wick.topic.expressivity.polynomial.LatticeField;
import wick.topic.expressivity.polynomial.Polynomial;

/// The energy of a lattice field, in place of a polynomial written out.
final class LatticeOptions {
    @Option(
            names = "--lattice",
            paramLabel = "LxL",
            description = "Sides of a periodic lattice, in place of a polynomial.")
    private Optional<String> lattice = Optional.empty();

    @Option(names = "--mass", paramLabel = "M", description = "Mass of the lattice field (default: 1).")
    private Optional<String> mass = Optional.empty();

    @Option(names = "--coupling", paramLabel = "G", description = "Coupling of its phi^4 (default: 0, quadratic).")
    private Optional<String> coupling = Optional.empty();

    boolean isPresent() {
        return lattice.isPresent() || mass.isPresent() || coupling.isPresent();
    }

    /// The polynomial that is written, or the energy; exactly one must be given. `need` says what is needed instead.
    Polynomial polynomial(Optional<String> text, String need) {
        if (lattice.isPresent() == text.isPresent()) {
            throw new BadInput(need + ", or --lattice, and not both");
        }
        if (text.isPresent()) {
            if (mass.isPresent() || coupling.isPresent()) {
                throw new BadInput("--mass and --coupling go with --lattice");
            }
            return Polynomial.of(text.get());
        }
        return new LatticeField(
                        LatticeField.sides(lattice.orElseThrow()),
                        Fractions.parse(mass.orElse("1")).pow(2),
                        Fractions.parse(coupling.orElse("0")))
                .energy();
    }

    /// What was asked, for the JSON object.
    void into(Map<String, Object> request) {
        lattice.ifPresent(sides -> request.put("lattice", sides));
        mass.ifPresent(value -> request.put("mass", value));
        coupling.ifPresent(value -> request.put("coupling", value));
    }
}
