package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.ServicePermissions;
import dev.runtimeguard.report.Condition;
import dev.runtimeguard.report.Remedy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Amazon EC2: launching is evaluated on everything a launch touches, and tags given to what a call makes need {@code
 * ec2:CreateTags}, which a condition limits to that call (User Guide, "Grant permission to tag resources").
 */
final class Ec2 {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("i", "instance"),
            Map.entry("vol", "volume"),
            Map.entry("snap", "snapshot"),
            Map.entry("ami", "image"),
            Map.entry("sg", "security-group"),
            Map.entry("subnet", "subnet"),
            Map.entry("vpc", "vpc"),
            Map.entry("eni", "network-interface"),
            Map.entry("rtb", "route-table"),
            Map.entry("igw", "internet-gateway"),
            Map.entry("nat", "natgateway"),
            Map.entry("lt", "launch-template"),
            Map.entry("eipalloc", "elastic-ip"),
            Map.entry("key", "key-pair"),
            Map.entry("acl", "network-acl"),
            Map.entry("vpce", "vpc-endpoint"));

    private Ec2() {}

    static ServicePermissions permissions() {
        return new Rules("Ec2", "ec2")
                .on(Ec2::runInstances, "RunInstances")
                .on(Ec2::onIds, "CreateTags", "DeleteTags")
                .on(
                        Ec2::tagging,
                        "AllocateAddress",
                        "CopySnapshot",
                        "CreateImage",
                        "CreateKeyPair",
                        "CreateLaunchTemplate",
                        "CreateNetworkInterface",
                        "CreateSecurityGroup",
                        "CreateSnapshot",
                        "CreateSubnet",
                        "CreateVolume",
                        "CreateVpc")
                .checking(Ec2::checks);
    }

    private static void runInstances(Call call) {
        on(call, "instance", List.of());
        on(call, "image", call.names("ImageId"));
        on(call, "subnet", either(call, "SubnetId", "NetworkInterfaces.SubnetId"));
        on(call, "security-group", either(call, "SecurityGroupIds", "NetworkInterfaces.Groups"));
        on(call, "network-interface", call.names("NetworkInterfaces.NetworkInterfaceId"));
        on(call, "volume", List.of());
        if (call.has("KeyName")) {
            on(call, "key-pair", call.names("KeyName"));
        }
        if (call.has("LaunchTemplate")) {
            on(call, "launch-template", call.names("LaunchTemplate.LaunchTemplateId"));
        }
        if (call.has("IamInstanceProfile")) {
            // The request names the profile, which may have another name than the role in it.
            Roles.passAny(
                    call, call.context().partition().equals("aws-cn") ? "ec2.amazonaws.com.cn" : "ec2.amazonaws.com");
        }
        tags(call);
    }

    private static List<String> either(Call call, String member, String other) {
        Set<String> names = new LinkedHashSet<>(call.names(member));
        names.addAll(call.names(other));
        return List.copyOf(names);
    }

    /** What a launch makes has no id yet, and what it may take from a template is not in the request. */
    private static void on(Call call, String type, List<String> ids) {
        for (String id : ids) {
            call.likely("ec2:" + call.operation(), arn(call, type, id));
        }
        if (ids.isEmpty()) {
            call.guess("ec2:" + call.operation(), arn(call, type, Call.ANY));
        }
    }

    private static String arn(Call call, String type, String id) {
        boolean ofNobody = type.equals("image") || type.equals("snapshot");
        String account = ofNobody ? "" : call.context().account();
        return new ArnText(call.context().partition(), "ec2", call.context().region(), account, type + '/' + id)
                .toString();
    }

    private static void onIds(Call call) {
        for (String id : call.names("Resources")) {
            int hyphen = id.indexOf('-');
            String type = hyphen < 0 ? null : TYPES.get(id.substring(0, hyphen));
            if (type == null) {
                call.guess("ec2:" + call.operation(), "*");
            } else {
                call.likely("ec2:" + call.operation(), arn(call, type, id));
            }
        }
        if (call.permissions().isEmpty()) {
            call.guess("ec2:" + call.operation(), "*");
        }
    }

    private static void tagging(Call call) {
        call.fromCatalog();
        tags(call);
    }

    private static void tags(Call call) {
        for (RequestFields tags : Members.structures(call.fields(), "TagSpecifications")) {
            String type = Members.text(tags, "ResourceType");
            if (ArnText.isPlain(type)) {
                call.likely(
                        "ec2:CreateTags",
                        arn(call, type, Call.ANY),
                        new Condition("StringEquals", "ec2:CreateAction", call.operation()));
            }
        }
    }

    private static List<Remedy> checks(String operation, RequestFields fields) {
        return List.of(new Remedy(
                Remedy.Kind.CHECK,
                "what does the encoded message of the denial say? It names the action and resource that were denied (needs"
                        + " sts:DecodeAuthorizationMessage)",
                "aws sts decode-authorization-message --query DecodedMessage --output text --encoded-message MESSAGE"));
    }
}
