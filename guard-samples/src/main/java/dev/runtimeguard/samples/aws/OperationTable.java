package dev.runtimeguard.samples.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Operations as a table that is filled when the service is set up and only read from then on. */
final class OperationTable implements Operations {
    /** For actions that no resource can be named for. */
    static final Function<Input, String> ANY = input -> "*";

    private final String prefix;
    private final Map<String, Function<Input, List<Permission>>> needs = new HashMap<>();
    private final Map<String, Function<Input, String>> answers = new HashMap<>();
    private UnaryOperator<String> spelling = UnaryOperator.identity();

    /** @param prefix of the actions, as {@code sqs} */
    OperationTable(String prefix) {
        this.prefix = prefix;
    }

    /** Operations that are allowed by the action of their own name, on one resource. */
    OperationTable on(Function<Input, String> resource, String... operations) {
        return onEach(resource.andThen(List::of), operations);
    }

    /** Operations that are allowed by the action of their own name, on each of several resources. */
    OperationTable onEach(Function<Input, List<String>> resources, String... operations) {
        for (String operation : operations) {
            allowedBy(operation, operation, resources);
        }
        return this;
    }

    /** An operation that is allowed by another's action. */
    OperationTable as(String action, Function<Input, String> resource, String operation) {
        return allowedBy(operation, action, resource.andThen(List::of));
    }

    /** An operation with needs of its own kind. */
    OperationTable needs(String operation, Function<Input, List<Permission>> permissions) {
        needs.put(operation, permissions);
        return this;
    }

    /** What an operation answers, where {@code {}} would not do. */
    OperationTable answers(String operation, Function<Input, String> output) {
        answers.put(operation, output);
        return this;
    }

    /** How the service's denials write its actions. */
    OperationTable spelling(UnaryOperator<String> newSpelling) {
        spelling = newSpelling;
        return this;
    }

    Set<String> names() {
        return Set.copyOf(needs.keySet());
    }

    /** The permission of an action of this service, for {@link #needs}. */
    Permission permission(String action, String resource) {
        String full = prefix + ":" + action;
        Permission permission = Permission.of(full, resource).spelled(spelling.apply(full));
        // A denial of an action without resources names none.
        return resource.equals("*") ? permission.shownAs(null) : permission;
    }

    private OperationTable allowedBy(String operation, String action, Function<Input, List<String>> resources) {
        return needs(operation, input -> resources.apply(input).stream()
                .distinct()
                .map(resource -> permission(action, resource))
                .toList());
    }

    @Override
    public List<Permission> permissions(Input input) {
        return needs.getOrDefault(input.operation(), none -> List.of()).apply(input);
    }

    @Override
    public String answer(Input input) {
        return answers.getOrDefault(input.operation(), none -> "{}").apply(input);
    }
}
