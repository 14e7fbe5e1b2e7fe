package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.policy.Policy;
import dev.runtimeguard.samples.aws.policy.PolicyType;
import dev.runtimeguard.samples.aws.policy.PrincipalIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An assumed-role session and its temporary credentials. */
public final class Session {
    private final Role role;
    private final String name;
    private final Credential credential;
    private final Map<String, String> tags = new ConcurrentHashMap<>();
    private volatile Policy policy;
    private volatile Policy endpointPolicy;
    private volatile String endpointId;

    Session(Role role, String name, Duration validFor) {
        this.role = role;
        this.name = name;
        this.credential = new Credential(
                AccessKeyIds.temporary(role.account().id()),
                Secrets.secretAccessKey(),
                Secrets.sessionToken(),
                Instant.now().plus(validFor),
                this::caller);
    }

    public String accessKeyId() {
        return credential.accessKeyId();
    }

    public String secretAccessKey() {
        return credential.secretAccessKey();
    }

    public String sessionToken() {
        return credential.sessionToken();
    }

    public Instant expiry() {
        return credential.expiry();
    }

    /** The assumed-role ARN, {@code arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION}. */
    public String arn() {
        return "arn:aws:sts::" + role.account().id() + ":assumed-role/" + role.name() + "/" + name;
    }

    public Role role() {
        return role;
    }

    /** Sets the policy that was passed when the role was assumed; null for none. */
    public Session sessionPolicy(String json) {
        policy = json == null ? null : Policy.parse(PolicyType.SESSION, null, json);
        return this;
    }

    /**
     * Routes this session's requests through a VPC endpoint.
     *
     * @param id as {@code vpce-0a1b2c3d}; null for the public endpoint
     * @param json the endpoint's policy; ignored when the id is null
     */
    public Session vpcEndpoint(String id, String json) {
        endpointPolicy = id == null ? null : Policy.parse(PolicyType.VPC_ENDPOINT, null, json);
        endpointId = id;
        return this;
    }

    /** Sets a session tag, which policies see as {@code aws:PrincipalTag/key}. */
    public Session tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    String userId() {
        return role.roleId() + ":" + name;
    }

    Credential credential() {
        return credential;
    }

    private Caller caller() {
        Map<String, List<String>> context = new HashMap<>(role.account().context());
        context.put("aws:PrincipalType", List.of("AssumedRole"));
        context.put("aws:PrincipalArn", List.of(role.arn()));
        context.put("aws:userid", List.of(userId()));
        tags.forEach((key, value) -> context.put("aws:PrincipalTag/" + key, List.of(value)));
        if (endpointId != null) {
            context.put("aws:SourceVpce", List.of(endpointId));
        }
        return new Caller(
                new PrincipalIdentity(arn(), role.arn(), role.account().id()),
                role.account(),
                userId(),
                role.identityPolicies(),
                role.boundary(),
                policy,
                endpointPolicy,
                context);
    }
}
