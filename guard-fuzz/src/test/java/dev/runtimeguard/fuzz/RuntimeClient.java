package dev.runtimeguard.fuzz;

import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler.UserFaultHandler;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;

/** The runtime interface client's own way from a handler's name to an answer, to compare the guard's with. */
public final class RuntimeClient {

    private RuntimeClient() {}

    /** The handler of a name; null where the client has none. */
    public static LambdaRequestHandler handler(String name) {
        try {
            LambdaRequestHandler handler = EventHandlerLoader.loadEventHandler(
                    HandlerInfo.fromString(name, RuntimeClient.class.getClassLoader()));
            return handler instanceof UserFaultHandler ? null : handler;
        } catch (ClassNotFoundException | LinkageError | RuntimeException none) {
            return null;
        }
    }

    /** What the handler answers. */
    public static byte[] answer(LambdaRequestHandler handler, byte[] event) throws Exception {
        InvocationRequest request = new InvocationRequest();
        request.setId("REQ");
        request.setContent(event);
        return handler.call(request).toByteArray();
    }
}
