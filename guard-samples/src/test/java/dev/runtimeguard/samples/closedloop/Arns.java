package dev.runtimeguard.samples.closedloop;

import dev.runtimeguard.samples.aws.LocalAws;

/** ARNs in the account and region of the loop. */
final class Arns {
    private Arns() {}

    static String arn(String service, String resource) {
        return "arn:aws:" + service + ":eu-west-1:" + LocalAws.DEFAULT_ACCOUNT + ":" + resource;
    }

    /** Of a role. */
    static String role(String name) {
        return "arn:aws:iam::" + LocalAws.DEFAULT_ACCOUNT + ":role/" + name;
    }
}
