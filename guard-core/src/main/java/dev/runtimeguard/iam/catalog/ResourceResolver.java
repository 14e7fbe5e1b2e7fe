package dev.runtimeguard.iam.catalog;

import dev.runtimeguard.iam.ArnContext;
import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.catalog.CatalogNeed.Demand;
import dev.runtimeguard.iam.catalog.CatalogNeed.Use;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the ARNs a permission is evaluated on in one request. A required resource type that the request does not name is
 * given with wildcards; of the others those count that it names, and when it names none the resource is {@code *}.
 *
 * <p>Like the rest of the catalog's reader it does without lambdas and streams: a denial is explained once in a cold
 * virtual machine, where their first use costs more than the whole look-up.
 */
final class ResourceResolver {

    /** @param exact true when no part was left open that the request should have named */
    record Resolved(String arn, boolean exact) {}

    private final CatalogSection section;
    private final RequestFields fields;
    private final ArnContext context;

    ResourceResolver(CatalogSection section, RequestFields fields, ArnContext context) {
        this.section = section;
        this.fields = fields;
        this.context = context;
    }

    /** Never empty unless the permission is needed under a condition that is not met. */
    List<Resolved> resolve(CatalogNeed need) {
        if (need.uses().isEmpty()) {
            return List.of(new Resolved("*", true));
        }
        List<Candidate> candidates = new ArrayList<>();
        boolean conditional = true;
        for (Use use : need.uses()) {
            candidates.add(new Candidate(use.demand(), section.template(use.type())));
            conditional &= use.demand() == Demand.CONDITION;
        }
        boolean anyByArn = takeGivenArns(need, candidates);
        for (int i = 0; i < candidates.size(); i++) {
            if (!candidates.get(i).byArn) {
                fill(candidates.get(i), need.uses().get(i));
            }
        }
        List<Resolved> resolved = new ArrayList<>();
        for (Candidate candidate : choose(candidates, anyByArn)) {
            for (Resolved one : candidate.arns) {
                addOnce(resolved, one);
            }
        }
        return resolved.isEmpty() && !conditional ? List.of(new Resolved("*", false)) : resolved;
    }

    private static void addOnce(List<Resolved> resolved, Resolved one) {
        for (Resolved other : resolved) {
            if (other.arn().equals(one.arn())) {
                return;
            }
        }
        resolved.add(one);
    }

    /** Gives each ARN in the request to the type whose form it has, the most specific of several. */
    private boolean takeGivenArns(CatalogNeed need, List<Candidate> candidates) {
        boolean any = false;
        for (String member : need.arnMembers()) {
            for (String value : MemberValues.of(fields, member)) {
                Candidate best = null;
                for (Candidate candidate : candidates) {
                    if (candidate.template.match(value) != null
                            && (best == null || candidate.template.weight() > best.template.weight())) {
                        best = candidate;
                    }
                }
                if (best != null) {
                    best.byArn = true;
                    best.arns.add(new Resolved(best.template.complete(value), true));
                    any = true;
                }
            }
        }
        return any;
    }

    private void fill(Candidate candidate, Use use) {
        ArnTemplate template = candidate.template;
        TemplateFiller filler = new TemplateFiller(section, template, context);
        for (int i = 0; i < template.variables().size(); i++) {
            String own = use.members().isEmpty() ? "" : use.members().get(i);
            String member = own.isEmpty() ? template.variables().get(i) : own;
            if (!member.equals("*") && filler.bind(i, MemberValues.ofFirst(fields, member))) {
                candidate.bound++;
            }
        }
        candidate.arns.addAll(filler.arns());
    }

    private static List<Candidate> choose(List<Candidate> candidates, boolean anyByArn) {
        int mostExact = 0;
        int most = 1;
        for (Candidate candidate : candidates) {
            if (candidate.demand == Demand.POSSIBLE) {
                most = Math.max(most, candidate.bound);
                mostExact = candidate.isExact() ? Math.max(mostExact, candidate.bound) : mostExact;
            }
        }
        List<Candidate> chosen = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (takes(candidate, anyByArn, mostExact)) {
                chosen.add(candidate);
            }
        }
        if (chosen.isEmpty()) {
            for (Candidate candidate : candidates) {
                if (candidate.demand == Demand.POSSIBLE && candidate.bound == most) {
                    chosen.add(candidate);
                }
            }
        }
        List<Candidate> highest = new ArrayList<>();
        for (Candidate candidate : chosen) {
            if (!hasOneBelow(candidate, chosen)) {
                highest.add(candidate);
            }
        }
        return highest;
    }

    private static boolean takes(Candidate candidate, boolean anyByArn, int mostExact) {
        return candidate.byArn
                || switch (candidate.demand) {
                    // The reference calls alternatives required too: an ARN of one settles which it is.
                    case REQUIRED -> !anyByArn || candidate.bound > 0;
                    case CONDITION -> candidate.isExact() && candidate.bound > 0;
                    case POSSIBLE -> !anyByArn && candidate.isExact() && candidate.bound == mostExact;
                };
    }

    private static boolean hasOneBelow(Candidate candidate, List<Candidate> chosen) {
        for (Candidate other : chosen) {
            if (other.isBelow(candidate)) {
                return true;
            }
        }
        return false;
    }

    /** One resource type as the request fills it. */
    private static final class Candidate {

        private final Demand demand;
        private final ArnTemplate template;
        private final List<Resolved> arns = new ArrayList<>();
        private int bound;
        private boolean byArn;

        Candidate(Demand demand, ArnTemplate template) {
            this.demand = demand;
            this.template = template;
        }

        boolean isExact() {
            for (Resolved arn : arns) {
                if (!arn.exact()) {
                    return false;
                }
            }
            return true;
        }

        /** True for the index of a table: the action is then evaluated on the index alone. */
        boolean isBelow(Candidate other) {
            if (!isExact() || !template.extendsForm(other.template)) {
                return false;
            }
            for (Resolved upper : other.arns) {
                boolean extended = false;
                for (Resolved lower : arns) {
                    extended |= lower.arn().startsWith(upper.arn());
                }
                if (!extended) {
                    return false;
                }
            }
            return true;
        }
    }
}
