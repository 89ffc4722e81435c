package wick.torch.worker;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.global.torch;

/// The libtorch that is loaded.
final class Library {
    private static final Pattern VERSION = Pattern.compile("TORCH_VERSION=([0-9][0-9.]*)");

    private Library() {}

    static String version() {
        try (BytePointer configuration = torch.show_config()) {
            Matcher matcher = VERSION.matcher(configuration.getString());
            return matcher.find() ? matcher.group(1) : "of unknown version";
        }
    }
}
