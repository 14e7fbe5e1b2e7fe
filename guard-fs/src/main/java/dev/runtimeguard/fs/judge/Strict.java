package dev.runtimeguard.fs.judge;

import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.bridge.CallFailed;
import java.nio.file.Path;

/**
 * Refuses every write outside the writable places before the system call, whatever the machine would allow: a laptop or
 * a CI run then meets what Lambda would answer, error for error.
 */
public class Strict extends OutsideWrites {

    private static final int EROFS = 30;
    private static final int EXDEV = 18;

    private final Territory territory;
    private final Findings findings;

    public Strict(Territory territory, Findings findings) {
        super(territory);
        this.territory = territory;
        this.findings = findings;
    }

    @Override
    void outside(Call call, Path path, Path written) {
        findings.refused(call, path);
        throw readOnly();
    }

    /** The kernel compares the mounts first. The JDK goes on to copy and delete, and is refused there. */
    @Override
    void across(Call call, Path path, Path written) {
        if (call.silent()) {
            findings.refused(call, path);
        }
        throw new CallFailed(EXDEV, "Invalid cross-device link");
    }

    @Override
    public Path mayWrite(Path path) {
        boolean refused = RealPaths.of(path, true)
                .filter(real -> real.exists() && !real.isSpecial() && !territory.isWritable(real.path()))
                .isPresent();
        if (refused) {
            throw readOnly();
        }
        return path;
    }

    private static CallFailed readOnly() {
        return new CallFailed(EROFS, "Read-only file system");
    }

    @Override
    public boolean takes(Path directory) {
        return outside(directory);
    }
}
