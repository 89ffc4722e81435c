package wick.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import wick.numeric.matrix.Matrix;
import wick.text.Place;

/// Named arrays, and texts that say what they are, in one NPZ file (a zip of NPY files, stored or
/// deflated).
public record Npz(SequencedMap<String, Tensor> arrays, SequencedMap<String, String> texts) {
    private static final int MOST_ENTRIES = 10_000;
    private static final String ENDING = ".npy";

    public Npz {
        arrays = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(arrays));
        texts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(texts));
    }

    /// Matrices under their names, with texts such as the network, its conventions and the version beside
    /// them.
    public static Npz of(Map<String, Matrix> matrices, Map<String, String> texts) {
        SequencedMap<String, Tensor> arrays = new LinkedHashMap<>();
        matrices.forEach((name, matrix) -> arrays.put(name, Tensor.of(matrix)));
        return new Npz(arrays, new LinkedHashMap<>(texts));
    }

    /// The arrays in a file.
    ///
    /// @throws wick.text.InputException if it is not a whole NPZ file of finite numbers
    public static Npz read(Path path) {
        return read(path, false);
    }

    /// As [#read(Path)]; with `absent` an entry may be NaN, which says that there is none.
    static Npz read(Path path, boolean absent) {
        Place place = Place.file(path.toString());
        if (!Files.exists(path)) {
            throw place.problem("no such file");
        }
        SequencedMap<String, Tensor> arrays = new LinkedHashMap<>();
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(path.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw place.problem("holds " + zip.size() + " entries; at most " + MOST_ENTRIES + " are allowed");
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                readEntry(zip, entry, place, new Npz.Target(arrays, texts, absent));
            }
        } catch (NoSuchFileException e) {
            throw place.problem("no such file");
        } catch (ZipException | IllegalArgumentException e) {
            throw place.problem("is not a whole NPZ file: " + e.getMessage());
        } catch (IOException e) {
            throw place.problem("cannot be read: " + e.getMessage());
        }
        return new Npz(arrays, texts);
    }

    private record Target(SequencedMap<String, Tensor> arrays, SequencedMap<String, String> texts, boolean absent) {}

    private static void readEntry(ZipFile zip, ZipEntry entry, Place file, Target target) throws IOException {
        String name = entry.getName();
        if (!name.endsWith(ENDING)) {
            throw file.refuse("entry " + name, "an array, NAME.npy");
        }
        String key = name.substring(0, name.length() - ENDING.length());
        Place place = file.field(key);
        if (entry.getSize() > Sizes.mostInflated(entry.getCompressedSize())) {
            throw place.problem("declares " + Sizes.bytes(entry.getSize()) + " but holds only "
                    + Sizes.bytes(entry.getCompressedSize()) + " compressed");
        }
        if (target.arrays.containsKey(key) || target.texts.containsKey(key)) {
            throw place.problem("this array is given twice");
        }
        try (InputStream stream = zip.getInputStream(entry)) {
            NpyStream npy = new NpyStream(stream, entry.getSize(), place);
            if (npy.isText()) {
                target.texts.put(key, npy.text());
            } else {
                long before =
                        target.arrays.values().stream().mapToLong(Tensor::size).sum();
                target.arrays.put(key, npy.tensor(before, target.absent));
            }
        }
    }

    /// Writes the file, whole or not at all: float64 in C order, deflated, the same bytes for the same
    /// content.
    public void write(Path path) throws IOException {
        Atomic.write(path, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            for (Map.Entry<String, Tensor> array : arrays.entrySet()) {
                zip.putNextEntry(entry(array.getKey()));
                Npy.writeInto(array.getValue(), zip);
            }
            for (Map.Entry<String, String> text : texts.entrySet()) {
                zip.putNextEntry(entry(text.getKey()));
                Npy.writeInto(text.getValue(), zip);
            }
            zip.finish();
        });
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name + ENDING);
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        return entry;
    }

    /// The array under the first of `names` that is there.
    ///
    /// @throws wick.text.InputException if none is, naming those that are
    public Tensor array(Place file, List<String> names) {
        return names.stream()
                .filter(arrays::containsKey)
                .findFirst()
                .map(arrays::get)
                .orElseThrow(() -> file.problem("has no array " + String.join(" or ", names) + "; it has "
                        + String.join(", ", arrays.keySet())));
    }

    /// The array of this name.
    ///
    /// @throws IllegalArgumentException if there is none, naming those there are
    public Tensor array(String name) {
        Tensor array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException(
                    "there is no array " + name + "; there are " + String.join(", ", arrays.keySet()));
        }
        return array;
    }
}
