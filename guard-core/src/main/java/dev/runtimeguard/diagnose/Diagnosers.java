package dev.runtimeguard.diagnose;

import dev.runtimeguard.iam.DenialDiagnoser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The diagnosers of this process, found on the first failure. */
final class Diagnosers {

    private final List<Diagnoser> found;
    private Diagnoser denials;

    /**
     * Finds the diagnosers on the class path of the guard itself.
     *
     * @param failed told of a diagnoser that cannot be loaded; the others are used all the same
     */
    Diagnosers(BiConsumer<String, Throwable> failed) {
        found = Providers.of(Diagnoser.class, failed);
    }

    /** Those that may know {@code link}; the one for denials is loaded only for an exception of an AWS SDK. */
    List<Diagnoser> candidatesFor(Throwable link) {
        if (!isFromAwsSdk(link)) {
            return found;
        }
        List<Diagnoser> candidates = new ArrayList<>(found);
        candidates.add(denials());
        return candidates;
    }

    /** All of them, the one for denials included. */
    List<Diagnoser> all() {
        List<Diagnoser> all = new ArrayList<>(found);
        all.add(denials());
        return all;
    }

    /** Those that may have been asked. */
    synchronized List<Diagnoser> used() {
        if (denials == null) {
            return found;
        }
        List<Diagnoser> used = new ArrayList<>(found);
        used.add(denials);
        return used;
    }

    private synchronized Diagnoser denials() {
        if (denials == null) {
            denials = new DenialDiagnoser();
        }
        return denials;
    }

    /** Goes by the simple name, so that a shaded SDK's exceptions and those of version 1 are known as well. */
    private static boolean isFromAwsSdk(Throwable link) {
        for (Class<?> type = link.getClass(); type != Throwable.class; type = type.getSuperclass()) {
            String name = type.getName();
            if (name.endsWith(".AwsServiceException") || name.endsWith(".AmazonServiceException")) {
                return true;
            }
        }
        return false;
    }
}
