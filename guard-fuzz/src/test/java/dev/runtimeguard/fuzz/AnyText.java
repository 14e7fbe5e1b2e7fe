package dev.runtimeguard.fuzz;

import java.nio.charset.StandardCharsets;

/** Any bytes as any text that Java can hold. */
public final class AnyText {

    private AnyText() {}

    /** The bytes as UTF-8; what is none of it becomes half of a surrogate pair, as no decoder would give it. */
    public static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replace('\ufffd', '\ud83d');
    }

    /** The bytes that {@link #of} makes the text of. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
