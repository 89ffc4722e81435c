package wick.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// A message of Protocol Buffers as it is written.
///
/// Source: Protocol Buffers, "Encoding" (protobuf.dev).
final class WireOutput {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    WireOutput number(int field, long value) {
        varint(((long) field << 3) | Wire.VARINT);
        varint(value);
        return this;
    }

    WireOutput text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    WireOutput part(int field, WireOutput message) {
        return bytes(field, message.bytes());
    }

    WireOutput bytes(int field, byte[] value) {
        varint(((long) field << 3) | Wire.LENGTH);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    WireOutput fourBytes(int field, float value) {
        varint(((long) field << 3) | Wire.FOUR_BYTES);
        int bits = Float.floatToIntBits(value);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out.write(bits >>> shift);
        }
        return this;
    }

    private void varint(long value) {
        long rest = value;
        for (; (rest & ~0x7fL) != 0; rest >>>= 7) {
            out.write((int) (rest & 0x7f) | 0x80);
        }
        out.write((int) rest);
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
