package wick.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// The version of Wick and the commit it was built from, as recorded by the build.
record Version(String number, String commit) {
    private static final String UNKNOWN = "unknown";

    static Version current() {
        return new Version(
                read("version.properties", "version"),
                shortened(read("commit.properties", "git.commit.id"), read("commit.properties", "git.dirty")));
    }

    @Override
    public String toString() {
        return "wick " + number + " (commit " + commit + ")";
    }

    private static String shortened(String commit, String dirty) {
        String name = commit.equals(UNKNOWN) ? UNKNOWN : commit.substring(0, Math.min(12, commit.length()));
        return "true".equals(dirty) ? name + " with changes" : name;
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

    static final class Provider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {current().toString()};
        }
    }
}
