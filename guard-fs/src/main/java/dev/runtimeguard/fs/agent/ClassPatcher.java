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
        ConstantPool constants = new ConstantPool(file);
        Input in = new Input(file, constants.end());
        in.skip(6);
        in.skip(2 * in.u2());
        for (int fields = in.u2(); fields > 0; fields--) {
            in.skip(6);
            skipAttributes(in);
        }
        Output body = new Output(file.length + 8192);
        int copied = constants.end();
        for (int methods = in.u2(); methods > 0; methods--) {
            int flags = in.u2();
            int name = in.u2();
            int descriptor = in.u2();
            int attributes = in.at;
            skipAttributes(in);
            if ((flags & NATIVE) != 0) {
                continue;
            }
            for (Hook hook : hooks) {
                if (constants.isText(name, hook.method()) && constants.isText(descriptor, hook.descriptor())) {
                    int lengthAt = codeLengthAt(constants, file, attributes);
                    Input code = new Input(file, lengthAt);
                    int length = code.u4();
                    byte[] content = code(file, constants, hooks, flags, name, descriptor, code.at, matched);
                    body.copy(file, copied, lengthAt).u4(content.length).copy(content, 0, content.length);
                    copied = code.at + length;
                    break;
                }
            }
        }
        body.copy(file, copied, file.length);
        return constants
                .write(new Output(body.length() + file.length).copy(file, 0, 8))
                .append(body)
                .toBytes();
    }

    /** The content of a method's code with all of the hooks that it has. */
    private static byte[] code(
            byte[] file,
            ConstantPool constants,
            List<Hook> hooks,
            int flags,
            int name,
            int descriptor,
            int start,
            Collection<Hook> matched) {
        byte[] content = file;
        int at = start;
        for (Hook hook : hooks) {
            if (constants.isText(name, hook.method()) && constants.isText(descriptor, hook.descriptor())) {
                Output patched = hook.kind() == Kind.REPLACE
                        ? replaced(content, constants, hook, at)
                        : new CodePatcher(content, constants, new Prologue(hook, constants, (flags & STATIC) != 0))
                                .patched(at);
                if (patched != null) {
                    matched.add(hook);
                    content = patched.toBytes();
                    at = 0;
                }
            }
        }
        return content == file ? codeOf(file, start) : content;
    }

    private static byte[] codeOf(byte[] file, int start) {
        int length = new Input(file, start - 4).u4();
        return new Output(length).copy(file, start, start + length).toBytes();
    }

    /** Where the length of the Code attribute is, which every method but native and abstract ones has. */
    private static int codeLengthAt(ConstantPool constants, byte[] file, int attributesAt) {
        Input in = new Input(file, attributesAt);
        for (int attributes = in.u2(); attributes > 0; attributes--) {
            if (constants.isText(in.u2(), "Code")) {
                return in.at;
            }
            in.skip(in.u4());
        }
        throw new IllegalArgumentException("abstract method");
    }

    private static void skipAttributes(Input in) {
        for (int attributes = in.u2(); attributes > 0; attributes--) {
            in.skip(2);
            in.skip(in.u4());
        }
    }

    /** Sends a call of a method elsewhere, each time: the instruction has the same length, so nothing moves. */
    private static Output replaced(byte[] file, ConstantPool constants, Hook hook, int start) {
        Input in = new Input(file, start + 4);
        int codeLength = in.u4();
        int end = start + new Input(file, start - 4).u4();
        Output replaced = new Output(end - start);
        int copied = start;
        for (int at = in.at; at < in.at + codeLength - 2; at++) {
            int instruction = file[at] & 0xff;
            if ((instruction == INVOKEVIRTUAL || instruction == INVOKESTATIC)
                    && constants.isMethod(new Input(file, at + 1).u2(), hook.arguments())) {
                String descriptor = bridgeDescriptor(hook.arguments(), instruction == INVOKEVIRTUAL);
                int call = constants.method(Prologue.BRIDGES.concat(hook.bridge()), hook.call(), descriptor);
                replaced.copy(file, copied, at).u1(INVOKESTATIC).u2(call);
                copied = at + 3;
            }
        }
        return copied == start ? null : replaced.copy(file, copied, end);
    }

    /** The descriptor of the call that takes another's place, and the object that it was on as the first argument. */
    private static String bridgeDescriptor(String replaced, boolean virtual) {
        int parameters = replaced.indexOf('(');
        String descriptor = replaced.substring(parameters);
        if (!virtual) {
            return descriptor;
        }
        String owner = "L"
                .concat(replaced.substring(0, replaced.lastIndexOf('.', parameters)))
                .concat(";");
        return "(".concat(Prologue.bridged(owner)).concat(descriptor.substring(1));
    }
}
