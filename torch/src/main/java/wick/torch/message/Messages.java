package wick.torch.message;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StreamCorruptedException;

/// Values sent and received, each between a mark at its beginning and one at its end, so that anything else on
/// the stream is noticed.
public final class Messages {
    /// To be raised with every change of [Request], [Reply] or how they become bytes.
    public static final int VERSION = 1;

    private static final int BUFFER = 1 << 16;
    private static final int BEGIN = 0x5749434b;
    private static final int END = 0x4b434957;

    private final DataInputStream in;
    private final DataOutputStream out;

    public Messages(InputStream in, OutputStream out) {
        this.in = new DataInputStream(new BufferedInputStream(in, BUFFER));
        this.out = new DataOutputStream(new BufferedOutputStream(out, BUFFER));
    }

    /// A record that [#receive] at the other end gives.
    public void send(Record message) throws IOException {
        out.writeInt(BEGIN);
        Codec.write(message, out);
        out.writeInt(END);
        out.flush();
    }

    /// The next message; waits for it.
    ///
    /// @throws EOFException when the other end is gone
    /// @throws StreamCorruptedException for anything that is no message of type `type`
    /// @throws IllegalArgumentException if what was sent is refused where it is made
    public <T> T receive(Class<T> type) throws IOException {
        requireMark(BEGIN);
        Object message = Codec.read(in);
        requireMark(END);
        if (!type.isInstance(message)) {
            throw new StreamCorruptedException(
                    "a " + message.getClass().getName() + " came where a " + type.getName() + " was expected");
        }
        return type.cast(message);
    }

    private void requireMark(int mark) throws IOException {
        int read = in.readInt();
        if (read != mark) {
            throw new StreamCorruptedException(
                    "a message is out of step: mark %08x instead of %08x".formatted(read, mark));
        }
    }
}
