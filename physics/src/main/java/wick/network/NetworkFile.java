package wick.network;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import wick.text.Document;
import wick.text.Fields;
import wick.text.Value;

/// Networks as YAML (or JSON) files.
///
/// ```yaml
/// network:
///   input: 64                      # or a shape, channels first, such as [1, 8, 8]
///   layers:
/// - dense: {width: 256, weight-variance: 1.76, bias-variance: 0.05}   # Var W = weight-variance / fan-in
///     - activation: tanh
///     - dense: {width: 10, init: pytorch-default}
///   distribution: normal           # uniform, truncated, orthogonal
///   parameterization: ntk          # standard, mup, or {a: [0, 0.5, 0.5], b: [0, 0, 0], c: [0, 0, 0]}
/// ```
public final class NetworkFile {
    private NetworkFile() {}

    /// The network in a file, which may hold a study's other parts beside it.
    ///
    /// @throws InputException naming file, line, field, value and what is allowed
    public static Network read(Path path) {
        return of(Document.read(path));
    }

    /// The network in `text`, called `file` in messages.
    public static Network parse(String file, String text) {
        return of(Document.parse(file, text));
    }

    private static Network of(Value document) {
        Fields fields = document.fields("network", "data", "study");
        return network(fields.required("network"));
    }

    /// The network written at `value`, the map that stands under `network`.
    public static Network network(Value value) {
        return new NetworkReader(value).read();
    }

    /// The file of a network, without comments: reading it gives an equal network, and equal networks give
    /// the same text.
    public static String text(Network network) {
        return NetworkWriter.text(network);
    }

    static String hash(Network network) {
        try {
            byte[] canonical = text(network).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
