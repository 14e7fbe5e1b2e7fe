package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.ArnContext;
import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.RequiredPermission;
import dev.runtimeguard.iam.catalog.GeneratedCatalog;
import dev.runtimeguard.report.Condition;
import dev.runtimeguard.report.Confidence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One request as rules read it, with the permissions they found for it so far. */
final class Call {

    /** What a name is where the request does not tell it. */
    static final String ANY = "*";

    private final String service;
    private final String operation;
    private final RequestFields fields;
    private final ArnContext context;
    private final Set<RequiredPermission> permissions = new LinkedHashSet<>();

    Call(String service, String operation, RequestFields fields, ArnContext context) {
        this.service = service;
        this.operation = operation;
        this.fields = fields;
        this.context = context;
    }

    String operation() {
        return operation;
    }

    RequestFields fields() {
        return fields;
    }

    ArnContext context() {
        return context;
    }

    /** The permissions so far, each once. */
    List<RequiredPermission> permissions() {
        return List.copyOf(permissions);
    }

    /** The text below a path of members; null when it is not set or can be no name. */
    String name(String path) {
        String text = Members.text(fields, path);
        return ArnText.isPlain(text) ? text : null;
    }

    /** The texts below a path of members that can be names. */
    List<String> names(String path) {
        return Members.texts(fields, path).stream().filter(ArnText::isPlain).toList();
    }

    boolean has(String path) {
        return Members.has(fields, path);
    }

    /** An ARN in the region and account of the call. */
    String arn(String arnService, String resource) {
        return "arn:" + context.partition() + ':' + arnService + ':' + context.region() + ':' + context.account() + ':'
                + resource;
    }

    /** An ARN of a service without regions in the account of the call. */
    String globalArn(String arnService, String resource) {
        return "arn:" + context.partition() + ':' + arnService + "::" + context.account() + ':' + resource;
    }

    /** Adds a permission with the resource the request names. */
    void likely(String action, String resource, Condition... conditions) {
        permissions.add(new RequiredPermission(action, resource, Confidence.LIKELY, List.of(conditions)));
    }

    /** Adds a permission that the call may not need, or whose resource the request leaves open. */
    void guess(String action, String resource, Condition... conditions) {
        permissions.add(new RequiredPermission(action, resource, Confidence.GUESS, List.of(conditions)));
    }

    /** {@link #likely} for a resource that is known, {@link #guess} for one that had to be left open. */
    void need(String action, Target target) {
        if (target.exact()) {
            likely(action, target.arn());
        } else {
            guess(action, target.arn());
        }
    }

    /** Adds what the generated catalog has for the operation; its type's ARNs where the request holds no names. */
    void fromCatalog() {
        List<RequiredPermission> known = catalog(fields);
        boolean named =
                known.stream().allMatch(need -> ArnText.isPlain(need.resource().replace("*", "x")));
        permissions.addAll(named ? known : catalog(RequestFields.NONE));
    }

    private List<RequiredPermission> catalog(RequestFields from) {
        return new GeneratedCatalog().lookup(service, operation, from, context).permissions();
    }

    /** Adds an action for tagging what the call makes, when it sets tags. */
    void taggingWith(String tags, String action, String resource) {
        if (has(tags)) {
            likely(action, resource);
        }
    }

    /** Adds what handing the roles below a path of members to a service needs. */
    void passing(String path, String servicePrincipal) {
        for (String role : new ArrayList<>(names(path))) {
            Roles.pass(this, role, servicePrincipal);
        }
    }
}
