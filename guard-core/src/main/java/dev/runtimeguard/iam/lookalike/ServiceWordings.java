package dev.runtimeguard.iam.lookalike;

import dev.runtimeguard.iam.ArnContext;
import dev.runtimeguard.iam.catalog.QueueUrl;
import java.util.List;
import java.util.Map;

/**
 * Reads the denials a single service words in its own way. Consulted for what IAM's standard wording does not give; says
 * nothing of a look-alike, which {@link LookAlikes} is to be asked for first. Takes linear time and throws nothing.
 */
public final class ServiceWordings {

    private static final Wording LEGACY_RESOURCE = Wording.parse("access to the resource {resource} is denied");
    private static final Wording NO_ACCESS_TO = Wording.parse("not authorized to access resource {resource}");
    private static final Wording BARE_PRINCIPAL =
            Wording.parse("user: {principal} is not authorized to access this resource");
    private static final Wording PRINCIPAL_EXECUTES =
            Wording.parse("principal [{principal}] is not allowed to execute [{action}] on the resource");
    private static final Wording LAMBDA_CODE = Wording.parse(
            "denied by s3, please make sure your request credentials have permission to {call} for {object}");
    private static final Wording FEDERATED = Wording.parse("not authorized to perform sts:assumerolewith{kind}");
    private static final Wording STANDARD = Wording.parse("not authorized to perform: ");

    private ServiceWordings() {}

    /**
     * What the denial's text tells, or null when it says no more than the standard wording or nothing at all.
     *
     * @param service the SDK's name of the service in any spelling; may be null
     * @param operation the operation's name; may be null
     * @param region the call's region, for the partition of an ARN; may be null
     * @param errorCode AWS's error code; may be null
     * @param message AWS's message; may be null
     */
    public static Hint of(String service, String operation, String region, String errorCode, String message) {
        Failure failure = Failure.of(service, operation, 0, errorCode, null);
        MessageText said = MessageText.of(message);
        Hint kms = KmsWordings.of(failure, said);
        // In the standard wording anything may stand in the resource's name, one of these wordings included.
        if (kms != null || STANDARD.find(said) != null) {
            return kms;
        }
        Hint federated = federated(said);
        return federated != null ? federated : ofResource(failure, region, said);
    }

    /** STS names neither principal nor role: the caller is whoever holds the token. */
    private static Hint federated(MessageText said) {
        Map<String, String> found = FEDERATED.find(said);
        if (found == null) {
            return null;
        }
        boolean saml = found.get("kind").equalsIgnoreCase("SAML");
        return new Hint(
                null,
                List.of(saml ? "sts:AssumeRoleWithSAML" : "sts:AssumeRoleWithWebIdentity"),
                null,
                "role-trust",
                List.of(
                        "the role's trust policy does not let this token in: its provider, audience or subject is another"
                                + " than the policy's conditions name",
                        "the role does not exist, or its ARN is not right"));
    }

    private static Hint ofResource(Failure failure, String region, MessageText said) {
        Map<String, String> found = LEGACY_RESOURCE.find(said);
        if (found != null) {
            String resource = found.get("resource");
            return QueueUrl.isOfSqs(resource) ? queue(resource) : named(null, List.of(), resource);
        }
        found = PRINCIPAL_EXECUTES.find(said);
        if (found != null) {
            return named(found.get("principal"), actions(found.get("action")), null);
        }
        found = BARE_PRINCIPAL.find(said);
        if (found != null) {
            return named(found.get("principal"), List.of(), null);
        }
        found = NO_ACCESS_TO.find(said);
        if (found != null) {
            return named(null, List.of(), found.get("resource"));
        }
        found = LAMBDA_CODE.find(said);
        if (found != null) {
            String object = "arn:" + ArnContext.of(region, null).partition() + ":s3:::" + found.get("object");
            return named(null, actions("s3:" + found.get("call")), object);
        }
        boolean plain = failure.service().equals("s3") && said.lower().equals("access denied");
        return plain ? plainS3() : null;
    }

    /** What stands in an action's place may be anything else. */
    private static List<String> actions(String named) {
        return named.matches("[A-Za-z0-9-]+:[A-Za-z0-9-]+") ? List.of(named) : List.of();
    }

    private static Hint named(String principal, List<String> actions, String resource) {
        return new Hint(principal, actions, resource, null, List.of());
    }

    /** The message may end at the account, or at the host. */
    private static Hint queue(String url) {
        QueueUrl queue = QueueUrl.parse(url);
        boolean isWhole = queue != null && queue.region() != null && queue.account() != null;
        return new Hint(
                null,
                List.of(),
                isWhole ? queue.arn(ArnContext.of(null, null)) : null,
                null,
                List.of(
                        "no identity-based policy of the role allows it",
                        "the queue belongs to another account and its queue policy does not let the role in",
                        "the queue policy or the VPC endpoint's policy denies it"));
    }

    /** S3 user guide, "Troubleshoot access denied (403 Forbidden) errors": details go only to the same organization. */
    private static Hint plainS3() {
        return new Hint(
                null,
                List.of(),
                null,
                null,
                List.of(
                        "the role or the bucket policy does not allow it; S3 gives no details when the bucket belongs to"
                                + " an account outside the caller's organization, is a directory bucket, or a VPC endpoint's"
                                + " policy denied",
                        "the object belongs to another account than the bucket, which did not share it",
                        "the bucket is a Requester Pays bucket and the request does not say requestPayer(REQUESTER)"));
    }
}
