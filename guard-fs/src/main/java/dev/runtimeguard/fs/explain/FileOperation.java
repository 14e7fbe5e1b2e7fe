package dev.runtimeguard.fs.explain;

import java.util.Map;

/**
 * What a program was doing with a file, as the JDK's frames on top of a stack trace tell it. The exceptions of Linux
 * say the path and the error only.
 */
enum FileOperation {
    READ("read"),
    LIST("list"),
    WRITE("write"),
    CREATE_FILE("create file"),
    CREATE_DIRECTORY("create directory"),
    COPY("copy"),
    MOVE("move"),
    DELETE("delete"),
    LINK("create link"),
    CHANGE("change attributes"),
    EXECUTE("execute"),
    LOAD("load library"),
    /** An opening of which the stack trace does not tell whether it was to read or to write. */
    OPEN("open"),
    /** No frame of the JDK's vouches that a file was touched at all: the exception may be the program's own. */
    UNKNOWN(null);

    private static final Map<String, FileOperation> BY_CLASS = Map.of(
            "java.io.FileOutputStream", WRITE,
            "java.io.FileInputStream", READ,
            "java.io.RandomAccessFile", OPEN,
            "java.nio.channels.FileChannel", OPEN,
            "java.nio.channels.AsynchronousFileChannel", OPEN,
            "java.util.zip.ZipFile", READ,
            "java.util.logging.FileHandler", WRITE,
            "java.lang.ProcessBuilder", EXECUTE);

    private static final Map<String, FileOperation> OF_FILES = Map.ofEntries(
            Map.entry("write", WRITE),
            Map.entry("writeString", WRITE),
            Map.entry("newOutputStream", WRITE),
            Map.entry("newBufferedWriter", WRITE),
            Map.entry("createFile", CREATE_FILE),
            Map.entry("createTempFile", CREATE_FILE),
            Map.entry("createNewFile", CREATE_FILE),
            Map.entry("createDirectory", CREATE_DIRECTORY),
            Map.entry("createDirectories", CREATE_DIRECTORY),
            Map.entry("createTempDirectory", CREATE_DIRECTORY),
            Map.entry("copy", COPY),
            Map.entry("move", MOVE),
            Map.entry("delete", DELETE),
            Map.entry("deleteIfExists", DELETE),
            Map.entry("createLink", LINK),
            Map.entry("createSymbolicLink", LINK),
            Map.entry("setAttribute", CHANGE),
            Map.entry("setLastModifiedTime", CHANGE),
            Map.entry("setOwner", CHANGE),
            Map.entry("setPosixFilePermissions", CHANGE),
            Map.entry("newByteChannel", OPEN),
            Map.entry("readAllBytes", READ),
            Map.entry("readAllLines", READ),
            Map.entry("readString", READ),
            Map.entry("lines", READ),
            Map.entry("newInputStream", READ),
            Map.entry("newBufferedReader", READ),
            Map.entry("readAttributes", READ),
            Map.entry("size", READ),
            Map.entry("list", LIST),
            Map.entry("walk", LIST),
            Map.entry("find", LIST),
            Map.entry("walkFileTree", LIST),
            Map.entry("newDirectoryStream", LIST));

    private final String text;

    FileOperation(String text) {
        this.text = text;
    }

    /** The operation in a report's words; null when not known. */
    String text() {
        return text;
    }

    /** Whether it changes what is on the disk. */
    boolean changes() {
        return switch (this) {
            case WRITE, CREATE_FILE, CREATE_DIRECTORY, COPY, MOVE, DELETE, LINK, CHANGE -> true;
            case READ, LIST, EXECUTE, LOAD, OPEN, UNKNOWN -> false;
        };
    }

    /** Whether it may have been meant to change something, and was made by the JDK. */
    boolean mayChange() {
        return changes() || this == OPEN;
    }

    /** The operation by the JDK's outermost frame that tells, which is what the program called. */
    static FileOperation of(StackTraceElement[] frames) {
        FileOperation operation = UNKNOWN;
        for (StackTraceElement frame : frames) {
            if (!Culprit.isOfJdk(frame)) {
                break;
            }
            FileOperation told = of(frame);
            if (told != null) {
                operation = told;
            }
        }
        return operation;
    }

    private static FileOperation of(StackTraceElement frame) {
        String type = frame.getClassName();
        boolean byMethod = type.equals("java.nio.file.Files") || type.equals("java.io.File");
        return byMethod ? OF_FILES.get(frame.getMethodName()) : BY_CLASS.get(outermost(type));
    }

    private static String outermost(String type) {
        int nested = type.indexOf('$');
        return nested < 0 ? type : type.substring(0, nested);
    }
}
