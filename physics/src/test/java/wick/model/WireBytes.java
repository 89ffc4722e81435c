package wick.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Messages of Protocol Buffers written by hand, sound ones and others.
final class WireBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    WireBytes varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    WireBytes number(int field, long value) {
        return varint((long) field << 3).varint(value);
    }

    WireBytes part(int field, WireBytes message) {
        return part(field, message.bytes());
    }

    WireBytes part(int field, byte... bytes) {
        varint(((long) field << 3) | 2).varint(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    WireBytes text(int field, String text) {
        return part(field, text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /// An array of float32 numbers with these axes and raw bytes.
    static WireBytes tensor(String name, byte[] raw, long... axes) {
        WireBytes tensor = new WireBytes();
        for (long length : axes) {
            tensor.number(1, length);
        }
        return tensor.number(2, 1).text(8, name).part(9, raw);
    }

    /// A model that gives the array `w` as its output.
    static WireBytes model(WireBytes tensor) {
        WireBytes node =
                new WireBytes().text(1, "w").text(2, "y").text(3, "copy").text(4, "Identity");
        WireBytes graph = new WireBytes().part(1, node).part(5, tensor).part(12, new WireBytes().text(1, "y"));
        return new WireBytes().text(2, "by hand").part(7, graph).part(8, new WireBytes().number(2, 17));
    }
}
