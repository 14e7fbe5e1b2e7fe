package dev.runtimeguard.fs.judge;

import dev.runtimeguard.fs.bridge.Call;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is told. */
final class RecordedFindings implements Findings {

    final List<String> told = new ArrayList<>();

    @Override
    public void refused(Call call, Path path) {
        told.add(call + " " + path);
    }

    @Override
    public void redirected(Call call, Path path, Path redirectedTo) {
        told.add(call + " " + path + " -> " + redirectedTo);
    }
}
