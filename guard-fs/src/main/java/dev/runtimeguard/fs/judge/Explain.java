package dev.runtimeguard.fs.judge;

import dev.runtimeguard.fs.bridge.Call;
import java.nio.file.Path;

/** Changes nothing: tells of the writes outside the writable places that the machine is about to refuse. */
public final class Explain extends OutsideWrites {

    private final Territory territory;
    private final Findings findings;

    public Explain(Territory territory, Findings findings) {
        super(territory);
        this.territory = territory;
        this.findings = findings;
    }

    @Override
    void outside(Call call, Path path, Path written) {
        if (territory.refuses(written) && (!isOfAttributes(call) || refusesIn(written.getParent()))) {
            findings.refused(call, path);
        }
    }

    @Override
    void across(Call call, Path path, Path written) {
        if (call.silent()) {
            outside(call, path, written);
        }
    }

    /**
     * Attributes are their owner's to change, also of a file he may not write to. Where he may not write to its
     * directory either, the file is another's or the file system is read-only.
     */
    private boolean refusesIn(Path directory) {
        return directory == null || territory.refuses(directory);
    }

    private static boolean isOfAttributes(Call call) {
        return call == Call.CHANGE_ATTRIBUTES || call == Call.FILE_SET_ATTRIBUTES;
    }

    @Override
    public Path mayWrite(Path path) {
        return path;
    }
}
