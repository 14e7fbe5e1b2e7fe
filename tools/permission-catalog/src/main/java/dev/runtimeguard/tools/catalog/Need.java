package dev.runtimeguard.tools.catalog;

import java.util.List;

/**
 * One permission of one operation.
 *
 * @param extra true for a permission beside the one the operation is named for
 * @param guess true where the action follows from a naming rule instead of an equal name or a written rule, or where
 *     {@code *} stands for a resource that no member names
 * @param resources the possible resources; empty for an action that takes {@code *} only
 * @param arnMembers members that may hold the resource's whole ARN
 */
record Need(
        String operation,
        String prefix,
        String action,
        boolean extra,
        boolean guess,
        List<Resource> resources,
        List<String> arnMembers) {

    enum Demand {
        /** The action cannot be allowed without it. */
        REQUIRED(""),
        /** Counts when the request names it. */
        POSSIBLE("?"),
        /** Without all its members the whole permission is not needed. */
        CONDITION("!");

        final String mark;

        Demand(String mark) {
            this.mark = mark;
        }
    }

    /**
     * @param type the resource type's name in the catalog file
     * @param arn its ARN format in the reference's notation
     * @param members for each variable of the format the member that fills it, or null
     */
    record Resource(String type, String arn, Demand demand, List<String> members) {}
}
