package wick.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The version of Wick and the commit it was built from, as recorded by the build.
record Version(String number, String commit) {
    private static final String UNKNOWN = "unknown";

    static Version current() {
        return new Version(read("version.properties", "version"), read("commit.properties", "commit"));
    }

    @Override
    public String toString() {
        return "wick " + number + " (commit " + commit + ")";
    }

    /// Builds outside a repository, such as from a source archive, leave the commit out.
    private static String read(String resource, String key) {
        try (InputStream stream = Version.class.getResourceAsStream(resource)) {
            if (stream == null) {
                return UNKNOWN;
            }
            Properties properties = new Properties();
            properties.load(stream);
            String value = properties.getProperty(key, UNKNOWN);
            return value.isBlank() || value.startsWith("${") ? UNKNOWN : value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
