package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.policy.MalformedPolicyException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The part of STS that functions use: GetCallerIdentity, which needs no permission, and AssumeRole. */
final class StsService extends QueryService {
    private final Accounts accounts;
    private final Map<String, BiConsumer<QueryCall, Xml>> operations =
            Map.of("GetCallerIdentity", this::getCallerIdentity, "AssumeRole", this::assumeRole);

    StsService(Accounts accounts, Supplier<DenialWording> wording) {
        super("sts", "https://sts.amazonaws.com/doc/2011-06-15/", wording);
        this.accounts = accounts;
    }

    @Override
    Map<String, BiConsumer<QueryCall, Xml>> operations() {
        return operations;
    }

    private void getCallerIdentity(QueryCall query, Xml xml) {
        Caller caller = query.call().caller();
        xml.text("Arn", caller.identity().arn())
                .text("UserId", caller.userId())
                .text("Account", caller.account().id());
    }

    private void assumeRole(QueryCall query, Xml xml) {
        String arn = query.required("RoleArn");
        String sessionName = query.required("RoleSessionName");
        Role role = accounts.role(arn).orElse(null);
        Permission permission = Permission.of("sts:AssumeRole", arn);
        if (role == null) {
            // AWS does not tell a missing role from a forbidden one.
            throw new AwsException(
                    403, "AccessDenied", DenialText.plain(query.call().caller(), permission));
        }
        query.call()
                .require(permission
                        .owner(role.account())
                        .resourcePolicy(role.trust(), true)
                        .with("sts:RoleSessionName", sessionName));
        String seconds = query.optional("DurationSeconds");
        Session session = role.assume(
                sessionName, seconds == null ? Duration.ofHours(1) : Duration.ofSeconds(Long.parseLong(seconds)));
        try {
            session.sessionPolicy(query.optional("Policy"));
        } catch (MalformedPolicyException e) {
            throw new AwsException(400, e.code(), e.getMessage());
        }
        xml.open("Credentials")
                .text("AccessKeyId", session.accessKeyId())
                .text("SecretAccessKey", session.secretAccessKey())
                .text("SessionToken", session.sessionToken())
                .text("Expiration", session.expiry().truncatedTo(ChronoUnit.SECONDS))
                .close()
                .open("AssumedRoleUser")
                .text("Arn", session.arn())
                .text("AssumedRoleId", session.userId())
                .close();
    }
}
