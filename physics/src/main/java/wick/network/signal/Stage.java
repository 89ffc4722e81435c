package wick.network.signal;

import java.util.List;
import java.util.Optional;
import wick.network.Activation;

/// One use of a module, in order of execution: a module that is used twice is two stages.
///
/// @param name the module's name with dots, such as `blocks.3.mlp.fc1`; further uses end in `#2`, `#3`, ...
/// @param inputs the stages whose outputs it reads, by position, all of them earlier; empty if it reads
/// the model's input or what reads it is not known
public record Stage(String name, Make make, List<Integer> inputs, Fans fans) {

    /// What the module is.
    ///
    /// @param type the name of its class or operator, such as `Conv2d`
    /// @param activation its function, for activations that Wick knows
    public record Make(Kind kind, String type, Optional<Activation> activation) {

        public static Make of(Kind kind, String type) {
            return new Make(kind, type, Optional.empty());
        }
    }

    public Stage {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of a stage must not be empty");
        }
        inputs = List.copyOf(inputs);
    }

    public Kind kind() {
        return make.kind();
    }

    /// The name of the module, without the number of the use.
    public String module() {
        int mark = name.lastIndexOf('#');
        return mark > 0 ? name.substring(0, mark) : name;
    }
}
