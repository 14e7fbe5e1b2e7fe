package dev.runtimeguard.samples.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.runtimeguard.samples.aws.policy.Json;
import dev.runtimeguard.samples.demo.GuardLine;
import dev.runtimeguard.samples.local.FunctionJars;
import dev.runtimeguard.samples.local.InvocationResult;
import dev.runtimeguard.samples.local.LocalLambda;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file operation that Lambda refuses, done by an ordinary user on Lambda's file system under the real runtime
 * interface client, in one warm process. A full ephemeral storage has a test of its own, {@link FullStorageTest}.
 */
class FileFailuresTest {

    private static final byte[] CONTENT = "content".getBytes(UTF_8);

    private static LocalLambda lambda;

    @BeforeAll
    static void start() throws Exception {
        lambda = LocalLambda.builder(RowHandler.class.getName())
                .classPath(FunctionJars.withoutSdk())
                .taskFile("existing.txt", CONTENT, 0666)
                .taskFile("other.txt", CONTENT, 0644)
                .taskFile("secret.properties", CONTENT, 0600)
                .taskFile("private.jar", CONTENT, 0600)
                .taskFile("packaged.jar", emptyZip(), 0644)
                .taskFile("bin/tool", "#!/bin/sh\n".getBytes(UTF_8), 0644)
                .taskFile("bin/script", "#!/usr/bin/no-such-python\n".getBytes(UTF_8), 0755)
                .taskFile("private/file", CONTENT, 0644)
                .taskDirectory("private", 0700)
                .taskFile("libpriv.so", CONTENT, 0600)
                .taskFile("lib/libforeign.so", ElfFiles.forAnotherProcessor(), 0755)
                .taskFile("lib/libneeds.so", ElfFiles.needsAnother(), 0755)
                .taskFile("lib/libnewer.so", ElfFiles.ofANewerSystem(), 0755)
                .start();
        assumeThat(lambda.isSandboxed()).as("a read-only file system").isTrue();
    }

    @AfterAll
    static void stop() {
        if (lambda != null) {
            lambda.close();
        }
    }

    static List<FileRow> rows() {
        return FileRows.all();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isExplainedWhereLambdaRefusedIt(FileRow row) throws Exception {
        InvocationResult result = lambda.invoke('"' + row.name() + '"');

        if (row.outcome().equals(FileRow.SILENT)) {
            assertThat(result.payloadText()).isEqualTo('"' + row.path() + '"');
        } else {
            assertThat(result.succeeded()).as(result.toString()).isFalse();
        }
        if (row.isExplained()) {
            assertReport(row, result);
        } else {
            assertThat(result.log()).doesNotContain("{\"guard\":");
            assertThat(result.payloadText()).doesNotContain("Runtime Guard");
        }
    }

    private static void assertReport(FileRow row, InvocationResult result) {
        Map<?, ?> report = GuardLine.in(result.log()).report();
        Map<?, ?> file = (Map<?, ?>) report.get("file");
        assertThat(report.get("code")).as(result.log()).isEqualTo(row.outcome());
        if (row.path() == null) {
            assertThat(file.get("path")).isNull();
        } else if (row.path().endsWith("*")) {
            assertThat((String) file.get("path"))
                    .startsWith(row.path().substring(0, row.path().length() - 1));
        } else {
            assertThat(file.get("path")).isEqualTo(row.path());
        }
        assertThat((String) file.get("culprit")).startsWith("dev.runtimeguard.samples.files.");
        assertThat((List<?>) report.get("remedies"))
                .extracting(remedy -> (String) ((Map<?, ?>) remedy).get("text"))
                .anySatisfy(text -> assertThat(text).contains(row.cure()));
        assertThat(((Map<?, ?>) Json.parse(result.payloadText())).get("errorType"))
                .isNotNull();
    }

    private static byte[] emptyZip() {
        byte[] end = new byte[22];
        end[0] = 'P';
        end[1] = 'K';
        end[2] = 5;
        end[3] = 6;
        return end;
    }
}
