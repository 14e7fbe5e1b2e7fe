package dev.runtimeguard.fs.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads no more of a stream than tells what it is. */
final class Head {

    private static final int FIRST = 256;

    /** ELF files name the libraries they need near their end: of bigger ones that is left out. */
    private static final int ELF = 4 << 20;

    private Head() {}

    static FileContent of(InputStream content, long size) throws IOException {
        byte[] first = content.readNBytes(FIRST);
        if (!Elf.isElf(first)) {
            return FileContent.of(ByteSource.of(first, Math.max(size, first.length)));
        }
        byte[] rest = content.readNBytes(ELF);
        byte[] head = Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, head, first.length, rest.length);
        // The size that a stream's entry states may be missing; where it ended early, what was read is all there is.
        boolean whole = rest.length < ELF;
        return FileContent.of(ByteSource.of(head, whole ? head.length : Math.max(size, Long.MAX_VALUE / 2)));
    }
}
