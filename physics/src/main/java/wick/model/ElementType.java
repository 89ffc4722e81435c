package wick.model;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// A kind of number in a model file: its code in ONNX, its name in safetensors, its bytes.
public enum ElementType {
    FLOAT32(1, "F32", 4, true),
    UINT8(2, "U8", 1, false),
    INT8(3, "I8", 1, false),
    UINT16(4, "U16", 2, false),
    INT16(5, "I16", 2, false),
    INT32(6, "I32", 4, false),
    INT64(7, "I64", 8, false),
    BOOL(9, "BOOL", 1, false),
    FLOAT16(10, "F16", 2, true),
    FLOAT64(11, "F64", 8, true),
    UINT32(12, "U32", 4, false),
    UINT64(13, "U64", 8, false),
    BFLOAT16(16, "BF16", 2, true);

    /// The names of all of them, for messages.
    static final String ALLOWED = "float16, bfloat16, float32, float64, int, uint or bool";

    private final int code;
    private final String text;
    private final int bytes;
    private final boolean real;

    ElementType(int code, String text, int bytes, boolean real) {
        this.code = code;
        this.text = text;
        this.bytes = bytes;
        this.real = real;
    }

    /// The type with this code in ONNX, if it is one of numbers that are read here.
    public static Optional<ElementType> coded(long code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    /// The type with this name in safetensors.
    static Optional<ElementType> named(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }

    public int code() {
        return code;
    }

    public int bytes() {
        return bytes;
    }

    public boolean isReal() {
        return real;
    }

    /// The numbers that little-endian bytes stand for.
    NumberArray decode(Axes axes, ByteBuffer from) {
        int count = axes.count();
        if (real) {
            double[] values = new double[count];
            for (int i = 0; i < count; i++) {
                values[i] = nextReal(from);
            }
            return RealArray.of(axes, values);
        }
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = nextWhole(from);
        }
        return WholeArray.of(axes, values);
    }

    private double nextReal(ByteBuffer from) {
        return switch (this) {
            case FLOAT16, BFLOAT16 -> half(from.getShort());
            case FLOAT64 -> from.getDouble();
            default -> from.getFloat();
        };
    }

    /// The number that 16 bits stand for, in whichever of the two formats this is.
    double half(int bits) {
        return this == FLOAT16 ? Float.float16ToFloat((short) bits) : Float.intBitsToFloat(bits << 16);
    }

    private long nextWhole(ByteBuffer from) {
        return switch (this) {
            case INT8 -> from.get();
            case UINT8 -> from.get() & 0xff;
            case BOOL -> from.get() == 0 ? 0 : 1;
            case INT16 -> from.getShort();
            case UINT16 -> from.getShort() & 0xffff;
            case INT32 -> from.getInt();
            case UINT32 -> from.getInt() & 0xffff_ffffL;
            default -> from.getLong();
        };
    }
}
