package wick.torch.message;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wick.numeric.matrix.Matrix;

/// Values as bytes: numbers, texts, lists, maps, matrices, and any record or enum of ours made of these, so
/// that a new kind of layer needs nothing here. A letter says what follows; numbers are big-endian.
final class Codec {
    private static final int BLOCK = 1 << 13;
    private static final String OURS = "wick.";

    private Codec() {}

    static void write(Object value, DataOutputStream out) throws IOException {
        switch (value) {
            case Integer number -> {
                out.writeByte('i');
                out.writeInt(number);
            }
            case Long number -> {
                out.writeByte('l');
                out.writeLong(number);
            }
            case Double number -> {
                out.writeByte('d');
                out.writeDouble(number);
            }
            case Boolean flag -> out.writeByte(flag ? 't' : 'f');
            case String text -> {
                out.writeByte('s');
                writeText(text, out);
            }
            case Matrix matrix -> {
                out.writeByte('m');
                writeMatrix(matrix, out);
            }
            case List<?> list -> {
                out.writeByte('L');
                out.writeInt(list.size());
                for (Object element : list) {
                    write(element, out);
                }
            }
            case Map<?, ?> map -> {
                out.writeByte('M');
                out.writeInt(map.size());
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    writeText((String) entry.getKey(), out);
                    write(entry.getValue(), out);
                }
            }
            case Enum<?> constant -> {
                out.writeByte('e');
                writeText(constant.getDeclaringClass().getName(), out);
                writeText(constant.name(), out);
            }
            case Record record -> writeRecord(record, out);
            default -> throw new IllegalArgumentException("a " + value.getClass() + " cannot be sent");
        }
    }

    private static void writeRecord(Record record, DataOutputStream out) throws IOException {
        out.writeByte('r');
        writeText(record.getClass().getName(), out);
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                write(component.getAccessor().invoke(record), out);
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(component + " cannot be read", e);
            }
        }
    }

    private static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void writeMatrix(Matrix matrix, DataOutputStream out) throws IOException {
        out.writeInt(matrix.rows());
        out.writeInt(matrix.columns());
        double[] entries = matrix.entries();
        ByteBuffer block = ByteBuffer.allocate(Double.BYTES * BLOCK);
        for (int from = 0; from < entries.length; from += BLOCK) {
            int count = Math.min(BLOCK, entries.length - from);
            block.asDoubleBuffer().put(entries, from, count);
            out.write(block.array(), 0, Double.BYTES * count);
        }
    }

    static Object read(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case 'i' -> in.readInt();
            case 'l' -> in.readLong();
            case 'd' -> in.readDouble();
            case 't' -> true;
            case 'f' -> false;
            case 's' -> readText(in);
            case 'm' -> readMatrix(in);
            case 'L' -> {
                List<Object> list = new ArrayList<>();
                for (int rest = in.readInt(); rest > 0; rest--) {
                    list.add(read(in));
                }
                yield list;
            }
            case 'M' -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (int rest = in.readInt(); rest > 0; rest--) {
                    map.put(readText(in), read(in));
                }
                yield map;
            }
            case 'e' -> readEnum(in);
            case 'r' -> readRecord(in);
            default -> throw new StreamCorruptedException("no value begins with byte " + kind);
        };
    }

    private static Object readEnum(DataInputStream in) throws IOException {
        Class<?> type = ours(readText(in));
        String name = readText(in);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StreamCorruptedException(type.getName() + " has no " + name));
    }

    private static Object readRecord(DataInputStream in) throws IOException {
        Class<?> type = ours(readText(in));
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = read(in);
            types[i] = components[i].getType();
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    type.getName() + ": " + e.getCause().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be made", e);
        }
    }

    private static Class<?> ours(String name) throws IOException {
        if (!name.startsWith(OURS)) {
            throw new StreamCorruptedException(name + " is none of ours");
        }
        try {
            Class<?> type = Class.forName(name);
            if (type.isRecord() || type.isEnum()) {
                return type;
            }
        } catch (ClassNotFoundException e) {
            throw new StreamCorruptedException("the two processes are of different versions: no class " + name);
        }
        throw new StreamCorruptedException(name + " is neither a record nor an enum");
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Matrix readMatrix(DataInputStream in) throws IOException {
        Matrix matrix = Matrix.zeros(in.readInt(), in.readInt());
        double[] entries = matrix.entries();
        ByteBuffer block = ByteBuffer.allocate(Double.BYTES * BLOCK);
        for (int from = 0; from < entries.length; from += BLOCK) {
            int count = Math.min(BLOCK, entries.length - from);
            in.readFully(block.array(), 0, Double.BYTES * count);
            block.asDoubleBuffer().get(entries, from, count);
        }
        return matrix;
    }
}
