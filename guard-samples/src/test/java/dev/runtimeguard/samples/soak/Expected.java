package dev.runtimeguard.samples.soak;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What so many invocations come to.
 *
 * @param times how often each kind of work was done
 * @param paths the paths that were redirected
 * @param left the files left in the ephemeral storage
 */
record Expected(Map<Work, Integer> times, Set<String> paths, long left) {

    /** Of the invocations 0 to {@code invocations}, exclusively. */
    static Expected of(int invocations) {
        Map<Work, Integer> times = new EnumMap<>(Work.class);
        Set<String> paths = new HashSet<>();
        for (int number = 0; number < invocations; number++) {
            Work work = Work.of(number);
            times.merge(work, 1, Integer::sum);
            if (!Work.changed(number).isEmpty()) {
                paths.add(Work.changed(number));
            }
            if (work == Work.RENAMED) {
                paths.add(Work.before(number));
            }
        }
        long left = IntStream.range(0, invocations).filter(Work::leavesAFile).count();
        return new Expected(times, paths, left);
    }

    int times(Work work) {
        return times.getOrDefault(work, 0);
    }

    /** What {@link SoakFunction#OVERLAY} answers. */
    String overlay() {
        long appended = in("soak/appended/");
        long renamed =
                paths.stream().filter(path -> path.matches("soak/renamed/\\d+")).count();
        long packagedBytes = (long) Work.PACKAGED * SoakFunction.packaged().length + times(Work.COPIED_UP);
        return String.join(
                " ",
                "appended=" + appended + '/' + times(Work.APPENDED),
                "packaged=" + Work.PACKAGED + '/' + packagedBytes,
                "passing=0",
                "deleted=" + (Work.PACKAGED - in("soak/deleted/")),
                "renamed=" + renamed,
                "made=" + in("soak/made/"),
                "upper=" + (appended + renamed + in("soak/packaged/")),
                "copying=0",
                "left=" + left);
    }

    long in(String directory) {
        return paths.stream().filter(path -> path.startsWith(directory)).count();
    }
}
