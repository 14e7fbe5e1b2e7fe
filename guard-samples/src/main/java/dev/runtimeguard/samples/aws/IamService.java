package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.policy.MalformedPolicyException;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The part of IAM that applies a suggested policy: the inline policies of roles. */
final class IamService extends QueryService {
    private final Map<String, BiConsumer<QueryCall, Xml>> operations = Map.of(
            "PutRolePolicy", this::putRolePolicy,
            "GetRolePolicy", this::getRolePolicy,
            "DeleteRolePolicy", this::deleteRolePolicy,
            "ListRolePolicies", this::listRolePolicies);

    IamService(Supplier<DenialWording> wording) {
        super("iam", "https://iam.amazonaws.com/doc/2010-05-08/", wording);
    }

    @Override
    Map<String, BiConsumer<QueryCall, Xml>> operations() {
        return operations;
    }

    private void putRolePolicy(QueryCall query, Xml xml) {
        Role role = authorisedRole(query);
        String name = query.required("PolicyName");
        if (!name.matches("[\\w+=,.@-]{1,128}")) {
            throw new AwsException(
                    400,
                    "ValidationError",
                    "The specified value for policyName is invalid. It must contain only alphanumeric characters"
                            + " and/or the following: +=,.@_-");
        }
        try {
            role.putPolicy(name, query.required("PolicyDocument"));
        } catch (MalformedPolicyException e) {
            throw new AwsException(400, e.code(), e.getMessage());
        }
    }

    private void getRolePolicy(QueryCall query, Xml xml) {
        Role role = authorisedRole(query);
        String name = query.required("PolicyName");
        String document = role.policy(name).orElseThrow(() -> noSuchPolicy(name));
        xml.text("RoleName", role.name())
                .text("PolicyName", name)
                .text("PolicyDocument", UriCoding.encode(document, false));
    }

    private void deleteRolePolicy(QueryCall query, Xml xml) {
        Role role = authorisedRole(query);
        String name = query.required("PolicyName");
        if (!role.deletePolicy(name)) {
            throw noSuchPolicy(name);
        }
    }

    private void listRolePolicies(QueryCall query, Xml xml) {
        Role role = authorisedRole(query);
        xml.text("IsTruncated", false).open("PolicyNames");
        role.policyNames().forEach(name -> xml.text("member", name));
        xml.close();
    }

    private static Role authorisedRole(QueryCall query) {
        String name = query.required("RoleName");
        Caller caller = query.call().caller();
        String arn = "arn:aws:iam::" + caller.account().id() + ":role/" + name;
        query.call().require(Permission.of("iam:" + query.action(), arn).shownAs("role " + name));
        return caller.account()
                .role(name)
                .orElseThrow(() ->
                        new AwsException(404, "NoSuchEntity", "The role with name " + name + " cannot be found."));
    }

    private static AwsException noSuchPolicy(String name) {
        return new AwsException(404, "NoSuchEntity", "The role policy with name " + name + " cannot be found.");
    }
}
