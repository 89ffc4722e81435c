package wick.numeric.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.CRC32;

/// The shared libraries of OpenBLAS, unpacked from the class path into a cache directory of this user.
///
/// The directory is named after the library's checksum, so two versions never meet. A file is written
/// beside its place and renamed there atomically: several processes may start at once, and an interrupted
/// one leaves nothing half-written. Every start compares the files with the archive and unpacks again
/// what differs: by their checksums, or where a note beside a file says that they were found right, by
/// length and time of change.
final class OpenBlasFiles {
    /// Where the cache lies instead of the operating system's usual place.
    static final String CACHE_PROPERTY = "wick.cache";

    static final String CACHE_VARIABLE = "WICK_CACHE";

    private OpenBlasFiles() {}

    /// The platform as the archive names it, such as `linux-x86_64`.
    static String platform() {
        return system() + "-" + architecture();
    }

    /// Unpacks where needed; the files in the order in which they must be loaded, OpenBLAS last.
    static List<Path> unpacked(Path cache) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String name : names()) {
            entries.add(Entry.of(name));
        }
        Path directory = cache.resolve("openblas-" + platform() + "-"
                + Long.toHexString(entries.getLast().checksum()));
        List<Path> files = new ArrayList<>();
        for (Entry entry : entries) {
            files.add(entry.unpackedIn(directory));
        }
        return files;
    }

    /// The directory for things that can be made again, of this user.
    static Path cache() {
        String chosen =
                System.getProperty(CACHE_PROPERTY, Objects.requireNonNullElse(System.getenv(CACHE_VARIABLE), ""));
        if (!chosen.isBlank()) {
            return Path.of(chosen).toAbsolutePath();
        }
        Path home = Path.of(System.getProperty("user.home", ".")).toAbsolutePath();
        return switch (system()) {
            case "windows" ->
                variable("LOCALAPPDATA", home.resolve("AppData").resolve("Local"))
                        .resolve("wick")
                        .resolve("cache");
            case "macosx" -> home.resolve("Library").resolve("Caches").resolve("wick");
            default -> variable("XDG_CACHE_HOME", home.resolve(".cache")).resolve("wick");
        };
    }

    private static Path variable(String name, Path otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : Path.of(value);
    }

    private static List<String> names() {
        return switch (platform()) {
            case "linux-x86_64" -> List.of("libgcc_s.so.1", "libquadmath.so.0", "libgfortran.so.5", "libopenblas.so.0");
            case "linux-arm64" -> List.of("libgcc_s.so.1", "libgfortran.so.5", "libopenblas.so.0");
            case "macosx-x86_64" ->
                List.of("libgcc_s.1.1.dylib", "libquadmath.0.dylib", "libgfortran.5.dylib", "libopenblas.0.dylib");
            case "macosx-arm64" -> List.of("libopenblas.0.dylib");
            case "windows-x86_64" -> List.of("libopenblas.dll");
            default ->
                throw new IllegalStateException(
                        "there is no OpenBLAS for this platform; there is one for linux-x86_64, "
                                + "linux-arm64, macosx-x86_64, macosx-arm64 and windows-x86_64");
        };
    }

    private static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.contains("linux")) {
            return "linux";
        }
        if (name.contains("mac") || name.contains("darwin")) {
            return "macosx";
        }
        return name.contains("windows") ? "windows" : name.replace(' ', '-');
    }

    private static String architecture() {
        String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64", "x86-64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            default -> name;
        };
    }

    /// One file of the archive with its length and CRC-32.
    private record Entry(String name, URL source, long length, long checksum) {

        static Entry of(String name) throws IOException {
            String resource = "/org/bytedeco/openblas/" + platform() + "/" + name;
            URL source = OpenBlasFiles.class.getResource(resource);
            if (source == null) {
                throw new IOException("the class path has no " + resource + ", which is in the artifact "
                        + "org.bytedeco:openblas with the classifier " + platform());
            }
            URLConnection connection = source.openConnection();
            if (connection instanceof JarURLConnection jar) {
                var entry = jar.getJarEntry();
                return new Entry(name, source, entry.getSize(), entry.getCrc());
            }
            CRC32 crc = new CRC32();
            long length = 0;
            byte[] buffer = new byte[1 << 16];
            try (InputStream in = connection.getInputStream()) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    crc.update(buffer, 0, n);
                    length += n;
                }
            }
            return new Entry(name, source, length, crc.getValue());
        }

        Path unpackedIn(Path directory) throws IOException {
            Path file = directory.resolve(name);
            if (isIntact(file)) {
                return file;
            }
            Files.createDirectories(directory);
            Path fresh = Files.createTempFile(directory, name, ".part");
            try {
                try (InputStream in = source.openStream()) {
                    Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
                }
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
            if (!isIntact(file)) {
                throw new IOException(file + " differs from the archive although it was just unpacked");
            }
            return file;
        }

        private boolean isIntact(Path file) {
            try {
                if (!Files.isRegularFile(file) || Files.size(file) != length) {
                    return false;
                }
                Path note = file.resolveSibling(name + ".checked");
                String found = Long.toHexString(checksum) + " " + Files.getLastModifiedTime(file);
                if (Files.isRegularFile(note) && Files.readString(note).equals(found)) {
                    return true;
                }
                if (checksumOf(file) != checksum) {
                    return false;
                }
                write(note, found);
                return true;
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        /// In a directory that cannot be written to, checksums are taken at every start.
        private static void write(Path note, String found) {
            try {
                Files.writeString(note, found);
            } catch (IOException readOnly) {
                return;
            }
        }

        private static long checksumOf(Path file) throws IOException {
            try (FileChannel channel = FileChannel.open(file)) {
                CRC32 crc = new CRC32();
                crc.update(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
                return crc.getValue();
            }
        }
    }
}
