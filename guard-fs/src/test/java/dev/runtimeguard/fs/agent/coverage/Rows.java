package dev.runtimeguard.fs.agent.coverage;

import java.util.ArrayList;
import java.util.List;

/** Collects the rows of one table, class by class. */
abstract class Rows {
    private final List<Row> rows = new ArrayList<>();
    private String type;

    /** A method that answers nothing. */
    @FunctionalInterface
    interface Action {
        void run(Place place) throws Exception;
    }

    final List<Row> rows() {
        return rows;
    }

    final void of(Class<?> type) {
        of(type.getName());
    }

    /** For a class that the oldest JDK does not have. */
    final void of(String type) {
        this.type = type;
    }

    /** A method whose answer counts. */
    final void value(String method, Drive drive) {
        rows.add(new Row(type, method, drive, null, false));
    }

    /** A method whose effect counts: everything in the place is looked at after each. */
    final void action(String method, Action action) {
        value(method, place -> {
            action.run(place);
            return "done";
        });
    }

    final void once(String method, Drive drive) {
        rows.add(new Row(type, method, drive, null, true));
    }

    final void none(String why, String... methods) {
        for (String method : methods) {
            rows.add(new Row(type, method, null, why, false));
        }
    }
}
