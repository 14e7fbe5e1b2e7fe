package dev.runtimeguard.fs.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Small ELF files with a header, and an interpreter where one is given. */
final class TestElf {

    static final int X86_64 = 62;
    static final int AARCH64 = 183;

    private TestElf() {}

    static byte[] library(int machine) {
        return elf(machine, 3, null);
    }

    static byte[] program(int machine, String interpreter) {
        return elf(machine, 3, interpreter);
    }

    private static byte[] elf(int machine, int type, String interpreter) {
        byte[] name = interpreter == null ? new byte[0] : (interpreter + "\0").getBytes(StandardCharsets.UTF_8);
        ByteBuffer elf = ByteBuffer.allocate(64 + (interpreter == null ? 0 : 56) + name.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
        elf.putShort(16, (short) type).putShort(18, (short) machine).putLong(32, 64);
        elf.putShort(54, (short) 56).putShort(56, (short) (interpreter == null ? 0 : 1));
        if (interpreter != null) {
            elf.putInt(64, 3).putLong(64 + 8, 120).putLong(64 + 32, name.length);
            elf.put(120, name);
        }
        return elf.array();
    }
}
