package dev.runtimeguard.fs.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.fs.bundle.Finding;
import dev.runtimeguard.fs.bundle.PathInspection;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which family a failure belongs to, by what the file system answers. */
class FamiliesTest {

    @TempDir
    private Path root;

    private Path task;
    private Path tmp;
    private Path home;
    private final Culprit culprit = new Culprit("com.acme.Lib.save(Lib.java:7)", "com.acme.Lib", "lib-1.jar");

    @BeforeEach
    void layOut() throws Exception {
        task = Files.createDirectory(root.resolve("task"));
        tmp = Files.createDirectory(root.resolve("tmp"));
        home = root.resolve("home/user");
    }

    @Test
    void namesPathCulpritAndJarOfARefusedWrite() {
        Report report = explained(failure(Errno.READ_ONLY, "out.txt", FileOperation.WRITE));

        assertThat(report.code()).isEqualTo(ReportCode.FS_WRITE_OUTSIDE_TMP);
        assertThat(report.summary())
                .startsWith("out.txt (" + task.resolve("out.txt") + ") was to be written by"
                        + " com.acme.Lib.save(Lib.java:7) of lib-1.jar:");
        assertThat(report.file().library()).isEqualTo("lib-1.jar");
        assertThat(report.file().operation()).isEqualTo("write");
    }

    @Test
    void putsTheLibrarysOwnSettingFirst() {
        Remedy setting = new Remedy(Remedy.Kind.CONFIG, "tell Lib", "lib.dir=/tmp");

        Report report = FileFailureExplainer.explain(
                        failure(Errno.READ_ONLY, "/x", FileOperation.WRITE), scene(List.of(setting), List.of()))
                .orElseThrow();

        assertThat(report.remedies().get(0)).isEqualTo(setting);
        assertThat(report.remedies()).hasSizeGreaterThan(1);
    }

    @Test
    void namesTheDirectoryThatIsMissingBelowTmp() throws Exception {
        Files.createDirectory(tmp.resolve("a"));
        Path file = tmp.resolve("a/b/c/x");

        Report report = explained(failure(Errno.NOT_FOUND, file.toString(), FileOperation.WRITE));

        assertThat(report.code()).isEqualTo(ReportCode.FS_MISSING_DIRECTORY);
        assertThat(report.summary()).contains("the directory " + tmp.resolve("a/b") + " does not exist");
        assertThat(report.remedies().get(0).text())
                .isEqualTo("Files.createDirectories(Path.of(\"" + tmp.resolve("a/b/c") + "\"));");
    }

    @Test
    void leavesAFileThatIsMissingOrToBeReadAlone() {
        assertThat(explain(failure(Errno.NOT_FOUND, tmp + "/x", FileOperation.OPEN)))
                .isEmpty();
        assertThat(explain(failure(Errno.NOT_FOUND, tmp + "/none/x", FileOperation.READ)))
                .isEmpty();
        assertThat(explain(failure(Errno.NOT_FOUND, tmp + "/none/x", FileOperation.UNKNOWN)))
                .isEmpty();
        assertThat(explain(failure(Errno.NOT_FOUND, tmp + "/none/x", FileOperation.DELETE)))
                .isEmpty();
    }

    @Test
    void explainsWritesBelowAHomeThatIsNotThere() throws Exception {
        FileFailure refused = failure(Errno.READ_ONLY, home.toString(), FileOperation.CREATE_DIRECTORY);
        assertThat(explained(refused).code()).isEqualTo(ReportCode.FS_HOME_MISSING);
        assertThat(explain(failure(Errno.NOT_FOUND, home + "/.aws/config", FileOperation.READ)))
                .isEmpty();

        Files.createDirectories(home);

        assertThat(explained(refused).code()).isEqualTo(ReportCode.FS_WRITE_OUTSIDE_TMP);
    }

    @Test
    void believesADenialOnlyWhenTheFileSystemConfirmsIt() throws Exception {
        Path secret = Files.createFile(task.resolve("secret"));
        FileFailure denied = failure(Errno.PERMISSION_DENIED, secret.toString(), FileOperation.READ);
        assertThat(explain(denied)).isEmpty();

        Finding unreadable = new Finding(
                Finding.Kind.FILE_NOT_READABLE, Finding.Severity.ERROR, secret.toString(), "0600.", "chmod 644 secret");
        Report report = FileFailureExplainer.explain(denied, scene(List.of(), List.of(unreadable)))
                .orElseThrow();

        assertThat(report.code()).isEqualTo(ReportCode.FS_PACKAGE_PERMISSION);
        assertThat(report.remedies().get(0).text()).isEqualTo("chmod 644 secret");
    }

    @Test
    void leavesADenialOutsideThePackageAlone() throws Exception {
        Path file = Files.createFile(tmp.resolve("mine"));
        Finding unreadable = new Finding(
                Finding.Kind.FILE_NOT_READABLE, Finding.Severity.ERROR, file.toString(), "0000.", "chmod 644 mine");
        FileFailure denied = failure(Errno.PERMISSION_DENIED, file.toString(), FileOperation.READ);

        assertThat(FileFailureExplainer.explain(denied, scene(List.of(), List.of(unreadable))))
                .isEmpty();
    }

    @Test
    void leavesTextAloneThatTheFileSystemContradicts() {
        FileFailure quoted = new FileFailure(Errno.READ_ONLY, tmp + "/x", null, FileOperation.OPEN, Confidence.LIKELY);

        assertThat(explain(quoted)).isEmpty();
    }

    @Test
    void copiesInsteadOfLinkingAcrossFileSystems() {
        FileFailure failure =
                new FileFailure(Errno.CROSS_DEVICE, "/tmp/b", "/var/task/a", FileOperation.LINK, Confidence.CERTAIN);

        assertThat(explained(failure).code()).isEqualTo(ReportCode.FS_CROSS_DEVICE);
        assertThat(explained(failure).remedies().get(0).text())
                .isEqualTo("Files.copy(Path.of(\"/var/task/a\"), Path.of(\"/tmp/b\"),"
                        + " StandardCopyOption.REPLACE_EXISTING);");
    }

    private static FileFailure failure(Errno errno, String path, FileOperation operation) {
        return new FileFailure(errno, path, null, operation, Confidence.CERTAIN);
    }

    private Report explained(FileFailure failure) {
        return explain(failure).orElseThrow();
    }

    private Optional<Report> explain(FileFailure failure) {
        return FileFailureExplainer.explain(failure, scene(List.of(), List.of()));
    }

    private Scene scene(List<Remedy> settings, List<Finding> findings) {
        Places places = new Places(task, root.resolve("opt"), List.of(tmp), home, task);
        return new Scene(places, culprit, settings, (path, use) -> new PathInspection(path, findings));
    }
}
