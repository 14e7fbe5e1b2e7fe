package dev.runtimeguard.report;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Renders a report as the JSON line of the log. A line is never split: what does not fit is left out, remedies first. */
final class JsonLine {

    /** The longest line, in bytes of UTF-8, its end not counted. */
    static final int MAX_BYTES = 32 * 1024;

    private static final int MAX_ENTRIES = 40;
    /** Longer than any ARN with a 1,024-byte S3 key, so that only text of nobody's making is cut. */
    private static final int MAX_TEXT = 4096;

    /** With this much of each text of a bare report, all of it escaped, the line still fits. */
    private static final int MAX_BARE_TEXT = 150;

    private JsonLine() {}

    static String render(Report report) {
        for (Detail detail : Detail.values()) {
            String line = render(report, detail);
            if (line.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES) {
                return line;
            }
        }
        throw new IllegalStateException("a bare report exceeds " + MAX_BYTES + " bytes");
    }

    /** The short line of a finding that was reported in full before. */
    static String renderRepeated(Report report, long count) {
        JsonWriter json = begin(report, 1000);
        function(json, report.function(), 1000);
        return json.field("repeated", true)
                .field("count", count)
                .endObject()
                .endObject()
                .toString();
    }

    private enum Detail {
        FULL,
        FIRST_REMEDY,
        NO_REMEDY,
        BARE
    }

    private static String render(Report report, Detail detail) {
        boolean bare = detail == Detail.BARE;
        int limit = bare ? MAX_BARE_TEXT : MAX_TEXT;
        JsonWriter json = begin(report, limit);
        function(json, report.function(), limit);
        principal(json, report.principal(), limit);
        request(json, report.request(), limit);
        missing(json, bare ? first(report.missing(), 3) : first(report.missing(), MAX_ENTRIES), limit);
        Report.DeniedBy deniedBy = report.deniedBy();
        if (deniedBy != null) {
            json.beginObject("deniedBy")
                    .field("policyType", Text.cut(deniedBy.policyType(), limit))
                    .field("effect", Text.cut(deniedBy.effect(), limit))
                    .field("policyArn", Text.cut(deniedBy.policyArn(), limit))
                    .endObject();
        }
        if (report.policy() != null && !bare) {
            report.policy().writeTo(json.name("policy"));
        }
        file(json, report.file(), limit);
        tmp(json, report.tmp(), bare ? 3 : MAX_ENTRIES, limit);
        remedies(json, remediesAt(report, detail));
        return json.field("more", report.more()).endObject().endObject().toString();
    }

    private static List<Remedy> remediesAt(Report report, Detail detail) {
        return switch (detail) {
            case FULL -> first(report.remedies(), MAX_ENTRIES);
            case FIRST_REMEDY -> first(report.remedies(), 1);
            case NO_REMEDY, BARE -> List.of();
        };
    }

    private static JsonWriter begin(Report report, int limit) {
        return new JsonWriter()
                .beginObject()
                .beginObject("guard")
                .field("schema", Report.SCHEMA)
                .field("code", report.code().id())
                .field("confidence", report.confidence().id())
                .field("summary", Text.cut(report.summary(), limit));
    }

    private static void function(JsonWriter json, Report.Function function, int limit) {
        if (function != null) {
            json.beginObject("function")
                    .field("name", Text.cut(function.name(), limit))
                    .field("version", Text.cut(function.version(), limit))
                    .field("arn", Text.cut(function.arn(), limit))
                    .field("requestId", Text.cut(function.requestId(), limit))
                    .field("coldStart", function.coldStart())
                    .endObject();
        }
    }

    private static void principal(JsonWriter json, Report.Principal principal, int limit) {
        if (principal != null) {
            json.beginObject("principal")
                    .field("assumedRoleArn", Text.cut(principal.assumedRoleArn(), limit))
                    .field("roleArn", Text.cut(principal.roleArn(), limit))
                    .field("roleName", Text.cut(principal.roleName(), limit))
                    .field("accountId", Text.cut(principal.accountId(), limit))
                    .field("source", Text.cut(principal.source(), limit))
                    .endObject();
        }
    }

    private static void request(JsonWriter json, Report.Request request, int limit) {
        if (request != null) {
            json.beginObject("request")
                    .field("service", Text.cut(request.service(), limit))
                    .field("operation", Text.cut(request.operation(), limit))
                    .field("region", Text.cut(request.region(), limit));
            if (request.status() != 0) {
                json.field("status", request.status());
            }
            json.field("errorCode", Text.cut(request.errorCode(), limit))
                    .field("requestId", Text.cut(request.requestId(), limit))
                    .endObject();
        }
    }

    private static void missing(JsonWriter json, List<Report.Missing> missing, int limit) {
        if (!missing.isEmpty()) {
            json.beginArray("missing");
            for (Report.Missing permission : missing) {
                json.beginObject()
                        .field("action", Text.cut(permission.action(), limit))
                        .field("resource", Text.cut(permission.resource(), limit))
                        .endObject();
            }
            json.endArray();
        }
    }

    private static void file(JsonWriter json, Report.File file, int limit) {
        if (file != null) {
            json.beginObject("file")
                    .field("path", Text.cut(file.path(), limit))
                    .field("redirectedTo", Text.cut(file.redirectedTo(), limit))
                    .field("operation", Text.cut(file.operation(), limit))
                    .field("culprit", Text.cut(file.culprit(), limit))
                    .field("library", Text.cut(file.library(), limit))
                    .endObject();
        }
    }

    private static void tmp(JsonWriter json, Report.Tmp tmp, int entries, int limit) {
        if (tmp == null) {
            return;
        }
        json.beginObject("tmp")
                .field("totalBytes", tmp.totalBytes())
                .field("usedBytes", tmp.usedBytes())
                .field("usedPercent", tmp.usedPercent());
        if (tmp.grewBytes() != 0) {
            json.field("grewBytes", tmp.grewBytes());
        }
        if (tmp.invocationsToFull() != 0) {
            json.field("invocationsToFull", tmp.invocationsToFull());
        }
        if (!tmp.largest().isEmpty()) {
            json.beginArray("largest");
            for (Report.Largest one : first(tmp.largest(), entries)) {
                json.beginObject()
                        .field("path", Text.cut(one.path(), limit))
                        .field("bytes", one.bytes())
                        .field("culprit", Text.cut(one.culprit(), limit))
                        .endObject();
            }
            json.endArray();
        }
        json.endObject();
    }

    private static void remedies(JsonWriter json, List<Remedy> remedies) {
        if (!remedies.isEmpty()) {
            json.beginArray("remedies");
            for (Remedy remedy : remedies) {
                json.beginObject()
                        .field("kind", remedy.kind().id())
                        .field("title", Text.cut(remedy.title(), MAX_TEXT))
                        .field("text", remedy.text())
                        .endObject();
            }
            json.endArray();
        }
    }

    private static <T> List<T> first(List<T> list, int count) {
        return list.size() <= count ? list : list.subList(0, count);
    }
}
