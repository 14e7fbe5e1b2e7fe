package dev.runtimeguard.fs.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Exporter;
import dev.runtimeguard.fs.bridge.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FindingQueueTest {

    private final List<Map<String, Object>> reported = new CopyOnWriteArrayList<>();
    private final FindingQueue queue = new FindingQueue(reported::add);

    private List<Finding> findings() {
        queue.flush();
        return reported.stream().map(Finding::of).toList();
    }

    @Test
    void tellsWhatWasDoneByWhom() {
        Exporter.run(() -> queue.redirected(Call.OPEN, Path.of("out.txt"), Path.of("/tmp/.guard/upper/out.txt")));

        Finding finding = findings().get(0);
        assertThat(finding.code()).isEqualTo("fs.redirected");
        assertThat(finding.call()).isEqualTo("open for writing");
        assertThat(finding.path()).isEqualTo("out.txt");
        assertThat(finding.redirectedTo()).isEqualTo("/tmp/.guard/upper/out.txt");
        assertThat(finding.culpritClass()).isEqualTo("com.acme.Exporter");
        assertThat(finding.culprit()).startsWith("com.acme.Exporter.run(Exporter.java:");
        assertThat(finding.library()).isEqualTo("test-classes");
    }

    @Test
    void crossesAsJdkTypesOnly() {
        queue.refused(Call.OPEN, Path.of("/x"));
        queue.flush();

        assertThat(reported.get(0).values()).allMatch(value -> value.getClass().getClassLoader() == null);
    }

    @Test
    void namesSilentRefusalsAsSuch() {
        queue.refused(Call.FILE_MKDIR, Path.of("/x"));
        queue.refused(Call.CREATE_DIRECTORY, Path.of("/x"));
        queue.refused(Call.FILE_DELETE, Path.of("/x"));

        assertThat(findings()).extracting(Finding::code).containsExactly("fs.silent-refusal", "fs.write-outside-tmp");
    }

    @Test
    void handsOnByItself() throws Exception {
        BlockingQueue<Thread> by = new ArrayBlockingQueue<>(10);
        new FindingQueue(finding -> by.add(Thread.currentThread())).refused(Call.OPEN, Path.of("/x"));

        Thread thread = by.poll(60, TimeUnit.SECONDS);
        assertThat(thread).isNotNull().isNotSameAs(Thread.currentThread());
        assertThat(thread.isDaemon()).isTrue();
    }

    @Test
    void countsWhatOneClassGoesOnWritingInOneDirectory() {
        Exporter.run(() -> {
            for (int i = 0; i < 50; i++) {
                queue.refused(Call.OPEN, Path.of("/var/task/data/" + i + "/file"));
            }
        });
        queue.refused(Call.OPEN, Path.of("/var/task/other/file"));

        List<Finding> findings = findings();
        assertThat(findings).hasSize(22);
        Finding summary = findings.get(21);
        assertThat(summary.path()).isEqualTo("/var/task/data");
        assertThat(summary.more()).isEqualTo(30);
        assertThat(findings()).hasSize(22);
    }

    @Test
    void isNotStoppedByAReportThatFailsOrWritesItself() {
        FindingQueue[] itself = new FindingQueue[1];
        List<String> paths = new CopyOnWriteArrayList<>();
        itself[0] = new FindingQueue(finding -> {
            paths.add((String) finding.get("path"));
            itself[0].refused(Call.OPEN, Path.of("/from-a-report"));
            throw new IllegalStateException();
        });
        itself[0].refused(Call.OPEN, Path.of("/one"));
        itself[0].refused(Call.OPEN, Path.of("/two"));
        itself[0].flush();

        assertThat(paths).containsExactly("/one", "/two");
    }

    @Test
    void dropsWhatIsReportedFromItsException() {
        FindingQueue held = new FindingQueue(reported::add, () -> true);
        held.refused(Call.OPEN, Path.of("/one"));
        held.refused(Call.OPEN, Path.of("/two"));
        held.explained("/one");
        held.flush();

        assertThat(reported).extracting(finding -> finding.get("path")).containsExactly("/two");
        assertThat(held.pending()).isFalse();
    }

    @Test
    void handsOnTheFindingsOfOneThread() throws Exception {
        FindingQueue held = new FindingQueue(reported::add, () -> true);
        held.refused(Call.OPEN, Path.of("/here"));
        Thread other = new Thread(() -> held.refused(Call.OPEN, Path.of("/there")));
        other.start();
        other.join();

        List<Object> ofHere = new CopyOnWriteArrayList<>();
        held.flush(
                finding -> ofHere.add(finding.get("path")),
                thread -> thread == Thread.currentThread().getId(),
                1000);
        assertThat(ofHere).containsExactly("/here");
        assertThat(held.pending()).isTrue();
    }

    @Test
    void doesNotWaitForAThreadWhoseLogHangsWhereThereIsNoTime() throws Exception {
        FindingQueue held = new FindingQueue(finding -> {}, () -> true);
        Hanging hanging = new Hanging(held);
        held.refused(Call.OPEN, Path.of("/two"));

        List<Object> handedOn = new CopyOnWriteArrayList<>();
        held.flush(finding -> handedOn.add(finding.get("path")), thread -> true, 0);
        assertThat(handedOn).isEmpty();
        hanging.goOn();
        held.flush(finding -> handedOn.add(finding.get("path")), thread -> true, 0);
        assertThat(handedOn).containsExactly("/two");
    }

    @Test
    @Timeout(60)
    void waitsOnceForAThreadWhoseLogHangsAndNotWithEveryInvocation() throws Exception {
        FindingQueue held = new FindingQueue(finding -> {}, () -> true);
        Hanging hanging = new Hanging(held);
        held.refused(Call.OPEN, Path.of("/two"));

        List<Object> handedOn = new CopyOnWriteArrayList<>();
        held.flush(finding -> handedOn.add(finding.get("path")), thread -> true, 10);
        for (int i = 0; i < 1000; i++) {
            held.flush(finding -> handedOn.add(finding.get("path")), thread -> true, 60_000);
        }
        assertThat(handedOn).isEmpty();
        hanging.goOn();
        held.flush(finding -> handedOn.add(finding.get("path")), thread -> true, 60_000);
        assertThat(handedOn).containsExactly("/two");
    }

    @Test
    void handsOnTheFindingsOfAnInterruptedThreadAndLeavesItInterrupted() {
        FindingQueue held = new FindingQueue(reported::add, () -> true);
        held.refused(Call.OPEN, Path.of("/one"));
        Thread.currentThread().interrupt();
        held.flush(reported::add, thread -> true, 1000);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(reported).extracting(finding -> finding.get("path")).containsExactly("/one");
    }

    /** A thread that hands on a finding to a log that hangs. */
    private static final class Hanging {
        private final CountDownLatch never = new CountDownLatch(1);
        private final Thread thread;

        Hanging(FindingQueue queue) throws InterruptedException {
            CountDownLatch writing = new CountDownLatch(1);
            queue.refused(Call.OPEN, Path.of("/one"));
            thread = new Thread(() -> queue.flush(
                    finding -> {
                        writing.countDown();
                        try {
                            never.await();
                        } catch (InterruptedException ended) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    any -> true,
                    0));
            thread.start();
            writing.await();
        }

        void goOn() throws InterruptedException {
            never.countDown();
            thread.join();
        }
    }

    @Test
    void handsOnWhatIsHeldBackThoughNobodyFlushes() throws Exception {
        BlockingQueue<Object> handedOn = new ArrayBlockingQueue<>(10);
        new FindingQueue(finding -> handedOn.add(finding.get("path")), () -> true).refused(Call.OPEN, Path.of("/x"));

        assertThat(handedOn.poll(60, TimeUnit.SECONDS)).isEqualTo("/x");
    }

    @Test
    void knowsThePathOfAFailureThatDoesNotSayIt() throws Exception {
        IOException[] failures = new IOException[2];
        Exporter.run(() -> {
            queue.refused(Call.CREATE_FILE, Path.of("/exported"));
            failures[0] = new IOException("Read-only file system");
        });
        failures[1] = new IOException("Read-only file system");

        // Between the exporter and the queue there are frames of this package only, which are the guard's.
        assertThat(queue.pathOf(failures[0])).isEqualTo("/exported");
        assertThat(queue.pathOf(failures[1])).isNull();
    }
}
