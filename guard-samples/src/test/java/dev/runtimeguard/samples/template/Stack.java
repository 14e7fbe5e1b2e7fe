package dev.runtimeguard.samples.template;

import dev.runtimeguard.samples.aws.Bucket;
import dev.runtimeguard.samples.aws.KmsKey;
import dev.runtimeguard.samples.aws.LocalAws;
import dev.runtimeguard.samples.aws.Role;
import dev.runtimeguard.samples.aws.Session;
import dev.runtimeguard.samples.local.LambdaClassPath;
import dev.runtimeguard.samples.local.LocalLambda;
import dev.runtimeguard.samples.local.LocalLambdaBuilder;
import dev.runtimeguard.samples.local.LogFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The template's stack on this machine: its buckets, key and roles in the embedded endpoint, its functions in the local
 * Lambda with the properties, the policies and the package that the template gives them. Functions may be deployed and
 * started by several threads.
 */
final class Stack implements AutoCloseable {

    private static final String REGION = "us-east-1";

    private final Template template;
    private final LocalAws aws;
    private final Path code;
    private final Path layer;
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final List<KmsKey> keys = new ArrayList<>();

    /**
     * @param code the functions' package, unpacked
     * @param layer the layer's, unpacked
     */
    Stack(Template template, Path code, Path layer) throws IOException {
        this.template = template;
        this.code = code;
        this.layer = layer;
        this.aws = LocalAws.start();
        names.putAll(
                Map.of("AWS::Region", REGION, "AWS::Partition", "aws", "AWS::AccountId", LocalAws.DEFAULT_ACCOUNT));
        template.resourcesOf("AWS::KMS::Key").forEach(this::createKey);
        template.resourcesOf("AWS::S3::Bucket").forEach(this::createBucket);
        template.resourcesOf("AWS::Serverless::Function").forEach(id -> role(id + "Role"));
        template.resourcesOf("AWS::IAM::Role").forEach(this::createRole);
    }

    /** A function of the template, ready to start. */
    LocalLambdaBuilder function(String id, boolean cured) {
        Map<String, Object> properties = deployment(cured).properties(id);
        Map<String, Object> logging = Template.map(properties.get("LoggingConfig"));
        deploy(id, cured);
        Session session = role(id + "Role").assume(id);
        LocalLambdaBuilder function = LocalLambda.builder((String) properties.get("Handler"))
                .functionName(id)
                .accountId(LocalAws.DEFAULT_ACCOUNT)
                .classPath(new LambdaClassPath(LambdaClassPath.ofThisProcess().runtime(), List.of(code)))
                .memoryMegabytes((int) properties.get("MemorySize"))
                .tmpBytes((long) (int)
                                Template.map(properties.get("EphemeralStorage")).getOrDefault("Size", 512)
                        << 20)
                .logFormat(LogFormat.valueOf((String) logging.get("LogFormat")))
                .logLevel((String) logging.get("ApplicationLogLevel"))
                .environment(aws.environment(session));
        Template.map(Template.map(properties.get("Environment")).get("Variables"))
                .forEach((name, value) -> function.environment(name, (String) value));
        if (properties.containsKey("Layers")) {
            function.layers(layer);
        }
        return properties.containsKey("SnapStart") ? function.initializationType("snap-start") : function;
    }

    /** Puts the function's policies on its role, as another deployment of the template does. */
    void deploy(String id, boolean cured) {
        Role role = role(id + "Role");
        role.policyNames().forEach(role::deletePolicy);
        List<?> policies = (List<?>) deployment(cured).properties(id).getOrDefault("Policies", List.of());
        for (int i = 0; i < policies.size(); i++) {
            role.putPolicy("Policy" + i, JsonText.of(policies.get(i)));
        }
    }

    /** What {@code Ref} or {@code GetAtt} gives for a resource, or, as {@code Bucket.Arn}, for its attribute. */
    String nameOf(String reference) {
        return names.get(reference);
    }

    private Deployment deployment(boolean cured) {
        Map<String, String> all = new HashMap<>(names);
        all.put("Cured", Boolean.toString(cured));
        return new Deployment(template, all);
    }

    private void createKey(String id) {
        KmsKey key = aws.account().createKey(REGION);
        keys.add(key);
        names.put(id + ".Arn", key.arn());
        key.keyPolicy(JsonText.of(deployment(false).properties(id).get("KeyPolicy")));
    }

    private void createBucket(String id) {
        Bucket bucket = aws.createBucket(id.toLowerCase(Locale.ROOT));
        names.put(id, bucket.name());
        names.put(id + ".Arn", bucket.arn());
        String encryption = JsonText.of(deployment(false).properties(id).get("BucketEncryption"));
        keys.stream().filter(key -> encryption.contains(key.arn())).forEach(bucket::defaultKey);
    }

    private void createRole(String id) {
        role(id).trustPolicy(JsonText.of(deployment(false).properties(id).get("AssumeRolePolicyDocument")));
    }

    private Role role(String id) {
        Role role = aws.createRole(id);
        names.put(id + ".Arn", role.arn());
        return role;
    }

    @Override
    public void close() throws IOException {
        aws.close();
    }
}
