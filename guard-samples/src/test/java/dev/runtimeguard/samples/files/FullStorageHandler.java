package dev.runtimeguard.samples.files;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.GuardedHandler;

/** As {@link RowHandler}, for the rows of a full ephemeral storage. */
public final class FullStorageHandler extends GuardedHandler<String, String> {

    @Override
    protected String handle(String name, Context context) throws Exception {
        return String.valueOf(FullStorageRows.named(name).work().call());
    }
}
