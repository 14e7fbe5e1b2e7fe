package com.acme;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.runtimeguard.Guard;

/** A function in a process of its own; calls its guarded handler once for each argument. */
public final class Fn {

    private Fn() {}

    /** Prints what the handler returns, or the class and message of what it throws. */
    public static void main(String[] arguments) {
        RequestHandler<String, String> guarded = Guard.wrap(Fn::work);
        for (String argument : arguments) {
            try {
                System.out.println("returned " + guarded.handleRequest(argument, null));
            } catch (RuntimeException thrown) {
                System.out.println("threw " + thrown);
            }
        }
    }

    private static String work(String input, Object context) {
        return switch (input) {
            case "fail" -> throw new IllegalStateException("the function's own");
            case "denied" ->
                throw new AwsServiceException("User: arn:aws:sts::111122223333:assumed-role/r/s is not authorized to"
                        + " perform: s3:GetObject on resource: \"arn:aws:s3:::b/k\"");
            default -> input;
        };
    }
}
