package dev.runtimeguard.samples.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which method and path is which operation, and what the path says of its input. */
final class Routes {
    private record Route(String method, List<String> template, String operation) {}

    /** An operation with the members that its path holds. */
    record Match(String operation, Map<String, String> members) {
        Match {
            members = Map.copyOf(members);
        }
    }

    private final List<Route> routes = new ArrayList<>();

    /** @param template as {@code GET /functions/{FunctionName}}; an earlier route goes before a later one */
    Routes add(String template, String operation) {
        String[] methodAndPath = template.split(" ", 2);
        routes.add(new Route(methodAndPath[0], segments(methodAndPath[1]), operation));
        return this;
    }

    /** Null when there is no such operation. */
    Match match(String method, String rawPath) {
        List<String> path = segments(rawPath);
        for (Route route : routes) {
            Map<String, String> members = route.method().equals(method) ? members(route.template(), path) : null;
            if (members != null) {
                return new Match(route.operation(), members);
            }
        }
        return null;
    }

    private static Map<String, String> members(List<String> template, List<String> path) {
        if (template.size() != path.size()) {
            return null;
        }
        Map<String, String> members = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String expected = template.get(i);
            if (expected.startsWith("{")) {
                members.put(expected.substring(1, expected.length() - 1), UriCoding.decode(path.get(i), false));
            } else if (!expected.equals(path.get(i))) {
                return null;
            }
        }
        return members;
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
        segments.removeIf(String::isEmpty);
        return segments;
    }
}
