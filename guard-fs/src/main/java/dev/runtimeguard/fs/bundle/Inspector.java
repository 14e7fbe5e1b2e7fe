package dev.runtimeguard.fs.bundle;

import dev.runtimeguard.fs.bundle.Finding.Kind;
import dev.runtimeguard.fs.bundle.Finding.Severity;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipException;

/** Inspects one part of a package after the other, and then what only all of them together show. */
final class Inspector {

    /** Linux's own bound (PATH_MAX), in characters. */
    private static final int MAX_NAME = 4_096;

    private final FindingList findings = new FindingList();
    private final Budget budget;
    private final Natives natives;
    private final DuplicateClasses classes = new DuplicateClasses();
    private final KnownWritersFindings writers;
    private final SizeFindings sizes = new SizeFindings();

    Inspector(Architecture architecture, KnownWriters known, Budget budget) {
        this.budget = budget;
        this.natives = new Natives(architecture);
        this.writers = new KnownWritersFindings(known);
    }

    /**
     * @param prefix of the names in findings
     * @param classPath the directory in the part whose jars are on the class path
     */
    void inspect(PackagePart part, Path path, String prefix, String classPath) throws IOException {
        if (Files.isRegularFile(path)) {
            sizes.zipped(path, findings);
        }
        PermissionBits permissions = new PermissionBits();
        Set<String> names = new HashSet<>();
        part.forEach(item -> {
            if (item.name().length() > MAX_NAME) {
                findings.add(NameFindings.tooLong(prefix + item.name().substring(0, 100) + "..."));
                return;
            }
            String name = prefix + item.name();
            NameFindings.of(name, item.name(), !names.add(item.name())).ifPresent(findings::add);
            permissions.of(name, item).ifPresent(findings::add);
            if (item.isFile()) {
                sizes.unzipped(item.size());
                content(item, name, prefix, classPath, permissions);
            }
        });
    }

    PackageInspection result() {
        natives.findings().forEach(findings::add);
        classes.findings().forEach(findings::add);
        sizes.findings().forEach(findings::add);
        return new PackageInspection(findings.sorted(), sizes.unzipped());
    }

    private void content(
            PackagePart.Item item, String name, String prefix, String classPath, PermissionBits permissions) {
        if (budget.isSpent()) {
            findings.add(notInspected(name, "the rest is too much to unpack"));
            return;
        }
        try {
            if (item.name().endsWith(".class")) {
                ownClass(item.name(), prefix);
            } else if (item.name().toLowerCase(Locale.ROOT).endsWith(".jar")) {
                jar(item, name, classPath);
            } else {
                try (InputStream content = budget.limit(item.content().open())) {
                    FileContent file = Head.of(content, item.size());
                    permissions.ofProgram(name, item, file).ifPresent(findings::add);
                    natives.add(name, file, false);
                }
            }
        } catch (ZipException | EOFException damaged) {
            // Of data that is said to lie behind the archive's end the JDK's exception has no message.
            String why = damaged.getMessage() == null ? "the archive ends before it" : damaged.getMessage();
            findings.add(new Finding(
                    Kind.DAMAGED,
                    Severity.ERROR,
                    name,
                    name + " cannot be unpacked: " + why + ".",
                    "Build or download it again."));
        } catch (AccessDeniedException alreadyFound) {
            // Its mode has its own finding.
        } catch (IOException unreadable) {
            findings.add(notInspected(name, String.valueOf(unreadable.getMessage())));
        }
    }

    private void ownClass(String entry, String prefix) {
        if (prefix.isEmpty()) {
            writers.ofClass(entry).ifPresent(findings::add);
            classes.add("the package itself", entry);
        }
    }

    private void jar(PackagePart.Item item, String name, String classPath) throws IOException {
        writers.ofJar(name).ifPresent(findings::add);
        boolean isOnClassPath = item.name().startsWith(classPath) && item.name().indexOf('/', classPath.length()) < 0;
        JarEntries.read(
                budget.limit(item.content().open()),
                budget,
                (entry, head) -> natives.add(name + "!/" + entry, head, true),
                entry -> {
                    if (isOnClassPath) {
                        classes.add(name, entry);
                    }
                });
    }

    private static Finding notInspected(String name, String why) {
        return new Finding(
                Kind.NOT_INSPECTED,
                Severity.WARNING,
                name,
                name + " was not looked into: " + why + ".",
                "Inspect it on its own where it matters.");
    }
}
