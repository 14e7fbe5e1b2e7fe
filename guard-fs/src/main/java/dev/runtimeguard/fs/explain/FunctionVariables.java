package dev.runtimeguard.fs.explain;

import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.Shell;
import java.util.Map;

/**
 * Environment variables to set on the function, as a template's fragment and as a command. The command keeps the
 * variables that are there, which {@code update-function-configuration} by itself would replace.
 */
final class FunctionVariables {

    /** Read by every JVM; several options are parted by blanks. */
    static final String JVM_OPTIONS = "JAVA_TOOL_OPTIONS";

    private final Map<String, String> variables;

    /** @param variables in the order they are to be printed; {@link #JVM_OPTIONS} is put behind what it holds already */
    FunctionVariables(Map<String, String> variables) {
        this.variables = variables;
    }

    void addTo(Report.Builder report, String purpose) {
        String behind = variables.containsKey(JVM_OPTIONS) && System.getenv(JVM_OPTIONS) != null
                ? ", behind what " + JVM_OPTIONS + " holds already"
                : "";
        report.remedy(Remedy.Kind.SAM, purpose + " in the function's Properties" + behind, sam())
                .remedy(Remedy.Kind.CLI, purpose + " by a command that keeps the other variables", cli());
    }

    private String sam() {
        StringBuilder text = new StringBuilder("Environment:\n  Variables:");
        variables.forEach(
                (name, value) -> text.append("\n    ").append(name).append(": ").append(value));
        return text.toString();
    }

    private String cli() {
        StringBuilder edit = new StringBuilder();
        variables.forEach((name, value) -> {
            String target = ".Variables." + name;
            edit.append(edit.length() == 0 ? "" : " | ").append(target);
            if (name.equals(JVM_OPTIONS)) {
                edit.append(" |= ([., ").append(JavaText.literal(value)).append("] | map(values) | join(\" \"))");
            } else {
                edit.append(" = ").append(JavaText.literal(value));
            }
        });
        String function = System.getenv().getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "FUNCTION");
        String name = " --function-name " + Shell.quoted(function);
        return "aws lambda update-function-configuration" + name
                + " --environment \"$(aws lambda get-function-configuration" + name
                + " --query Environment --output json | jq -c " + Shell.quoted(edit.toString()) + ")\"";
    }
}
