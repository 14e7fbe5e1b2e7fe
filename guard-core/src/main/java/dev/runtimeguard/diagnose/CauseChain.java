package dev.runtimeguard.diagnose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The links of a throwable's cause chain, outermost first: each once, however the causes are tied together. */
final class CauseChain {

    /** Deeper than any chain that says something, and shallow enough to be walked on every failure. */
    private static final int MAX_LINKS = 50;

    private CauseChain() {}

    static List<Throwable> of(Throwable outermost) {
        List<Throwable> links = new ArrayList<>(4);
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Throwable link = outermost;
        while (link != null && links.size() < MAX_LINKS && seen.add(link)) {
            links.add(link);
            link = causeOf(link);
        }
        return links;
    }

    private static Throwable causeOf(Throwable link) {
        try {
            return link.getCause();
        } catch (Throwable fromAnOverriddenGetCause) {
            return null;
        }
    }
}
