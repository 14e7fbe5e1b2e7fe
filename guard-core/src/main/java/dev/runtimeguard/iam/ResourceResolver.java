package dev.runtimeguard.iam;

import dev.runtimeguard.iam.CatalogNeed.Demand;
import dev.runtimeguard.iam.CatalogNeed.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the ARNs a permission is evaluated on in one request. A required resource type that the request does not name is
 * given with wildcards; of the others those count that it names, and when it names none the resource is {@code *}.
 */
final class ResourceResolver {

    /** @param exact true when no part was left open that the request should have named */
    record Resolved(String arn, boolean exact) {}

    /** One resource type as the request fills it. */
    private record Candidate(Use use, ArnTemplate template, List<Resolved> arns, int bound, boolean byArn) {

        boolean exact() {
            return arns.stream().allMatch(Resolved::exact);
        }

        /** True for the index of a table: the action is then evaluated on the index alone. */
        boolean isBelow(Candidate other) {
            return exact()
                    && template.extendsForm(other.template)
                    && other.arns.stream()
                            .allMatch(o -> arns.stream().anyMatch(a -> a.arn().startsWith(o.arn())));
        }
    }

    private final CatalogFile file;
    private final RequestFields fields;
    private final ArnContext context;

    ResourceResolver(CatalogFile file, RequestFields fields, ArnContext context) {
        this.file = file;
        this.fields = fields;
        this.context = context;
    }

    /** Never empty unless the permission is needed under a condition that is not met. */
    List<Resolved> resolve(CatalogNeed need) {
        if (need.uses().isEmpty()) {
            return List.of(new Resolved("*", true));
        }
        List<Candidate> candidates = new ArrayList<>();
        Map<Use, List<Resolved>> byArn = givenArns(need);
        for (Use use : need.uses()) {
            ArnTemplate template = file.template(use.type());
            List<Resolved> given = byArn.get(use);
            candidates.add(
                    given != null
                            ? new Candidate(
                                    use, template, given, template.variables().size(), true)
                            : filled(use, template));
        }
        List<Resolved> resolved = new ArrayList<>();
        for (Candidate candidate : choose(candidates)) {
            for (Resolved one : candidate.arns()) {
                if (!resolved.contains(one)) {
                    resolved.add(one);
                }
            }
        }
        boolean conditional = need.uses().stream().allMatch(u -> u.demand() == Demand.CONDITION);
        return resolved.isEmpty() && !conditional ? List.of(new Resolved("*", false)) : resolved;
    }

    private Map<Use, List<Resolved>> givenArns(CatalogNeed need) {
        Map<Use, List<Resolved>> given = new LinkedHashMap<>();
        for (String member : need.arnMembers()) {
            for (String value : MemberValues.of(fields, member)) {
                Use best = null;
                for (Use use : need.uses()) {
                    ArnTemplate template = file.template(use.type());
                    if (template.match(value) != null
                            && (best == null
                                    || template.weight()
                                            > file.template(best.type()).weight())) {
                        best = use;
                    }
                }
                if (best != null) {
                    given.computeIfAbsent(best, u -> new ArrayList<>())
                            .add(new Resolved(file.template(best.type()).complete(value), true));
                }
            }
        }
        return given;
    }

    private Candidate filled(Use use, ArnTemplate template) {
        TemplateFiller filler = new TemplateFiller(file, template, context);
        int bound = 0;
        for (int i = 0; i < template.variables().size(); i++) {
            String own = use.members().isEmpty() ? "" : use.members().get(i);
            String member = own.isEmpty() ? template.variables().get(i) : own;
            if (!member.equals("*") && filler.bind(i, MemberValues.ofFirst(fields, member))) {
                bound++;
            }
        }
        return new Candidate(use, template, filler.arns(), bound, false);
    }

    private static List<Candidate> choose(List<Candidate> candidates) {
        boolean anyByArn = candidates.stream().anyMatch(Candidate::byArn);
        int mostBound = -1;
        for (Candidate candidate : candidates) {
            if (candidate.use().demand() == Demand.POSSIBLE && candidate.exact()) {
                mostBound = Math.max(mostBound, candidate.bound());
            }
        }
        List<Candidate> chosen = new ArrayList<>();
        for (Candidate candidate : candidates) {
            boolean takes =
                    switch (candidate.use().demand()) {
                        // The reference calls alternatives required too: an ARN of one settles which it is.
                        case REQUIRED -> !anyByArn || candidate.bound() > 0 || candidate.byArn();
                        case CONDITION -> candidate.byArn() || (candidate.exact() && candidate.bound() > 0);
                        case POSSIBLE ->
                            candidate.byArn() || (!anyByArn && candidate.exact() && candidate.bound() == mostBound);
                    };
            if (takes) {
                chosen.add(candidate);
            }
        }
        if (chosen.isEmpty()) {
            chosen.addAll(unnamed(candidates));
        }
        chosen.removeIf(lower -> chosen.stream().anyMatch(upper -> upper.isBelow(lower)));
        return chosen;
    }

    /** None is named in full: those named in part, if any. */
    private static List<Candidate> unnamed(List<Candidate> candidates) {
        int most = candidates.stream().mapToInt(Candidate::bound).max().orElse(0);
        return candidates.stream()
                .filter(c -> c.use().demand() == Demand.POSSIBLE && c.bound() == most && most > 0)
                .toList();
    }
}
