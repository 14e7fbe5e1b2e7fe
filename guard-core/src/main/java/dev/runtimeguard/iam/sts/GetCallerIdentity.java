package dev.runtimeguard.iam.sts;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;

/** The STS call that names a principal and needs no permission. */
final class GetCallerIdentity implements CallerIdentity.Question {

    private static final String BODY = "Action=GetCallerIdentity&Version=2011-06-15";

    private final StsPost sts;

    GetCallerIdentity(Map<String, String> environment) {
        this.sts = new StsPost(environment);
    }

    @Override
    public String ask(SigningCredentials credentials, String region) throws IOException, GeneralSecurityException {
        String xml = sts.answer(BODY, credentials, region);
        return xml == null ? null : arnIn(xml);
    }

    private static String arnIn(String xml) {
        int start = xml.indexOf("<Arn>");
        int end = xml.indexOf("</Arn>", start);
        String arn = start < 0 || end < 0 ? "" : xml.substring(start + "<Arn>".length(), end);
        return arn.startsWith("arn:") ? arn : null;
    }
}
