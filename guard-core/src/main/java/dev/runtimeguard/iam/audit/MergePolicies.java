package dev.runtimeguard.iam.audit;

import dev.runtimeguard.report.PolicyDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The command that merges the policies in a fleet's report lines, whatever the tool that exported them:
 *
 * <pre>{@code
 * aws logs tail /aws/lambda/orders --since 7d | java -cp guard-core.jar dev.runtimeguard.iam.audit.MergePolicies
 * }</pre>
 */
public final class MergePolicies {

    private static final int OK = 0;
    private static final int NOTHING_FOUND = 1;
    private static final int USAGE = 2;
    private static final int UNREADABLE_INPUT = 3;

    private static final String HELP = """
            Usage: java -cp guard-core.jar dev.runtimeguard.iam.audit.MergePolicies [--all] < lines

            Reads log lines from standard input and prints, as one JSON document, the policies in those that are
            reports of Runtime Guard (iam.audit, iam.missing-permission, iam.partial-failure), merged for each role:
            {"role-name":{"Version":"2012-10-17","Statement":[...]}}. Takes a log tail with any prefix before the
            lines, CSV and JSON exports of Logs Insights, and the answers of the AWS CLI.

              --all     one policy document for all roles
              --help    this text

            The lines are taken at their word: whoever can write to the log can ask for permissions. Read the policy
            before you grant it. Notes go to standard error.

            Exit status: 0 merged; 1 no report with a policy found; 2 wrong arguments; 3 input cannot be read.
            """;

    private MergePolicies() {}

    /** Ends the process with the status that {@code --help} explains. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), System.in, out, System.err));
    }

    static int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        if (arguments.contains("--help")) {
            out.print(HELP);
            return OK;
        }
        if (!arguments.isEmpty() && !arguments.equals(List.of("--all"))) {
            err.print("Unknown arguments: " + String.join(" ", arguments) + "\n\n" + HELP);
            return USAGE;
        }
        FleetPolicies policies = new FleetPolicies();
        ReportScanner scanner = new ReportScanner(new InputStreamReader(in, StandardCharsets.UTF_8), policies::add);
        try {
            scanner.scan();
        } catch (IOException unreadable) {
            err.println("Cannot read the input: " + unreadable);
            return UNREADABLE_INPUT;
        }
        err.println(policies.merged() + " reports merged; " + scanner.linesWithout() + " lines without a report");
        note(err, scanner.unreadable(), "reports cut or damaged and left out");
        note(err, policies.refused(), "statements left out that the guard does not write");
        if (policies.merged() == 0) {
            return NOTHING_FOUND;
        }
        Map<String, PolicyDocument> merged =
                arguments.isEmpty() ? policies.policies() : Map.of("all roles", policies.policyOfAll());
        merged.forEach((role, policy) -> {
            if (policy.toJson().length() > PolicyParts.MAX_LENGTH) {
                err.println("The policy of " + role + " is longer than the " + PolicyParts.MAX_LENGTH
                        + " characters IAM takes; split its statements over several policies");
            }
        });
        out.println(
                arguments.isEmpty() ? byRole(merged) : merged.get("all roles").toJson());
        return OK;
    }

    /** Names of roles need no escape. */
    private static String byRole(Map<String, PolicyDocument> policies) {
        return policies.entrySet().stream()
                .map(entry -> '"' + entry.getKey() + "\":" + entry.getValue().toJson())
                .collect(Collectors.joining(",\n", "{", "}"));
    }

    private static void note(PrintStream err, long count, String what) {
        if (count > 0) {
            err.println(count + " " + what);
        }
    }
}
