package wick.lab.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import wick.data.Npz;
import wick.numeric.matrix.Matrix;
import wick.text.Place;

/// Checkpoints as NPZ files, one array for each weight matrix, bias and moment, under the names of
/// [Checkpoint]. A file is whole or not there: a process that is killed while it writes leaves the one before.
/// `about` says what the checkpoint belongs to, so that it is not resumed as part of something else.
public final class CheckpointFile {
    private static final String STEP = "step";
    private static final String ABOUT = "about";

    private CheckpointFile() {}

    public static void write(Path path, Checkpoint checkpoint, String about) throws IOException {
        Map<String, Matrix> arrays = new LinkedHashMap<>(new TreeMap<>(checkpoint.parameters()));
        arrays.putAll(new TreeMap<>(checkpoint.moments()));
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(STEP, Integer.toString(checkpoint.step()));
        texts.put(ABOUT, about);
        Npz.of(arrays, texts).write(path);
    }

    /// The checkpoint in a file.
    ///
    /// @throws wick.text.InputException if it is no whole checkpoint or one of something else
    public static Checkpoint read(Path path, String about) {
        Npz npz = Npz.read(path);
        Place place = Place.file(path.toString());
        if (!about.equals(npz.texts().get(ABOUT))) {
            throw place.problem("is no checkpoint of this training: it belongs to '"
                    + npz.texts().getOrDefault(ABOUT, "") + "' and not to '" + about + "'");
        }
        Map<String, Matrix> parameters = new LinkedHashMap<>();
        Map<String, Matrix> moments = new LinkedHashMap<>();
        npz.arrays()
                .forEach((name, tensor) -> (name.indexOf('.') < 0 ? parameters : moments).put(name, tensor.matrix()));
        return new Checkpoint(step(npz, place), parameters, moments);
    }

    private static int step(Npz npz, Place place) {
        String text = npz.texts().getOrDefault(STEP, "");
        try {
            int step = Integer.parseInt(text);
            if (step >= 0) {
                return step;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw place.field(STEP).refuse(text, "a whole number of at least 0");
    }
}
