package dev.runtimeguard.fs.agent;

/** Knows for each thread whether it is inside the guard already. */
final class Passages extends ThreadLocal<Passages.Passage> {

    /** One thread's; left by a plain write of the field, which cannot fail even where no stack is left. */
    static final class Passage {
        boolean inside;
    }

    @Override
    protected Passage initialValue() {
        return new Passage();
    }

    /** Enters, or returns null for a thread that is inside. */
    Passage enter() {
        Passage passage = get();
        if (passage.inside) {
            return null;
        }
        passage.inside = true;
        return passage;
    }
}
