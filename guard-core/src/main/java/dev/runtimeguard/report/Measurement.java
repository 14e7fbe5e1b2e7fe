package dev.runtimeguard.report;

import static java.util.Objects.requireNonNull;

/**
 * One value of a metric.
 *
 * @param name the metric's name, 1 to 1,024 characters
 * @param unit what the value counts
 * @param value a number above -2<sup>360</sup> and below 2<sup>360</sup>, as CloudWatch takes (Amazon CloudWatch API
 *     reference, MetricDatum)
 */
public record Measurement(String name, Unit unit, double value) {

    private static final int MAX_NAME = 1024;
    private static final double LIMIT = 0x1p360;

    public Measurement {
        requireNonNull(unit, "unit");
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("not a metric's name: " + Text.cut(name, 100));
        }
        // Written so that it refuses NaN as well.
        if (!(Math.abs(value) < LIMIT)) {
            throw new IllegalArgumentException(name + " cannot be " + value);
        }
    }

    /** Units of CloudWatch, under its own names (Amazon CloudWatch API reference, MetricDatum). */
    public enum Unit {
        COUNT("Count"),
        PERCENT("Percent"),
        BYTES("Bytes"),
        MILLISECONDS("Milliseconds");

        private final String id;

        Unit(String id) {
            this.id = id;
        }

        /** The unit as CloudWatch takes it; never null. */
        public String id() {
            return id;
        }
    }
}
