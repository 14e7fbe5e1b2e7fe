package dev.runtimeguard.samples.files;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.GuardedHandler;

/** Does the operation of the row that the event names, and returns what it returns or throws what it throws. */
public final class RowHandler extends GuardedHandler<String, String> {

    @Override
    protected String handle(String name, Context context) throws Exception {
        ProcessRows.closeLeaked();
        return String.valueOf(FileRows.named(name).work().call());
    }
}
