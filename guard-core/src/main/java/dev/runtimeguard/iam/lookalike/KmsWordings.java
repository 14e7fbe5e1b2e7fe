package dev.runtimeguard.iam.lookalike;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The wordings of a denied use of a KMS key, which mostly name neither key nor action, and come from another service
 * than the one called. Which actions a call needs is in the services' guides on encryption at rest.
 */
final class KmsWordings {

    private static final Set<String> CODES =
            Set.of("kmsaccessdenied", "kmsaccessdeniedexception", "kms.accessdeniedexception");

    private static final Wording CIPHERTEXT =
            Wording.parse("ciphertext refers to a customer master key that does not exist");
    private static final Wording SECRETS_MANAGER = Wording.parse("access to kms is not allowed");
    private static final String DYNAMODB = "kms key access denied error";
    private static final Wording NESTED =
            Wording.parse("user: {principal} is not authorized to perform: {action} on resource: {resource}");
    private static final Wording EITHER = Wording.parse(
            "user: {principal} is not authorized to perform: {action} on th{object} because the resource does not exist in"
                    + " this region, no resource-based policies allow access");

    /** How the names of operations begin that only read what is encrypted. */
    private static final List<String> READING = List.of(
            "Get", "BatchGet", "Receive", "Subscribe", "Read", "List", "Describe", "Head", "Query", "Scan", "Decrypt");

    private KmsWordings() {}

    /** What the denial tells of the key's use, or null when its text is none of these. */
    static Hint of(Failure failure, MessageText said) {
        if (failure.service().equals("lambda")) {
            return null;
        }
        Map<String, String> either = EITHER.find(said);
        if (either != null && !either.get("object").contains("\"")) {
            return either(either);
        }
        if (said.lower().startsWith(DYNAMODB)) {
            return dynamoDb(failure, said);
        }
        if (said.lower().contains("not authorized to perform: ")) {
            return null;
        }
        if (SECRETS_MANAGER.find(said) != null) {
            return unnamed(actions(failure));
        }
        boolean ambiguous = CIPHERTEXT.find(said) != null || CODES.contains(failure.code());
        return ambiguous ? unnamed(actions(failure)) : null;
    }

    private static Hint either(Map<String, String> found) {
        return new Hint(
                found.get("principal"),
                List.of(found.get("action")),
                null,
                "resource-based",
                List.of(
                        "the key policy (or a grant) does not let the caller's account or role in",
                        "the key does not exist, or is in another region",
                        "the key policy denies it explicitly"));
    }

    private static Hint dynamoDb(Failure failure, MessageText said) {
        Map<String, String> found = NESTED.find(said);
        if (found != null) {
            return new Hint(
                    found.get("principal"), List.of(found.get("action")), found.get("resource"), null, List.of());
        }
        return unnamed(
                failure.operation().startsWith("Create")
                        ? List.of("kms:CreateGrant", "kms:DescribeKey")
                        : List.of("kms:Decrypt"));
    }

    private static Hint unnamed(List<String> actions) {
        String needed = String.join(" and ", actions);
        return new Hint(
                null,
                actions,
                null,
                null,
                List.of(
                        "the role lacks " + needed + " on the KMS key that encrypts the data",
                        "the key policy does not let the role in; the role of another account needs both, and an AWS"
                                + " managed key can be used only within its own account",
                        "the key has been deleted, or is in another region or account than the call"));
    }

    private static List<String> actions(Failure failure) {
        String operation = failure.operation();
        if (failure.service().equals("kms") && !operation.isEmpty()) {
            // The ciphertext is what ReEncrypt reads; kms:ReEncrypt is no action.
            return List.of(operation.equals("ReEncrypt") ? "kms:ReEncryptFrom" : "kms:" + operation);
        }
        if (operation.isEmpty() || isRead(operation)) {
            return List.of("kms:Decrypt");
        }
        // Kinesis makes a data key for each put and never reads one back (guide, "Permissions to use KMS keys").
        return failure.service().equals("kinesis")
                ? List.of("kms:GenerateDataKey")
                : List.of("kms:GenerateDataKey", "kms:Decrypt");
    }

    private static boolean isRead(String operation) {
        return READING.stream().anyMatch(operation::startsWith);
    }
}
