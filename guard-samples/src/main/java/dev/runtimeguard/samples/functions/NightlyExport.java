package dev.runtimeguard.samples.functions;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.GuardedHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes an export of as many megabytes as the event says to the ephemeral storage, and forgets to delete it. */
public final class NightlyExport extends GuardedHandler<Integer, String> {

    private static final byte[] MEGABYTE = new byte[1 << 20];

    @Override
    protected String handle(Integer megabytes, Context context) throws IOException {
        Path export = Files.createTempFile("export-", ".csv");
        try (OutputStream out = Files.newOutputStream(export)) {
            for (int i = 0; i < megabytes; i++) {
                out.write(MEGABYTE);
            }
        }
        return "exported " + Files.size(export) + " bytes";
    }
}
