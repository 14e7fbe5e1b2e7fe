package dev.runtimeguard.fs.explain;

/** The errors of the system that are explained, with the numbers and the words of Linux, which the JDK passes on. */
enum Errno {
    PERMISSION_DENIED(13, "Permission denied"),
    READ_ONLY(30, "Read-only file system"),
    NOT_FOUND(2, "No such file or directory"),
    TOO_MANY_OPEN_FILES(24, "Too many open files"),
    CROSS_DEVICE(18, "Invalid cross-device link"),
    EXEC_FORMAT(8, "Exec format error");

    private final int number;
    private final String text;

    Errno(int number, String text) {
        this.number = number;
        this.text = text;
    }

    String text() {
        return text;
    }

    /** The error of exactly these words, or null. */
    static Errno of(String text) {
        for (Errno errno : values()) {
            if (errno.text.equals(text)) {
                return errno;
            }
        }
        return null;
    }

    /** The error of this number, or null. */
    static Errno of(int number) {
        for (Errno errno : values()) {
            if (errno.number == number) {
                return errno;
            }
        }
        return null;
    }
}
