package dev.runtimeguard.fs.agent;

import dev.runtimeguard.fs.agent.Hook.Kind;
import java.util.Collection;
import java.util.List;

/**
 * Patches one class file. Written by hand as no library may come along with the agent, and for the few changes that are
 * made: instructions at a method's beginning and end, constants appended.
 */
final class ClassPatcher {
    private static final int NATIVE = 0x0100;
    private static final int STATIC = 0x0008;
    private static final int INVOKEVIRTUAL = 0xb6;
    private static final int INVOKESTATIC = 0xb8;

    private ClassPatcher() {}

    /**
     * The class file with the hooks.
     *
     * @param matched takes the hooks that were put in
     */
    static byte[] patch(byte[] file, List<Hook> hooks, Collection<Hook> matched) {
        byte[] patched = file;
        for (Hook hook : hooks) {
            byte[] next = patch(patched, hook);
            if (next != null) {
                matched.add(hook);
                patched = next;
            }
        }
        return patched;
    }

    private static byte[] patch(byte[] file, Hook hook) {
        ConstantPool constants = new ConstantPool(file);
        Input in = new Input(file, constants.end());
        in.skip(6);
        in.skip(2 * in.u2());
        for (int fields = in.u2(); fields > 0; fields--) {
            in.skip(6);
            skipAttributes(in);
        }
        for (int methods = in.u2(); methods > 0; methods--) {
            int flags = in.u2();
            boolean named = constants.isText(in.u2(), hook.method());
            boolean described = constants.isText(in.u2(), hook.descriptor());
            if (named && described && (flags & NATIVE) == 0) {
                return inMethod(file, constants, hook, in, (flags & STATIC) != 0);
            }
            skipAttributes(in);
        }
        return null;
    }

    private static void skipAttributes(Input in) {
        for (int attributes = in.u2(); attributes > 0; attributes--) {
            in.skip(2);
            in.skip(in.u4());
        }
    }

    private static byte[] inMethod(byte[] file, ConstantPool constants, Hook hook, Input in, boolean isStatic) {
        for (int attributes = in.u2(); attributes > 0; attributes--) {
            boolean code = constants.isText(in.u2(), "Code");
            int lengthAt = in.at;
            int length = in.u4();
            int start = in.at;
            if (code) {
                Output content = hook.kind() == Kind.REPLACE
                        ? replaced(file, constants, hook, start, length)
                        : new CodePatcher(file, constants, new Prologue(hook, constants, isStatic)).patched(start);
                if (content == null) {
                    return null;
                }
                Output out = new Output(file.length + 2048).copy(file, 0, 8);
                constants.write(out);
                out.copy(file, constants.end(), lengthAt).u4(content.length()).append(content);
                return out.copy(file, start + length, file.length).toBytes();
            }
            in.at = start + length;
        }
        return null;
    }

    /** Sends the one call of a method elsewhere: the instruction has the same length, so nothing moves. */
    private static Output replaced(byte[] file, ConstantPool constants, Hook hook, int start, int length) {
        Input in = new Input(file, start + 4);
        int codeLength = in.u4();
        for (int at = in.at; at < in.at + codeLength - 2; at++) {
            if ((file[at] & 0xff) == INVOKEVIRTUAL
                    && constants.isMethod(new Input(file, at + 1).u2(), hook.arguments())) {
                int call = constants.method(
                        Prologue.BRIDGES.concat(hook.bridge()), hook.call(), "(Ljava/nio/file/Path;)[B");
                return new Output(length)
                        .copy(file, start, at)
                        .u1(INVOKESTATIC)
                        .u2(call)
                        .copy(file, at + 3, start + length);
            }
        }
        return null;
    }
}
