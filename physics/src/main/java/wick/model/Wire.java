package wick.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import wick.text.InputException;
import wick.text.Place;

/// A message of Protocol Buffers as it is read: fields one after the other, between two bytes of a file.
///
/// Nothing is copied and nothing is allocated from a length that the file declares, before that length is known to lie
/// within the message.
///
/// Source: Protocol Buffers, "Encoding" (protobuf.dev).
final class Wire {
    static final int VARINT = 0;
    static final int EIGHT_BYTES = 1;
    static final int LENGTH = 2;
    static final int FOUR_BYTES = 5;

    private static final int LONGEST_TEXT = 1 << 20;

    private final byte[] bytes;
    private final int end;
    private final Place place;
    private int at;
    private int type;
    private int tagAt;

    Wire(byte[] bytes, int from, int end, Place place) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
        this.place = place;
    }

    /// Whether another field begins here; then its number is returned, else 0.
    int next() {
        if (at >= end) {
            return 0;
        }
        tagAt = at;
        long tag = varint();
        type = (int) (tag & 7);
        long number = tag >>> 3;
        if (number < 1 || number > 0x1fff_ffffL) {
            throw broken("field number " + number + ", which cannot be", tagAt);
        }
        return (int) number;
    }

    /// Whether the field is one number of variable length; otherwise it holds several, packed.
    boolean isVarint() {
        return type == VARINT;
    }

    boolean isPacked() {
        return type == LENGTH;
    }

    int position() {
        return at;
    }

    int remaining() {
        return end - at;
    }

    /// The number of the field that began last.
    long number() {
        require(VARINT);
        return varint();
    }

    float fourBytes() {
        require(FOUR_BYTES);
        return Float.intBitsToFloat(fixed(4).getInt());
    }

    /// One more number of a packed field, or of one that stands alone.
    long varint() {
        long value = 0;
        int start = at;
        for (int shift = 0; shift < 70; shift += 7) {
            if (at >= end) {
                throw broken("a number that the end cuts off", start);
            }
            byte next = bytes[at++];
            value |= shift < 64 ? (next & 0x7fL) << shift : 0;
            if (next >= 0) {
                return value;
            }
        }
        throw broken("a number of more than 10 bytes", start);
    }

    /// The next `count` bytes.
    ByteBuffer fixed(int count) {
        if (count > end - at) {
            throw broken("a number that the end cuts off", at);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, at, count).order(ByteOrder.LITTLE_ENDIAN);
        at += count;
        return buffer;
    }

    /// The message, text or run of numbers that the field holds.
    Wire part() {
        require(LENGTH);
        int start = at;
        long length = varint();
        if (length < 0 || length > end - at) {
            throw broken(
                    "a part of " + Long.toUnsignedString(length) + " bytes where " + (end - at) + " are left", start);
        }
        Wire part = new Wire(bytes, at, at + (int) length, place);
        at += (int) length;
        return part;
    }

    String text() {
        Wire part = part();
        if (part.remaining() > LONGEST_TEXT) {
            throw broken("a text of " + part.remaining() + " bytes; at most " + LONGEST_TEXT + " are allowed", tagAt);
        }
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(part.fixed(part.remaining()));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw broken("a text that is not in UTF-8", part.position());
        }
    }

    /// Goes past the field that began last.
    void skip() {
        switch (type) {
            case VARINT -> varint();
            case EIGHT_BYTES -> fixed(8);
            case LENGTH -> part();
            case FOUR_BYTES -> fixed(4);
            default -> throw broken("a field of kind " + type + "; 0, 1, 2 and 5 are known", tagAt);
        }
    }

    private void require(int wanted) {
        if (type != wanted) {
            throw broken("a field of kind " + type + " where one of kind " + wanted + " belongs", tagAt);
        }
    }

    InputException broken(String found, int where) {
        return place.problem("is not a sound model file: at byte " + where + " there is " + found);
    }

    /// A problem with what this message says, which begins at its present position.
    InputException problem(String text) {
        return place.problem("at byte " + at + ": " + text);
    }
}
