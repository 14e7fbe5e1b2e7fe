package dev.runtimeguard.fs.agent;

import dev.runtimeguard.fs.agent.Hook.Kind;

/** The instructions that a hook puts before a method's own, and those it puts behind them for its failures. */
final class Prologue {
    static final String BRIDGES = "dev/runtimeguard/fs/bridge/";
    private static final String CALL_FAILED = BRIDGES.concat("CallFailed");
    private static final String NOT_FOUND = "java/io/FileNotFoundException";
    private static final String UNIX_PATH = "Lsun/nio/fs/UnixPath;";
    private static final String PATH = "Ljava/nio/file/Path;";

    private static final int ILOAD_0 = 0x1a;
    private static final int ALOAD_0 = 0x2a;
    private static final int ASTORE_0 = 0x4b;
    private static final int LLOAD_0 = 0x1e;
    private static final int ALOAD = 0x19;
    private static final int LLOAD = 0x16;
    private static final int ILOAD = 0x15;
    private static final int ASTORE = 0x3a;
    private static final int POP = 0x57;
    private static final int DUP = 0x59;
    private static final int IFEQ = 0x99;
    private static final int IFNULL = 0xc6;
    private static final int ARETURN = 0xb0;
    private static final int IRETURN = 0xac;
    private static final int RETURN = 0xb1;
    private static final int ICONST_0 = 0x03;
    private static final int GETFIELD = 0xb4;
    private static final int INVOKEVIRTUAL = 0xb6;
    private static final int INVOKESTATIC = 0xb8;
    private static final int ATHROW = 0xbf;
    private static final int CHECKCAST = 0xc0;

    private final Hook hook;
    private final ConstantPool constants;
    private final Slots slots;
    private final Output code = new Output(48);
    private final Output handler = new Output(16);
    private int frame = -1;

    Prologue(Hook hook, ConstantPool constants, boolean isStatic) {
        this.hook = hook;
        this.constants = constants;
        this.slots = new Slots(hook.type(), hook.descriptor(), isStatic);
        begin();
        end();
    }

    /** The instructions before the method's own: a multiple of four bytes, so that its switches stay aligned. */
    Output code() {
        return code;
    }

    /** Where in {@link #code} a stack map frame belongs, or -1; its locals are the parameters. */
    int frame() {
        return frame;
    }

    /** Writes the frame's kind and stack, {@code offset} bytes after the method's beginning. */
    void writeFrame(Output out, int offset) {
        if (hook.kind() == Kind.ANSWER) {
            // same_locals_1_stack_item_frame_extended
            out.u1(247).u2(offset).u1(7).u2(constants.type("java/lang/Object"));
        } else {
            // same_frame_extended
            out.u1(251).u2(offset);
        }
    }

    /** The instructions of the exception handler; none without. */
    Output handler() {
        return handler;
    }

    /** Whether the handler is for the method's own instructions, not for these. */
    boolean handlesBody() {
        return hook.failure() == Hook.Failure.RENAMED;
    }

    /** The class of the exceptions handled. */
    int handled() {
        return constants.type(handlesBody() ? NOT_FOUND : CALL_FAILED);
    }

    /** Writes the frame at the handler's beginning. */
    void writeHandlerFrame(Output out, int offset) {
        out.u1(255).u2(offset);
        if (handlesBody()) {
            out.u2(1).u1(7).u2(constants.type(hook.type()));
        } else {
            out.u2(0);
        }
        out.u2(1).u1(7).u2(handled());
    }

    /** The most that these instructions have on the stack. */
    int stack() {
        return 4;
    }

    private void begin() {
        StringBuilder parameters = new StringBuilder("(");
        for (String argument : hook.arguments().split(" ", -1)) {
            parameters.append(bridged(load(argument)));
        }
        parameters.append(')');
        switch (hook.kind()) {
            case REWRITE -> {
                String type = slots.typeAt(hook.target());
                call(parameters.append(bridged(type)).toString());
                if (type.equals(UNIX_PATH)) {
                    code.u1(CHECKCAST).u2(constants.type("sun/nio/fs/UnixPath"));
                }
                local(hook.target(), ASTORE_0, ASTORE);
            }
            case ANSWER -> {
                call(parameters.append("Ljava/lang/Object;").toString());
                code.u1(DUP);
                answer();
                code.u1(POP);
            }
            case DONE -> {
                call(parameters.append('Z').toString());
                code.u1(IFEQ).u2(4).u1(RETURN);
                frame = code.length();
                code.u1(0);
            }
            default -> call(parameters.append('V').toString());
        }
        while (code.length() % 4 != 0) {
            code.u1(0);
        }
    }

