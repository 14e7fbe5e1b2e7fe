package dev.runtimeguard.tools.catalog;

import dev.runtimeguard.tools.catalog.ServiceModel.Member;
import dev.runtimeguard.tools.catalog.ServiceModel.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the member of a request that fills a variable of an ARN format. Names decide; where two members fit equally or
 * a member may hold something else than the ARN has, nothing is bound.
 */
final class MemberBinder {

    /** Variables that say nothing about what they name, so that the resource type has to. */
    private static final Set<String> VAGUE = Set.of(
            "id",
            "name",
            "resourceid",
            "resourcename",
            "identifier",
            "uuid",
            "resource",
            "token",
            "version",
            "type",
            "resourcepath",
            "path",
            "key",
            "arn",
            "scope",
            "category",
            "alias",
            "value",
            "user",
            "group",
            "owner");

    private final Rules rules;

    MemberBinder(Rules rules) {
        this.rules = rules;
    }

    /** The member's name or path, or null. */
    String bind(ServiceModel service, String prefix, Operation operation, String type, String variable, boolean sole) {
        List<String> written = rules.members(service, prefix, type, variable);
        if (written != null) {
            List<String> present =
                    written.stream().filter(name -> has(operation, name)).toList();
            return present.isEmpty() ? null : String.join("|", present);
        }
        String wanted = Names.normalise(variable);
        String subject = subject(type);
        boolean own = Names.noun(operation.name()).equals(subject);
        if (VAGUE.contains(wanted)) {
            return vague(operation, wanted, subject, own && sole);
        }
        List<List<String>> tiers = new ArrayList<>();
        tiers.add(List.of(wanted));
        boolean id = wanted.endsWith("id") || wanted.endsWith("identifier");
        String base = Names.without(wanted, "identifier", "id", "withpath", "name");
        base = Names.without(base, "name");
        if (id) {
            tiers.add(List.of(base + "id", base + "identifier"));
        } else {
            tiers.add(List.of(base + "name", base + "identifier", base + "url"));
            tiers.add(List.of(base));
        }
        if (own && (base.equals(subject) || subject.endsWith(base))) {
            tiers.add(id ? List.of("id", "identifier") : List.of("name"));
        }
        return firstSingle(operation, tiers, id);
    }

    private static String vague(Operation operation, String wanted, String subject, boolean own) {
        List<List<String>> tiers = new ArrayList<>();
        boolean id = wanted.endsWith("id") || wanted.equals("identifier");
        if (id) {
            tiers.add(List.of(subject + "id", subject + "identifier"));
        } else if (wanted.endsWith("name") || wanted.equals("alias") || wanted.equals("user")) {
            tiers.add(List.of(subject + "name"));
            tiers.add(List.of(subject));
        } else if (wanted.equals("uuid")) {
            tiers.add(List.of(subject + "uuid"));
        }
        if (own && (id || wanted.equals("name") || wanted.equals("resourcename") || wanted.equals("uuid"))) {
            tiers.add(id ? List.of("id", "identifier") : List.of(wanted.equals("uuid") ? "uuid" : "name"));
        }
        return firstSingle(operation, tiers, id);
    }

    private static String firstSingle(Operation operation, List<List<String>> tiers, boolean id) {
        for (boolean nested : new boolean[] {false, true}) {
            for (List<String> tier : nested ? tiers.subList(0, Math.min(1, tiers.size())) : tiers) {
                List<Member> fitting = operation.members().stream()
                        .filter(m -> m.nested() == nested)
                        .filter(m -> tier.contains(m.normalised()))
                        .filter(m ->
                                !nested || !m.name().toLowerCase(Locale.ROOT).contains("filter"))
                        .toList();
                if (fitting.size() == 1) {
                    Member member = fitting.get(0);
                    return id && mayBeName(member) ? null : member.name();
                }
                if (fitting.size() > 1) {
                    return null;
                }
            }
        }
        return null;
    }

    /** A member documented to take an id or a name does not fit an ARN that has the id. */
    private static boolean mayBeName(Member member) {
        String text = member.documentation().toLowerCase(Locale.ROOT);
        if (member.normalised().endsWith("identifier")) {
            return text.contains(" name");
        }
        return Stream.of("or name", "or the name", "name or", "or alias").anyMatch(text::contains);
    }

    private static boolean has(Operation operation, String member) {
        String head = member.indexOf('.') < 0 ? member : member.substring(0, member.indexOf('.'));
        return operation.members().stream().anyMatch(m -> m.name().equals(member))
                || (!head.equals(member) && operation.rawMembers().contains(head));
    }

    /** {@code jobqueue} of the type {@code job-queue}, {@code loadbalancer} of {@code loadbalancer/app/}. */
    static String subject(String type) {
        int slash = type.indexOf('/');
        return Names.normalise(slash > 0 ? type.substring(0, slash) : type);
    }

    /** The members that may hold the whole ARN of one of the types; the reader compares their shape at run time. */
    List<String> arnMembers(String prefix, Operation operation, List<String> types, List<List<String>> variables) {
        List<String> found = new ArrayList<>();
        for (Member member : operation.members()) {
            if (member.nested()) {
                continue;
            }
            String name = member.normalised();
            boolean written =
                    types.stream().anyMatch(t -> rules.arnMembers(prefix, t).contains(member.name()));
            if (written
                    || (name.endsWith("arn")
                            && about(name.substring(0, name.length() - 3), operation, types, variables))) {
                found.add(member.name());
            }
        }
        return found;
    }

    private static boolean about(String stem, Operation operation, List<String> types, List<List<String>> variables) {
        if (stem.isEmpty() || stem.equals("resource") || stem.equals(Names.noun(operation.name()))) {
            return true;
        }
        for (int i = 0; i < types.size(); i++) {
            String subject = subject(types.get(i));
            if (stem.endsWith(subject) || subject.endsWith(stem)) {
                return true;
            }
            for (String variable : variables.get(i)) {
                String base = Names.without(Names.normalise(variable), "identifier", "id", "name");
                if (base.length() > 2 && stem.endsWith(base)) {
                    return true;
                }
            }
        }
        return false;
    }
}
