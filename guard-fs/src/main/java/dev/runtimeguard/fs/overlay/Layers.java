package dev.runtimeguard.fs.overlay;

import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.judge.Findings;
import dev.runtimeguard.fs.judge.Territory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/** The two layers and what both of them need: the parts of one overlay, and the one lock on its names. */
final class Layers {

    final ReentrantLock names = new ReentrantLock();
    final Whiteouts whiteouts;
    final Routes routes = new Routes();
    final Lookup lookup;
    final Access access;
    final CopyUp copyUp;
    final Upper upper;
    final Scope scope;

    private final Store store;
    private final Findings findings;
    private final Runnable onFirstEntry;
    private volatile boolean empty = true;
    private volatile boolean plain = true;

    Layers(Store store, Territory territory, Findings findings, Runnable onFirstEntry) throws IOException {
        this.store = store;
        this.findings = findings;
        this.onFirstEntry = onFirstEntry;
        whiteouts = new Whiteouts(store.log());
        lookup = new Lookup(store.upper(), whiteouts, territory, routes);
        access = new Access(store.user());
        copyUp = new CopyUp(store.work(), access);
        upper = new Upper(store.upper(), copyUp, whiteouts, routes);
        scope = new Scope(territory);
        if (!whiteouts.isEmpty() || store.hasEntries()) {
            entering();
            modesMayChange();
        }
    }

    /** Whether the merged view is the lower layer. */
    boolean empty() {
        return empty;
    }

    /** Whether no directory of the upper layer can be closed to the program, and no symbolic link is in it. */
    boolean plain() {
        return plain;
    }

    /** To be called before the upper layer may get something else than files and open directories. */
    void anything() {
        plain = false;
    }

    /** To be called before a directory's mode may change. */
    void modesMayChange() {
        plain = false;
        routes.modesChange();
        routes.changed();
    }

    /** To be called before anything enters the overlay; fails when its place on disk is its own no more. */
    void entering() {
        try {
            if (store.restore()) {
                // What is remembered of directories went with them.
                routes.changed();
            }
        } catch (IOException e) {
            throw Errno.from(e);
        }
        if (empty) {
            empty = false;
            onFirstEntry.run();
        }
    }

    void redirected(Call call, Path path, Path to) {
        findings.redirected(call, path, to);
    }

    /** Where to send the kernel for what was found, when nothing is going to be written. */
    Path place(Path path, Entry entry, Path absent) {
        if (entry.inUpper()) {
            return entry.upper();
        }
        if (entry.missing() && (entry.crossed() || hiddenHere(entry))) {
            return absent;
        }
        return entry.crossed() ? entry.real() : path;
    }

    private boolean hiddenHere(Entry entry) {
        return !entry.parent().lower() || whiteouts.has(entry.real());
    }

    /** Hides the lower layer's entry, if there is one. */
    void hideLower(Entry entry) throws IOException {
        if (lookup.hasLower(entry)) {
            entering();
            whiteouts.add(entry.real());
        }
    }

    /** Whether the program would see no name in the directory if it may read it; under the names' lock. */
    boolean emptyDirectory(Entry directory) throws IOException {
        Opened opened = Opened.up(directory.upper());
        try {
            return new Listing(this, lookup.enter(directory)).names().isEmpty();
        } finally {
            opened.close();
        }
    }

    static boolean endsIn(Path path, String name) {
        Path last = path.getFileName();
        return last != null && last.equals(Path.of(name));
    }

    static boolean there(Path physical) {
        return Files.exists(physical, LinkOption.NOFOLLOW_LINKS);
    }
}
