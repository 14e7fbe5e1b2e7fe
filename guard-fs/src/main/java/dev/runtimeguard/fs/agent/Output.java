package dev.runtimeguard.fs.agent;

import java.util.Arrays;

/** Bytes in the order of class files, growing at the end. */
final class Output {
    private byte[] bytes;
    private int length;

    Output(int capacity) {
        bytes = new byte[capacity];
    }

    int length() {
        return length;
    }

    Output u1(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    Output u2(int value) {
        return u1(value >> 8).u1(value);
    }

    Output u4(int value) {
        return u2(value >> 16).u2(value);
    }

    Output copy(byte[] from, int start, int end) {
        room(end - start);
        System.arraycopy(from, start, bytes, length, end - start);
        length += end - start;
        return this;
    }

    Output append(Output other) {
        return copy(other.bytes, 0, other.length);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
