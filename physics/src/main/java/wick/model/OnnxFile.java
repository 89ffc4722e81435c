package wick.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import wick.text.Place;

/// A model as an ONNX file, with the files beside it that hold its arrays.
///
/// Source: ONNX, "Open Neural Network Exchange Intermediate Representation" (onnx.ai), onnx.proto.
public final class OnnxFile {
    private static final int PRODUCER = 2;
    private static final int PRODUCER_VERSION = 3;
    private static final int GRAPH = 7;
    private static final int OPSETS = 8;

    private OnnxFile() {}

    /// The model in a file.
    ///
    /// @throws wick.text.InputException if it is not a whole and sound ONNX file, or a data file is missing
    public static Model read(Path path) {
        Place place = Place.file(path.toString());
        byte[] bytes = bytes(path, place);
        return read(bytes, place, new ExternalFiles(path));
    }

    static Model read(byte[] bytes, Place place, ExternalFiles external) {
        Wire message = new Wire(bytes, 0, bytes.length, place);
        String producer = "";
        String version = "";
        int operators = 0;
        Optional<Wire> graph = Optional.empty();
        for (int field = message.next(); field != 0; field = message.next()) {
            switch (field) {
                case PRODUCER -> producer = message.text();
                case PRODUCER_VERSION -> version = message.text();
                case GRAPH -> graph = Optional.of(message.part());
                case OPSETS -> operators = Math.max(operators, ownOperators(message.part()));
                default -> message.skip();
            }
        }
        Wire found = graph.orElseThrow(() -> place.problem("is not an ONNX model: it holds no graph"));
        var origin = new Model.Origin(place.file(), (producer + " " + version).strip(), operators);
        return new GraphReader(place, new TensorReader(place, external, new Allowance())).read(found, origin);
    }

    /// The version of ONNX's own operators, if the message is about them.
    private static int ownOperators(Wire message) {
        String domain = "";
        long version = 0;
        for (int field = message.next(); field != 0; field = message.next()) {
            switch (field) {
                case 1 -> domain = message.text();
                case 2 -> version = message.number();
                default -> message.skip();
            }
        }
        return domain.isEmpty() || domain.equals("ai.onnx") ? Math.clamp(version, 0, 10_000) : 0;
    }

    static byte[] bytes(Path path, Place place) {
        if (Files.isDirectory(path)) {
            throw place.problem("is a folder, not a file");
        }
        try {
            long size = Files.size(path);
            long most = Math.min(Integer.MAX_VALUE - 8L, Runtime.getRuntime().maxMemory() / 4);
            if (size > most) {
                throw place.problem(
                        "has " + size + " bytes; at most " + most + " fit into the memory there is. Give Java"
                                + " more memory, such as WICK_JAVA_OPTIONS=-Xmx8g, or keep the arrays in a data file of their own");
            }
            if (size == 0) {
                throw place.problem("the file is empty");
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw place.problem("no such file");
        } catch (IOException e) {
            throw place.problem("cannot be read: " + e.getMessage());
        }
    }
}