    private void end() {
        switch (hook.failure()) {
            case ERRNO ->
                handler.u1(INVOKEVIRTUAL)
                        .u2(constants.method(CALL_FAILED, "errno", "()I"))
                        .u1(IRETURN);
            case ZERO -> handler.u1(POP).u1(ICONST_0).u1(IRETURN);
            case RENAMED -> {
                handler.u1(ALOAD_0).u1(GETFIELD).u2(constants.field(hook.type(), "path", "Ljava/lang/String;"));
                handler.u1(INVOKESTATIC)
                        .u2(constants.method(
                                BRIDGES.concat(hook.bridge()),
                                "named",
                                "(Ljava/io/FileNotFoundException;Ljava/lang/String;)Ljava/io/FileNotFoundException;"));
                handler.u1(ATHROW);
            }
            case THROWN -> {
                // The bridge has thrown what the method may.
            }
        }
    }

    /** Loads an argument and returns its type. */
    private String load(String argument) {
        char first = argument.charAt(0);
        if (first >= '0' && first <= '9') {
            String type = slots.typeAt(first - '0');
            boolean reference = type.charAt(0) == 'L' || type.charAt(0) == '[';
            if (type.equals("J")) {
                local(first - '0', LLOAD_0, LLOAD);
            } else {
                local(first - '0', reference ? ALOAD_0 : ILOAD_0, reference ? ALOAD : ILOAD);
            }
            return type;
        }
        String type = fieldType(argument);
        code.u1(ALOAD_0).u1(GETFIELD).u2(constants.field(hook.type(), argument, type));
        return type;
    }

    private static String fieldType(String name) {
        return switch (name) {
            case "file" -> UNIX_PATH;
            case "fd" -> "Ljava/io/FileDescriptor;";
            default -> "Z";
        };
    }

    private void local(int slot, int shortForm, int longForm) {
        if (slot < 4) {
            code.u1(shortForm + slot);
        } else {
            code.u1(longForm).u1(slot);
        }
    }

    private void call(String descriptor) {
        code.u1(INVOKESTATIC).u2(constants.method(BRIDGES.concat(hook.bridge()), hook.call(), descriptor));
    }

    private void answer() {
        String result = slots.result();
        Output returned = new Output(8);
        if (result.equals("Z")) {
            returned.u1(INVOKESTATIC)
                    .u2(constants.method(BRIDGES.concat("IoBridge"), "isTrue", "(Ljava/lang/Object;)Z"));
            returned.u1(IRETURN);
        } else if (result.charAt(0) == '[') {
            returned.u1(INVOKESTATIC)
                    .u2(constants.method(
                            BRIDGES.concat("IoBridge"), "strings", "(Ljava/lang/Object;)[Ljava/lang/String;"));
            returned.u1(ARETURN);
        } else {
            returned.u1(CHECKCAST).u2(constants.type(result.substring(1, result.length() - 1)));
            returned.u1(ARETURN);
        }
        code.u1(IFNULL).u2(3 + returned.length()).append(returned);
        frame = code.length();
    }

    /** The bridge does not see the JDK's own classes. */
    static String bridged(String type) {
        return switch (type) {
            case UNIX_PATH -> PATH;
            case "Lsun/nio/fs/UnixException;" -> "Ljava/lang/Exception;";
            case "Lsun/nio/fs/UnixFileAttributes;" -> "Ljava/nio/file/attribute/BasicFileAttributes;";
            case "Lsun/nio/fs/UnixSecureDirectoryStream;" -> "Ljava/nio/file/SecureDirectoryStream;";
            default -> type;
        };
    }
}
