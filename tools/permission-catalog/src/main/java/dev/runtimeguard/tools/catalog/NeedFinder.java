package dev.runtimeguard.tools.catalog;

import dev.runtimeguard.tools.catalog.Need.Demand;
import dev.runtimeguard.tools.catalog.Need.Resource;
import dev.runtimeguard.tools.catalog.ServiceModel.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Puts together actions, resource types and members into the permissions of an operation. */
final class NeedFinder {

    private final ActionReference reference;
    private final Rules rules;
    private final ActionMapper mapper;
    private final MemberBinder binder;

    NeedFinder(ActionReference reference, Rules rules) {
        this.reference = reference;
        this.rules = rules;
        this.mapper = new ActionMapper(reference, rules);
        this.binder = new MemberBinder(rules);
    }

    /** Empty when no action is known for the operation. */
    List<Need> find(ServiceModel service, Operation operation) {
        if (rules.prefix(service).equals("apigateway")) {
            return List.of(ApiGatewayPaths.need(operation));
        }
        List<Need> needs = new ArrayList<>();
        for (ActionMapper.Mapped mapped : mapper.map(service, operation.name())) {
            needs.add(need(service, operation, mapped, !needs.isEmpty()));
        }
        return needs;
    }

    private Need need(ServiceModel service, Operation operation, ActionMapper.Mapped mapped, boolean extra) {
        ActionReference.Action action = mapped.action();
        List<String> names = new ArrayList<>();
        List<Demand> demands = new ArrayList<>();
        List<List<String>> written = new ArrayList<>();
        if (mapped.types() != null) {
            mapped.types().forEach(type -> addWritten(type, mapped.types().size() == 1, names, demands, written));
        } else {
            for (ActionReference.Use use : action.uses()) {
                names.add(use.type());
                demands.add(use.required() ? Demand.REQUIRED : Demand.POSSIBLE);
                written.add(null);
            }
        }
        List<Resource> resources = new ArrayList<>();
        List<List<String>> variables = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String type = names.get(i);
            String arn = arn(service, action.prefix(), type);
            List<String> wanted = ArnFormat.variables(arn);
            variables.add(wanted);
            List<String> members = new ArrayList<>();
            for (int v = 0; v < wanted.size(); v++) {
                members.add(
                        written.get(i) != null
                                ? written.get(i).get(v)
                                : binder.bind(
                                        service, action.prefix(), operation, type, wanted.get(v), names.size() == 1));
            }
            String fileName = (action.prefix().equals(rules.prefix(service)) ? "" : action.prefix() + '.')
                    + type.replace(' ', '-');
            resources.add(new Resource(fileName, arn, demands.get(i), members));
        }
        List<String> arnMembers = binder.arnMembers(action.prefix(), operation, names, variables);
        // A type the reference calls optional and no request can name: the action is evaluated on "*".
        boolean unnamed = !resources.isEmpty()
                && mapped.types() == null
                && arnMembers.isEmpty()
                && resources.stream().allMatch(NeedFinder::optionalAndUnnamed);
        return new Need(
                operation.name(),
                action.prefix(),
                action.name(),
                extra,
                mapped.guess() || unnamed,
                unnamed ? List.of() : resources,
                arnMembers);
    }

    private String arn(ServiceModel service, String prefix, String type) {
        String written = rules.arn(service, prefix, type);
        String arn = written != null ? written : reference.arn(prefix, type);
        if (arn == null) {
            throw new IllegalStateException("no such resource type: " + prefix + ' ' + type);
        }
        return arn;
    }

    private static boolean optionalAndUnnamed(Resource resource) {
        return resource.demand() == Demand.POSSIBLE
                && resource.members().stream().allMatch(Objects::isNull);
    }

    /** {@code type}, {@code type!}, {@code type(member,*)}, {@code type(member)!}. */
    private static void addWritten(
            String word, boolean sole, List<String> names, List<Demand> demands, List<List<String>> written) {
        if (word.equals("*")) {
            return;
        }
        boolean condition = word.endsWith("!");
        String rest = condition ? word.substring(0, word.length() - 1) : word;
        int open = rest.indexOf('(');
        names.add(open < 0 ? rest : rest.substring(0, open));
        demands.add(condition ? Demand.CONDITION : sole ? Demand.REQUIRED : Demand.POSSIBLE);
        written.add(
                open < 0
                        ? null
                        : Arrays.stream(rest.substring(open + 1, rest.length() - 1)
                                        .split(","))
                                .map(m -> m.equals("*") ? null : m)
                                .toList());
    }
}
