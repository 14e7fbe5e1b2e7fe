package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.http.HttpRequest;
import dev.runtimeguard.samples.aws.policy.AccessRequest;
import dev.runtimeguard.samples.aws.policy.Decision;
import dev.runtimeguard.samples.aws.policy.Evaluator;
import dev.runtimeguard.samples.aws.policy.PolicySet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One request on its way through a service: who asks, what was checked. Used by one thread. */
final class ServiceCall {
    private final HttpRequest request;
    private final Signature signature;
    private final String service;
    private final List<JournalEntry.Check> checks = new ArrayList<>();
    private final String requestId = Secrets.requestId();
    private Caller caller;
    private String operation;
    private String secret;

    /** @param signature null for an unsigned request */
    ServiceCall(HttpRequest request, Signature signature, String service) {
        this.request = request;
        this.signature = signature;
        this.service = service;
    }

    HttpRequest request() {
        return request;
    }

    /** Null for an unsigned request. */
    Signature signature() {
        return signature;
    }

    String requestId() {
        return requestId;
    }

    String region() {
        return signature == null ? "us-east-1" : signature.region();
    }

    Caller caller() {
        return caller;
    }

    void caller(Caller authenticated) {
        caller = authenticated;
    }

    /** The secret that signed the request, which signed chunks are checked with; null for an unsigned one. */
    String secret() {
        return secret;
    }

    void secret(String secretAccessKey) {
        secret = secretAccessKey;
    }

    /** Names the operation for the journal. */
    void operation(String name) {
        operation = name;
    }

    /** Evaluates a permission and notes it. */
    Decision check(Permission permission) {
        PolicySet policies = new PolicySet(
                caller.identityPolicies(),
                caller.boundary(),
                caller.session(),
                caller.account() == null ? List.of() : caller.account().serviceControl(),
                permission.owner() == null ? List.of() : permission.owner().resourceControl(),
                permission.resourcePolicy(),
                permission.resourceMustGrant(),
                caller.vpcEndpoint());
        Account owner = permission.owner() == null ? caller.account() : permission.owner();
        AccessRequest asked = new AccessRequest(
                caller.identity(),
                permission.action(),
                permission.resource(),
                owner == null ? null : owner.id(),
                context(permission, owner));
        Decision decision = Evaluator.decide(asked, policies);
        checks.add(new JournalEntry.Check(permission.action(), permission.resource(), decision));
        return decision;
    }

    /** @throws Denial when the permission is not given */
    void require(Permission permission) {
        Decision decision = check(permission);
        if (!decision.allowed()) {
            throw new Denial(caller, permission, decision);
        }
    }

    JournalEntry journalEntry(int status, String errorCode) {
        return new JournalEntry(service, operation, caller == null ? null : caller.name(), checks, status, errorCode);
    }

    private Map<String, List<String>> context(Permission permission, Account owner) {
        Map<String, List<String>> context = new HashMap<>(caller.context());
        Instant now = Instant.now();
        context.put("aws:CurrentTime", List.of(now.toString()));
        context.put("aws:EpochTime", List.of(Long.toString(now.getEpochSecond())));
        context.put("aws:RequestedRegion", List.of(region()));
        context.put("aws:SourceIp", List.of("127.0.0.1"));
        // The endpoint stands in for the TLS one; policies that insist on TLS are common and not what is tried here.
        context.put("aws:SecureTransport", List.of("true"));
        context.put("aws:ViaAWSService", List.of("false"));
        if (request.header("user-agent") != null) {
            context.put("aws:UserAgent", List.of(request.header("user-agent")));
        }
        if (owner != null) {
            context.put("aws:ResourceAccount", List.of(owner.id()));
            if (owner.organizationId() != null) {
                context.put("aws:ResourceOrgID", List.of(owner.organizationId()));
            }
        }
        context.putAll(permission.context());
        return context;
    }
}
