package dev.runtimeguard.iam.partial;

import dev.runtimeguard.iam.RequestFields;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The denied entries of one batch.
 *
 * @param total how many entries the request has
 * @param entries those denied; not empty
 * @param path where the request keeps its entries, as {@code Delete.Objects}
 * @param answers the member of the answer that names the failed entries, as {@code Failed}
 */
public record DeniedEntries(int total, List<Entry> entries, String path, String answers) {

    /** The place of an entry that the request does not have under the name the answer gives it. */
    static final int NOWHERE = -1;

    public DeniedEntries {
        entries = List.copyOf(entries);
    }

    /**
     * A denied entry.
     *
     * @param place its place in the request's list, or a negative number when that is not known
     * @param code AWS's error code
     * @param message AWS's error message; may be null
     */
    public record Entry(int place, String code, String message) {}

    /** The request with its denied entries alone; with all when it is not known which entries were denied. */
    public RequestFields narrowed(RequestFields whole) {
        SortedSet<Integer> places = new TreeSet<>();
        for (Entry entry : entries) {
            if (entry.place() < 0) {
                return whole;
            }
            places.add(entry.place());
        }
        return narrowed(whole, path, places);
    }

    private static RequestFields narrowed(RequestFields whole, String path, SortedSet<Integer> places) {
        int dot = path.indexOf('.');
        String first = dot < 0 ? path : path.substring(0, dot);
        return name -> {
            Object value = whole.get(name);
            if (!name.equals(first)) {
                return value;
            }
            if (dot >= 0) {
                return value instanceof RequestFields inner ? narrowed(inner, path.substring(dot + 1), places) : value;
            }
            return value instanceof List<?> list ? at(list, places) : value;
        };
    }

    private static List<?> at(List<?> list, SortedSet<Integer> places) {
        List<Object> chosen = new ArrayList<>();
        for (int place : places) {
            if (place < list.size()) {
                chosen.add(list.get(place));
            }
        }
        return chosen;
    }
}
