package dev.runtimeguard.fs.agent;

/** Reads a class file from a position on. */
final class Input {
    final byte[] bytes;
    int at;

    Input(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    int u1() {
        return bytes[at++] & 0xff;
    }

    int u2() {
        return u1() << 8 | u1();
    }

    void skip(int count) {
        at += count;
    }

    int u4() {
        return u2() << 16 | u2();
    }
}
