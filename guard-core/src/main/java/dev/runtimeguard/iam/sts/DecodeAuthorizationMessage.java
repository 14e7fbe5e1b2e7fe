package dev.runtimeguard.iam.sts;

import dev.runtimeguard.iam.lookalike.DecodedMessage;
import dev.runtimeguard.iam.lookalike.EncodedMessage;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/**
 * Has STS decode an encoded authorization failure message, with the denied call's own credentials. That needs
 * {@code sts:DecodeAuthorizationMessage}, which most roles lack: credentials once refused are not tried again. Waits at
 * most a second, name resolution included, and no longer than the invocation can spare. Safe for use by several threads.
 */
public final class DecodeAuthorizationMessage {

    private static final int MAX_REMEMBERED = 64;
    private static final String BODY = "Action=DecodeAuthorizationMessage&Version=2011-06-15&EncodedMessage=";

    private final StsPost sts;
    private final LongUnaryOperator patience;
    private final Set<String> refused = new LinkedHashSet<>();

    /** Asks the STS that the SDK's own settings in the environment name, or else the region's. */
    public static DecodeAuthorizationMessage of(Map<String, String> environment) {
        return new DecodeAuthorizationMessage(new StsPost(environment));
    }

    DecodeAuthorizationMessage(StsPost sts) {
        this(sts, StsQuestion::patience);
    }

    /** @param patience how many of so many milliseconds may be waited now */
    DecodeAuthorizationMessage(StsPost sts, LongUnaryOperator patience) {
        this.sts = sts;
        this.patience = patience;
    }

    /** What the message says, or null when STS does not tell these credentials, or not in time. */
    public DecodedMessage decode(EncodedMessage message, SigningCredentials credentials, String region) {
        synchronized (refused) {
            if (refused.contains(credentials.accessKeyId())) {
                return null;
            }
        }
        long wait = patience.applyAsLong(StsQuestion.MAX_WAIT_MS);
        if (wait <= 0) {
            return null;
        }
        DecodedMessage decoded =
                StsQuestion.ask(() -> ask(message, credentials, region)).await(wait);
        // An interrupted wait says nothing of the credentials.
        if (decoded == null && !Thread.currentThread().isInterrupted()) {
            remember(credentials.accessKeyId());
        }
        return decoded;
    }

    /** Tries all credentials again from now on. */
    public void forget() {
        synchronized (refused) {
            refused.clear();
        }
    }

    private void remember(String accessKeyId) {
        synchronized (refused) {
            if (refused.size() >= MAX_REMEMBERED) {
                refused.clear();
            }
            refused.add(accessKeyId);
        }
    }

    private DecodedMessage ask(EncodedMessage message, SigningCredentials credentials, String region)
            throws IOException, GeneralSecurityException {
        String body = BODY + URLEncoder.encode(message.blob(), StandardCharsets.UTF_8);
        String xml = sts.answer(body, credentials, region);
        int start = xml == null ? -1 : xml.indexOf("<DecodedMessage>");
        int end = xml == null ? -1 : xml.indexOf("</DecodedMessage>", Math.max(start, 0));
        return start < 0 || end < 0
                ? null
                : DecodedMessage.parse(unescaped(xml.substring(start + "<DecodedMessage>".length(), end)));
    }

    /** The text of an XML element; the ampersand's own entity last, so that no entity is made anew. */
    private static String unescaped(String xml) {
        return xml.replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&apos;", "'")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
