package wick.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The JSON object on standard output, read by an independent reader.
record Written(Map<?, ?> fields) {

    static Written by(Spoken spoken) {
        return by(spoken, 0);
    }

    /// What was printed by a command that ended as it should have.
    static Written by(Spoken spoken, int code) {
        if (spoken.code() != code) {
            throw new AssertionError("exit code " + spoken.code() + ": " + spoken.err());
        }
        return new Written(JsonMapper.shared().readValue(spoken.out(), Map.class));
    }

    @Nullable
    Object at(String key) {
        if (!fields.containsKey(key)) {
            throw new AssertionError("no key " + key + " in " + fields.keySet());
        }
        return fields.get(key);
    }

    /// The list under `key`.
    List<?> list(String key) {
        if (at(key) instanceof List<?> list) {
            return list;
        }
        throw new AssertionError(key + " is " + at(key) + ", not a list");
    }

    double number(String key) {
        if (at(key) instanceof Number number) {
            return number.doubleValue();
        }
        throw new AssertionError(key + " is " + at(key) + ", not a number");
    }
}
