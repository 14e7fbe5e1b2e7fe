package dev.runtimeguard.fs.agent;

/** Moves the frames of a StackMapTable by the instructions put before a method's own. */
final class StackMap {
    private static final int UNINITIALIZED = 8;
    private static final int OBJECT = 7;

    private final Input in;
    private final int shift;
    private final Output out = new Output(128);
    private int frames;
    /** The offset of the last frame written; -1 before the first. */
    private int last = -1;

    /** The frames from a position, which is after the attribute's length, or none for -1. */
    StackMap(byte[] file, int position, int shift) {
        this.in = new Input(file, position);
        this.shift = shift;
    }

    /** The content of the table with the hook's own frames before and behind. */
    Output moved(Prologue prologue, int handlerAt) {
        if (prologue.frame() >= 0) {
            prologue.writeFrame(out, prologue.frame());
            last = prologue.frame();
            frames++;
        }
        if (in.at >= 0) {
            int count = in.u2();
            int original = -1;
            for (int i = 0; i < count; i++) {
                original = frame(original);
            }
        }
        if (prologue.handler().length() > 0) {
            prologue.writeHandlerFrame(out, handlerAt - last - 1);
            frames++;
        }
        return new Output(out.length() + 2).u2(frames).append(out);
    }

    /** Copies a frame, in its long form, and returns its offset before the move. */
    private int frame(int before) {
        int type = in.u1();
        int delta;
        int items = 0;
        int kind = type;
        if (type < 64) {
            delta = type;
            kind = 251;
        } else if (type < 128) {
            delta = type - 64;
            kind = 247;
            items = 1;
        } else {
            delta = in.u2();
            if (type == 247) {
                items = 1;
            } else if (type > 251 && type < 255) {
                items = type - 251;
            }
        }
        int offset = before + delta + 1;
        out.u1(kind).u2(offset + shift - last - 1);
        last = offset + shift;
        frames++;
        if (type == 255) {
            int locals = in.u2();
            out.u2(locals);
            types(locals);
            items = in.u2();
            out.u2(items);
        }
        types(items);
        return offset;
    }

    private void types(int count) {
        for (int i = 0; i < count; i++) {
            int tag = in.u1();
            out.u1(tag);
            if (tag == OBJECT) {
                out.u2(in.u2());
            } else if (tag == UNINITIALIZED) {
                out.u2(in.u2() + shift);
            }
        }
    }
}
