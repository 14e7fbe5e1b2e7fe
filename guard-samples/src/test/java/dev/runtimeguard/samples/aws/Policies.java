package dev.runtimeguard.samples.aws;

/** Policy documents for tests, with single quotes for double ones. */
final class Policies {
    private Policies() {}

    static String allow(String action, String resource) {
        return policy("{'Effect':'Allow','Action':'" + action + "','Resource':'" + resource + "'}");
    }

    static String deny(String action, String resource) {
        return policy("{'Effect':'Deny','Action':'" + action + "','Resource':'" + resource + "'}");
    }

    /** A statement of a resource policy. */
    static String statement(String effect, String principal, String action, String resource) {
        return policy("{'Effect':'" + effect + "','Principal':" + principal + ",'Action':'" + action + "','Resource':'"
                + resource + "'}");
    }

    static String policy(String statements) {
        return ("{'Version':'2012-10-17','Statement':[" + statements + "]}").replace('\'', '"');
    }
}
