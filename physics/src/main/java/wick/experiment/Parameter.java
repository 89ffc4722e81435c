package wick.experiment;

import java.util.List;

/// A setting of an experiment that `-p name=value` changes: its name, default, allowed values and meaning.
public sealed interface Parameter {
    /// The seed of an experiment's random numbers, 1 where nothing else is asked for.
    Parameter SEED = new Whole("seed", "seed of all random numbers", 1, 0, Long.MAX_VALUE);

    String name();

    /// What it is, in one clause.
    String description();

    /// The default as it would be written in `-p name=value`.
    String standard();

    /// The values that are allowed, in words.
    String allowed();

    /// A whole number from `least` to `most`.
    record Whole(String name, String description, long value, long least, long most) implements Parameter {
        @Override
        public String standard() {
            return Long.toString(value);
        }

        @Override
        public String allowed() {
            return "a whole number from " + least + " to " + most;
        }
    }

    /// A real number from `least` to `most`.
    record Real(String name, String description, double value, double least, double most) implements Parameter {
        @Override
        public String standard() {
            return Double.toString(value);
        }

        @Override
        public String allowed() {
            return "a number from " + least + " to " + most;
        }
    }

    /// One of a few words.
    record Choice(String name, String description, String value, List<String> words) implements Parameter {
        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public String standard() {
            return value;
        }

        @Override
        public String allowed() {
            return "one of " + String.join(", ", words);
        }
    }

    /// Ascending whole numbers joined by commas, at least `fewest` of them.
    record Wholes(String name, String description, List<Integer> value, int fewest, int most) implements Parameter {
        public Wholes {
            value = List.copyOf(value);
        }

        @Override
        public String standard() {
            return String.join(",", value.stream().map(String::valueOf).toList());
        }

        @Override
        public String allowed() {
            return "at least " + fewest + " different whole numbers from 1 to " + most + ", joined by commas";
        }
    }

    /// Ascending real numbers from `least` to `most` joined by commas, at least one.
    record Reals(String name, String description, List<Double> value, double least, double most) implements Parameter {
        public Reals {
            value = List.copyOf(value);
        }

        @Override
        public String standard() {
            return String.join(",", value.stream().map(String::valueOf).toList());
        }

        @Override
        public String allowed() {
            return "different numbers from " + least + " to " + most + ", joined by commas";
        }
    }
}
