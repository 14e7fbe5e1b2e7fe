package dev.runtimeguard.samples.agent;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.FsMode;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.GuardedHandler;
import java.io.IOException;

/** The same behind the guard, with its settings made in code. */
public final class ConfiguredWriter extends GuardedHandler<String, String> {

    /** As the runtime makes it. */
    public ConfiguredWriter() {
        super(GuardConfig.builder().fs(FsMode.REDIRECT).build());
    }

    @Override
    protected String handle(String event, Context context) throws IOException {
        return FileWork.run(event);
    }
}
