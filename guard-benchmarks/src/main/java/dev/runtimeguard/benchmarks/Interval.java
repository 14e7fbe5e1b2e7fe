package dev.runtimeguard.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The median of a sample, and an interval that holds the median of all such runs with a confidence of 95 % or more:
 * that of the sign test, which supposes nothing about the distribution.
 *
 * @param low NaN below six values, of which no interval has that confidence
 * @param high NaN as {@code low} is
 */
record Interval(double low, double median, double high) {

    private static final double MISSED_ON_EACH_SIDE = 0.025;

    static Interval of(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int outside = outside(sorted.size());
        return outside == 0
                ? new Interval(Double.NaN, medianOf(values), Double.NaN)
                : new Interval(sorted.get(outside - 1), medianOf(values), sorted.get(sorted.size() - outside));
    }

    /** The rank of the value, from either end, that bounds the interval; 0 when even the outermost do not. */
    private static int outside(int size) {
        // The number of values below the true median is that of heads among so many coins.
        double probability = Math.pow(0.5, size);
        double below = 0;
        int rank = 0;
        while (below + probability <= MISSED_ON_EACH_SIDE) {
            below += probability;
            probability *= (size - rank) / (rank + 1.0);
            rank++;
        }
        return rank;
    }

    static double medianOf(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
