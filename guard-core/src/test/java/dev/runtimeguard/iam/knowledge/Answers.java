package dev.runtimeguard.iam.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.iam.ArnContext;
import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.RequiredPermission;
import dev.runtimeguard.report.Condition;
import dev.runtimeguard.report.Confidence;
import java.util.List;
import java.util.Map;

/** Asks one service's knowledge; answers read {@code action resource [condition]}, a guess with {@code ~} before it. */
final class Answers {

    private final String service;
    private final ArnContext context;

    private Answers(String service, ArnContext context) {
        this.service = service;
        this.context = context;
    }

    static Answers of(String service) {
        return new Answers(service, new ArnContext("aws", "eu-west-1", "123456789012"));
    }

    Answers in(String region) {
        return new Answers(service, ArnContext.of(region, "123456789012"));
    }

    /** Expects the answers in this order. */
    void needs(String operation, Map<String, ?> fields, String... expected) {
        assertThat(ask(operation, fields)).as(operation + " " + fields).containsExactly(expected);
    }

    List<String> ask(String operation, Map<String, ?> fields) {
        return Knowledge.of(service).requiredFor(operation, RequestFields.of(fields), context).stream()
                .map(Answers::text)
                .toList();
    }

    /** A structure of a request. */
    static RequestFields structure(Map<String, ?> fields) {
        return RequestFields.of(fields);
    }

    private static String text(RequiredPermission permission) {
        StringBuilder text = new StringBuilder(permission.confidence() == Confidence.GUESS ? "~" : "");
        text.append(permission.action()).append(' ').append(permission.resource());
        for (Condition condition : permission.conditions()) {
            text.append(" [").append(condition.operator()).append(' ');
            text.append(condition.key()).append(' ').append(condition.value()).append(']');
        }
        return text.toString();
    }
}
