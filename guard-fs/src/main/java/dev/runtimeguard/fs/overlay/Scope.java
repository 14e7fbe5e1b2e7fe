package dev.runtimeguard.fs.overlay;

import dev.runtimeguard.fs.judge.Territory;

/** Which changes the overlay takes, and which it leaves to the machine. */
final class Scope {

    private final Territory territory;

    Scope(Territory territory) {
        this.territory = territory;
    }

    /** Whether a change of what is there, its content or its attributes, goes to the upper layer. */
    boolean takesChange(Entry entry) {
        if (entry.inUpper()) {
            return true;
        }
        return !entry.untouchable() && !territory.isWritable(entry.real()) && territory.refuses(entry.real());
    }

    /** Whether the appearance or disappearance of the name goes to the upper layer: its directory decides. */
    boolean takesName(Entry entry) {
        if (entry.inUpper()) {
            return true;
        }
        if (entry.parent() == null || entry.untouchable() || territory.isWritable(entry.real())) {
            return false;
        }
        Dir parent = entry.parent();
        boolean upperAlone = parent.upper() != null && !parent.lower();
        return upperAlone || territory.refuses(parent.real());
    }

    /** Whether the kernel may be left to do it by itself, with nothing here to be brought up to date. */
    boolean leavesAlone(Entry entry) {
        return entry.untouchable() || (!entry.crossed() && territory.isWritable(entry.real()));
    }
}
