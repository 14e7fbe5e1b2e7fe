package dev.runtimeguard.iam.partial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** Finds the denied entries of a batch in its answer. Where nothing failed it allocates nothing. */
public final class PartialFailures {

    /** Tells a denial from the other errors an entry can have. */
    @FunctionalInterface
    public interface Judge {
        /**
         * Whether an entry was denied.
         *
         * @param code never null
         * @param message may be null
         */
        boolean isDenial(String code, String message);
    }

    private PartialFailures() {}

    /** Whether an operation of this name, which may be null, can fail in part. */
    public static boolean isBatch(String operation) {
        return BatchOperation.named(operation) != null;
    }

    /**
     * The entries that were denied, or null when none was.
     *
     * @param operation the operation's name
     */
    public static DeniedEntries find(String operation, SdkPojo request, SdkPojo response, Judge judge) {
        BatchOperation batch = BatchOperation.named(operation);
        if (batch == null || hasNoFailures(batch, response)) {
            return null;
        }
        List<?> answers = Members.list(response, batch.answers());
        List<DeniedEntries.Entry> denied = null;
        for (int i = 0; i < answers.size(); i++) {
            DeniedEntries.Entry entry = answers.get(i) instanceof SdkPojo answer ? entry(batch, answer, i) : null;
            if (entry != null && judge.isDenial(entry.code(), entry.message())) {
                denied = denied == null ? new ArrayList<>() : denied;
                denied.add(entry);
            }
        }
        return denied == null ? null : inRequest(batch, request, answers, denied);
    }

    private static boolean hasNoFailures(BatchOperation batch, SdkPojo response) {
        String count = batch.failures();
        return count != null && Members.value(response, count) instanceof Integer failed && failed == 0;
    }

    /** The error of one entry; null when it has none. */
    private static DeniedEntries.Entry entry(BatchOperation batch, SdkPojo answer, int index) {
        SdkPojo error = answer;
        if (batch.error() != null) {
            error = Members.value(answer, batch.error()) instanceof SdkPojo inner ? inner : null;
        }
        String code = error == null ? null : Members.text(error, batch.code());
        return code == null ? null : new DeniedEntries.Entry(index, code, Members.text(error, batch.message()));
    }

    /** From places in the answer to places in the request. */
    private static DeniedEntries inRequest(
            BatchOperation batch, SdkPojo request, List<?> answers, List<DeniedEntries.Entry> denied) {
        List<?> entries = Members.list(request, batch.entries());
        int total = Math.max(entries.size(), denied.size());
        if (batch.identity().isEmpty()) {
            return new DeniedEntries(total, denied, batch.entries(), batch.answers());
        }
        Map<List<String>, Integer> places = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            places.putIfAbsent(identity(batch, entries.get(i)), i);
        }
        List<DeniedEntries.Entry> placed = new ArrayList<>();
        for (DeniedEntries.Entry entry : denied) {
            Integer place = places.get(identity(batch, answers.get(entry.place())));
            placed.add(new DeniedEntries.Entry(
                    place == null ? DeniedEntries.NOWHERE : place, entry.code(), entry.message()));
        }
        return new DeniedEntries(total, placed, batch.entries(), batch.answers());
    }

    private static List<String> identity(BatchOperation batch, Object entry) {
        List<String> identity = new ArrayList<>();
        for (String member : batch.identity()) {
            String text = entry instanceof SdkPojo structure ? Members.text(structure, member) : null;
            // An empty text stands in for an absent one, as the version of an object without one.
            identity.add(text == null ? "" : text);
        }
        return identity;
    }
}
