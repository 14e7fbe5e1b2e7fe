package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.ServicePermissions;

/** AWS AppConfig's data plane. An ARN is made of ids, while a request may name things by id or by name. */
final class AppConfigData {

    private AppConfigData() {}

    static ServicePermissions permissions() {
        return new Rules("AppConfigData", "appconfig").on(AppConfigData::startSession, "StartConfigurationSession");
    }

    private static void startSession(Call call) {
        String application = id(call.name("ApplicationIdentifier"));
        String environment = id(call.name("EnvironmentIdentifier"));
        String profile = id(call.name("ConfigurationProfileIdentifier"));
        String arn = call.arn(
                "appconfig",
                "application/" + application + "/environment/" + environment + "/configuration/" + profile);
        call.need("appconfig:StartConfigurationSession", new Target(arn, arn.indexOf('*') < 0));
    }

    /** Ids are seven lower-case letters and digits, as abc1234; a text without a digit is rather a name. */
    private static String id(String text) {
        boolean isId = text != null
                && text.length() == 7
                && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
                && text.chars().anyMatch(Character::isDigit);
        return isId ? text : Call.ANY;
    }
}
