package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.report.Condition;
import java.util.Set;

/**
 * What a model's id or ARN in a request stands for. A call through an inference profile is evaluated on the profile and
 * on its foundation model in every region it may go to; the condition {@code bedrock:InferenceProfileArn} keeps the
 * models' grant to calls through that profile (Amazon Bedrock User Guide, "Prerequisites for inference profiles").
 */
final class BedrockModel {

    /** What the ids of the profiles that AWS defines begin with: the geography they route in. */
    private static final Set<String> GEOGRAPHIES = Set.of(
            "us", "us-gov", "eu", "apac", "jp", "au", "ca", "sa", "me", "af", "mx", "il", "uk", "amer", "global");

    private static final String MODEL = "foundation-model/";
    private static final String PROFILE = "inference-profile/";
    private static final String OWN_PROFILE = "application-inference-profile/";

    private BedrockModel() {}

    /** Adds what calling the model needs. */
    static void need(Call call, String action, String id) {
        if (!ArnText.isPlain(id)) {
            call.guess(action, foundation(call, call.context().region(), Call.ANY));
        } else if (id.startsWith("arn:")) {
            byArn(call, action, id);
        } else if (id.indexOf('/') >= 0 || id.indexOf('.') < 0) {
            // Neither a model's id, which is provider.model, nor an ARN.
            call.guess(action, foundation(call, call.context().region(), Call.ANY));
        } else if (isProfile(id)) {
            through(call, action, call.arn("bedrock", PROFILE + id), baseId(id));
        } else {
            call.likely(action, foundation(call, call.context().region(), id));
        }
    }

    /** The foundation model's id out of that of a profile; any other as it is. */
    static String baseId(String id) {
        String last = id.startsWith("arn:") ? id.substring(id.lastIndexOf('/') + 1) : id;
        return isProfile(last) ? last.substring(last.indexOf('.') + 1) : last;
    }

    /** A profile's id is that of a model with a geography before it, so it has two dots or more. */
    private static boolean isProfile(String id) {
        int dot = id.indexOf('.');
        return dot > 0 && id.indexOf('.', dot + 1) > 0 && GEOGRAPHIES.contains(id.substring(0, dot));
    }

    private static void byArn(Call call, String action, String text) {
        ArnText arn = ArnText.parse(text);
        if (arn == null || !(arn.service().equals("bedrock") || arn.service().equals("sagemaker"))) {
            call.guess(action, foundation(call, call.context().region(), Call.ANY));
        } else if (arn.after(PROFILE) != null) {
            String id = arn.after(PROFILE);
            through(call, action, text, isProfile(id) ? baseId(id) : Call.ANY);
        } else if (arn.after(OWN_PROFILE) != null) {
            through(call, action, text, Call.ANY);
        } else if (arn.after("prompt/") != null) {
            call.likely("bedrock:RenderPrompt", text);
            call.guess(action, foundation(call, call.context().region(), Call.ANY));
        } else if (arn.after("prompt-router/") != null || arn.after("default-prompt-router/") != null) {
            call.likely(action, text);
            call.guess(action, foundation(call, Call.ANY, Call.ANY));
        } else {
            call.likely(action, text);
        }
    }

    private static void through(Call call, String action, String profile, String model) {
        call.likely(action, profile);
        Condition only = new Condition("StringLike", "bedrock:InferenceProfileArn", profile);
        if (model.equals(Call.ANY)) {
            call.guess(action, foundation(call, Call.ANY, model), only);
        } else {
            call.likely(action, foundation(call, Call.ANY, model), only);
        }
    }

    /** A foundation model belongs to no account; region {@code *} also covers the model without one of a global profile. */
    private static String foundation(Call call, String region, String id) {
        return new ArnText(call.context().partition(), "bedrock", region, "", MODEL + id).toString();
    }
}
