package dev.runtimeguard.samples.aws;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of CBOR (RFC 8949) that the SDK writes to Kinesis and reads from it, to and from the values that
 * {@link dev.runtimeguard.samples.aws.policy.Json} has; a byte string is its Base64 text, as it would be in JSON.
 */
final class Cbor {
    private static final int INDEFINITE = 31;
    private static final Object BREAK = new Object();

    private final ByteBuffer in;

    private Cbor(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    /** @throws IllegalArgumentException when it is not CBOR of that part */
    static Object read(byte[] bytes) {
        try {
            return new Cbor(bytes).value();
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("unexpected end", e);
        }
    }

    private Object value() {
        int initial = in.get() & 0xff;
        int info = initial & 31;
        return switch (initial >> 5) {
            case 0 -> BigDecimal.valueOf(argument(info));
            case 1 -> BigDecimal.valueOf(-1 - argument(info));
            case 2 -> Base64.getEncoder().encodeToString(string(info));
            case 3 -> new String(string(info), StandardCharsets.UTF_8);
            case 4 -> list(info);
            case 5 -> map(info);
            case 6 -> tagged(info);
            default -> simple(info);
        };
    }

    private long argument(int info) {
        return switch (info) {
            case 24 -> in.get() & 0xffL;
            case 25 -> in.getShort() & 0xffffL;
            case 26 -> in.getInt() & 0xffffffffL;
            case 27 -> in.getLong();
            default -> info;
        };
    }

    private byte[] string(int info) {
        if (info != INDEFINITE) {
            byte[] bytes = new byte[Math.toIntExact(Math.min(argument(info), in.remaining()))];
            in.get(bytes);
            return bytes;
        }
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int initial = in.get() & 0xff; initial != 0xff; initial = in.get() & 0xff) {
            chunks.writeBytes(string(initial & 31));
        }
        return chunks.toByteArray();
    }

    private List<Object> list(int info) {
        List<Object> items = new ArrayList<>();
        long size = info == INDEFINITE ? Long.MAX_VALUE : argument(info);
        for (long i = 0; i < size; i++) {
            Object item = value();
            if (item == BREAK) {
                break;
            }
            items.add(item);
        }
        return items;
    }

    private Map<String, Object> map(int info) {
        Map<String, Object> members = new LinkedHashMap<>();
        long size = info == INDEFINITE ? Long.MAX_VALUE : argument(info);
        for (long i = 0; i < size; i++) {
            Object name = value();
            if (name == BREAK) {
                break;
            }
            members.put(name.toString(), value());
        }
        return members;
    }

    /** What a tag says of the value, as that it is a time, does not matter here. */
    private Object tagged(int info) {
        argument(info);
        return value();
    }

    private Object simple(int info) {
        return switch (info) {
            case 20 -> false;
            case 21 -> true;
            case 22, 23 -> null;
            case 26 -> BigDecimal.valueOf(in.getFloat());
            case 27 -> BigDecimal.valueOf(in.getDouble());
            case INDEFINITE -> BREAK;
            default -> throw new IllegalArgumentException("simple value " + info);
        };
    }

    /** Numbers are written as integers: no answer here has others. */
    static byte[] write(Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(value, out);
        return out.toByteArray();
    }

    private static void write(Object value, ByteArrayOutputStream out) {
        if (value instanceof Map<?, ?> members) {
            head(5, members.size(), out);
            members.forEach((name, member) -> {
                write(name, out);
                write(member, out);
            });
        } else if (value instanceof List<?> items) {
            head(4, items.size(), out);
            items.forEach(item -> write(item, out));
        } else if (value instanceof BigDecimal number) {
            head(number.signum() < 0 ? 1 : 0, number.signum() < 0 ? -1 - number.longValue() : number.longValue(), out);
        } else if (value instanceof Boolean truth) {
            out.write(truth ? 0xf5 : 0xf4);
        } else if (value == null) {
            out.write(0xf6);
        } else {
            byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
            head(3, text.length, out);
            out.writeBytes(text);
        }
    }

    private static void head(int type, long argument, ByteArrayOutputStream out) {
        if (argument < 24) {
            out.write(type << 5 | (int) argument);
        } else {
            out.write(type << 5 | 27);
            out.writeBytes(ByteBuffer.allocate(8).putLong(argument).array());
        }
    }
}
