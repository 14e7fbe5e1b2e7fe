package dev.runtimeguard.fs.bundle;

import dev.runtimeguard.fs.bundle.Finding.Kind;
import dev.runtimeguard.fs.bundle.Finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Native programs and libraries of a package. Builds of one thing for several processors and C libraries stand side by
 * side, in directories, under names or in jars of their own, so what counts is that one of them suits the function.
 */
final class Natives {

    private static final int MAX = 20_000;
    private static final int MAX_PATH = 1_024;
    private static final int OBJECT_FILE = 1;

    /** What tells builds of one library apart in their names. */
    private static final Pattern PLATFORM =
            Pattern.compile("[-_.](linux|musl|glibc|gnu|x86[-_]64|amd64|x64|x86|i[3-6]86"
                    + "|aarch[-_]?64|arm64|armv?[5-8]?[a-z]{0,2}|ppc64(le|el)?|ppc|s390x?|riscv64|riscv|loongarch64"
                    + "|mips64(el)?|sparcv9|32|64)(?=[-_.]|$)");

    private final Architecture architecture;
    private final Map<String, List<Build>> builds = new LinkedHashMap<>();
    private final List<Finding> single = new ArrayList<>();
    private int count;

    /**
     * What of a build is kept, as there may be very many.
     *
     * @param suits whether it is made for the function's processor
     */
    private record Build(String path, String machine, boolean suits, boolean isMusl, boolean isInJar) {}

    Natives(Architecture architecture) {
        this.architecture = architecture;
    }

    /** Takes a file's headers; those of other files than native ones and scripts are passed over. */
    void add(String path, FileContent content, boolean isInJar) {
        Elf elf = content.elf();
        if (elf == null || elf.truncated()) {
            // The processor is judged below, and what Lambda's own image has is not known here.
            Optional<Finding> finding = new ContentFindings(null, program -> true).of(path, content, Use.ANY);
            finding.filter(it -> path.length() <= MAX_PATH).ifPresent(single::add);
        } else if (elf.type() != OBJECT_FILE && path.length() <= MAX_PATH && count++ < MAX) {
            builds.computeIfAbsent(key(path), it -> new ArrayList<>())
                    .add(new Build(path, elf.machineName(), elf.isFor(architecture), elf.isMusl(), isInJar));
        }
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(single);
        for (List<Build> same : builds.values()) {
            if (same.stream().noneMatch(build -> build.suits() && !build.isMusl())) {
                findings.add(unsuitable(same));
            }
        }
        return findings;
    }

    private Finding unsuitable(List<Build> same) {
        Build first = same.get(0);
        boolean onlyMusl = same.stream().anyMatch(Build::suits);
        TreeSet<String> has = new TreeSet<>();
        same.forEach(build -> has.add(build.machine() + (build.isMusl() ? " with musl" : "")));
        String wanted = architecture.id() + (onlyMusl ? " with glibc" : "");
        // A library may do without the native code in its jar.
        Severity severity = first.isInJar() ? Severity.WARNING : Severity.ERROR;
        return new Finding(
                onlyMusl ? Kind.WRONG_LIBC : Kind.WRONG_ARCHITECTURE,
                severity,
                first.path(),
                first.path() + " is built for " + String.join(", ", has) + ", and the package has no build of it for "
                        + wanted + ", which the function runs on.",
                first.isInJar()
                        ? "Add the library's jar (often one with a classifier) that has linux " + wanted + "."
                        : "Package the build for Linux on " + wanted + ", or change the function's Architectures.");
    }

    private static String key(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return PLATFORM.matcher(name).replaceAll("");
    }
}
