package dev.runtimeguard.fs.agent;

/** Puts a hook's instructions into one Code attribute and moves everything that refers to positions in it. */
final class CodePatcher {
    private final byte[] file;
    private final ConstantPool constants;
    private final Prologue prologue;
    private final int shift;
    private int codeLength;

    CodePatcher(byte[] file, ConstantPool constants, Prologue prologue) {
        this.file = file;
        this.constants = constants;
        this.prologue = prologue;
        this.shift = prologue.code().length();
    }

    /** The attribute's content, given the position of its old one, which is after the length. */
    Output patched(int position) {
        Input in = new Input(file, position);
        int maxStack = in.u2();
        int maxLocals = in.u2();
        codeLength = in.u4();
        int codeAt = in.at;
        in.skip(codeLength);
        int handlerLength = prologue.handler().length();

        Output out = new Output(codeLength + 512);
        out.u2(Math.max(maxStack, prologue.stack())).u2(maxLocals).u4(shift + codeLength + handlerLength);
        out.append(prologue.code()).copy(file, codeAt, codeAt + codeLength).append(prologue.handler());
        exceptions(in, out, handlerLength > 0);
        attributes(in, out);
        return out;
    }

    private void exceptions(Input in, Output out, boolean handler) {
        int count = in.u2();
        out.u2(handler ? count + 1 : count);
        for (int i = 0; i < count; i++) {
            out.u2(in.u2() + shift).u2(in.u2() + shift).u2(in.u2() + shift).u2(in.u2());
        }
        if (handler) {
            int start = prologue.handlesBody() ? shift : 0;
            int end = prologue.handlesBody() ? shift + codeLength : shift;
            out.u2(start).u2(end).u2(shift + codeLength).u2(prologue.handled());
        }
    }

    private void attributes(Input in, Output out) {
        Output kept = new Output(512);
        int keptCount = 0;
        int stackMap = -1;
        int count = in.u2();
        for (int i = 0; i < count; i++) {
            int name = in.u2();
            int length = in.u4();
            int at = in.at;
            in.skip(length);
            if (constants.isText(name, "StackMapTable")) {
                stackMap = at;
            } else if (constants.isText(name, "LineNumberTable")) {
                kept.u2(name).u4(length).append(lines(at));
                keptCount++;
            } else if (constants.isText(name, "LocalVariableTable")
                    || constants.isText(name, "LocalVariableTypeTable")) {
                kept.u2(name).u4(length).append(variables(at));
                keptCount++;
            }
            // What is left are annotations of types, which nothing reads from code.
        }
        Output frames = new StackMap(file, stackMap, shift).moved(prologue, shift + codeLength);
        kept.u2(constants.utf8("StackMapTable")).u4(frames.length()).append(frames);
        out.u2(keptCount + 1).append(kept);
    }

    /** The hook's instructions are part of the first line. */
    private Output lines(int position) {
        Input in = new Input(file, position);
        int count = in.u2();
        Output out = new Output(2 + 4 * count).u2(count);
        for (int i = 0; i < count; i++) {
            out.u2(moved(in.u2())).u2(in.u2());
        }
        return out;
    }

    /** Parameters are there from the method's beginning. */
    private Output variables(int position) {
        Input in = new Input(file, position);
        int count = in.u2();
        Output out = new Output(2 + 10 * count).u2(count);
        for (int i = 0; i < count; i++) {
            int start = in.u2();
            int length = in.u2();
            out.u2(moved(start)).u2(start == 0 ? length + shift : length);
            out.u2(in.u2()).u2(in.u2()).u2(in.u2());
        }
        return out;
    }

    private int moved(int start) {
        return start == 0 ? 0 : start + shift;
    }
}
