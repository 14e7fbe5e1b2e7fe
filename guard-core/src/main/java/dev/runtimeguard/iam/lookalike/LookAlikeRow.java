package dev.runtimeguard.iam.lookalike;

import dev.runtimeguard.report.Remedy;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One kind of look-alike: when it is met and what to say then. Texts may hold {@code {name}}s, see {@link Blanks}.
 *
 * @param hides null when no denial hides behind the wording; else the actions, none for the operation's own
 */
record LookAlikeRow(
        String id, List<LookAlikeCondition> conditions, String cause, List<String> hides, List<Remedy> remedies) {

    /** The look-alike the failure is, or null when it is not of this kind. */
    LookAlike match(Failure failure, Function<String, String> fields) {
        for (LookAlikeCondition condition : conditions) {
            Map<String, String> captured = condition.match(failure);
            if (captured != null) {
                return filled(new Blanks(captured, fields));
            }
        }
        return null;
    }

    private LookAlike filled(Blanks blanks) {
        List<Remedy> filled = remedies.stream()
                .map(remedy -> new Remedy(
                        remedy.kind(),
                        blanks.fill(remedy.title(), false),
                        blanks.fill(remedy.text(), isCommand(remedy))))
                .toList();
        return new LookAlike(id, blanks.fill(cause, false), hides != null, hides == null ? List.of() : hides, filled);
    }

    private static boolean isCommand(Remedy remedy) {
        return remedy.kind() == Remedy.Kind.CLI || remedy.kind() == Remedy.Kind.CHECK;
    }
}
