package dev.runtimeguard.fs.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.bridge.CallFailed;
import dev.runtimeguard.fs.bridge.FileCalls;
import dev.runtimeguard.fs.bridge.OpenFlags;
import dev.runtimeguard.fs.hostile.HostileTree.Fact;
import dev.runtimeguard.fs.hostile.HostileTree.Kind;
import dev.runtimeguard.fs.judge.Explain;
import dev.runtimeguard.fs.judge.Findings;
import dev.runtimeguard.fs.judge.OneWritableDirectory;
import dev.runtimeguard.fs.judge.Strict;
import dev.runtimeguard.fs.judge.Territory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Supplier;

/** What the judge has to answer, by the kernel's word on a tree whose directory {@code in} alone is writable. */
final class JudgeOracle {

    private static final int WRITE = OpenFlags.WRITE_ONLY;
    private static final int NO_FOLLOW = System.getProperty("os.arch").equals("aarch64") ? 0100000 : 0400000;

    /** What a file is opened with, to write. */
    static final int[] FLAGS = {
        WRITE | OpenFlags.CREATE | OpenFlags.TRUNCATE,
        WRITE | OpenFlags.CREATE,
        WRITE,
        OpenFlags.READ_WRITE | OpenFlags.CREATE | OpenFlags.EXCLUSIVE,
        WRITE | OpenFlags.CREATE | NO_FOLLOW
    };

    private final HostileTree tree;
    private final Counted counted = new Counted();
    private final FileCalls strict;
    private final FileCalls explain;

    JudgeOracle(HostileTree tree) {
        this.tree = tree;
        Territory territory = new OneWritableDirectory(tree.in, true);
        strict = new Strict(territory, counted);
        explain = new Explain(territory, counted);
    }

    /** How many refusals were told. */
    private static final class Counted implements Findings {
        private int refused;

        @Override
        public void refused(Call call, Path path) {
            assertThat(path).isNotNull();
            refused++;
        }

        @Override
        public void redirected(Call call, Path path, Path redirectedTo) {
            throw new AssertionError("nothing is redirected");
        }
    }

    private enum Answer {
        LEFT_ALONE,
        REFUSED
    }

    private static Answer answer(Supplier<?> call) {
        try {
            call.get();
            return Answer.LEFT_ALONE;
        } catch (CallFailed refused) {
            assertThat(refused.errno()).isIn(30, 18);
            return Answer.REFUSED;
        }
    }

    int refusals() {
        return counted.refused;
    }

    /** Whether strict mode refuses to open the path for writing. */
    boolean isRefused(Path path) {
        return answer(() -> strict.open(path, WRITE, Call.OPEN)) == Answer.REFUSED;
    }

    /** Strict mode refuses what the kernel would do outside, and nothing else. */
    void strictly(Path path, int flags, boolean follow) {
        expect(path, "open " + flags, answer(() -> strict.open(path, flags, Call.OPEN)), opens(path, flags));
        expect(path, "create", answer(() -> strict.create(path, Call.CREATE_DIRECTORY)), creates(path));
        expect(
                path,
                "change",
                answer(() -> strict.change(path, follow, Call.CHANGE_ATTRIBUTES)),
                changes(path, follow));
        expect(path, "delete", answer(() -> strict.delete(path, false, Call.DELETE)), deletes(path));
    }

    /** Strict mode lets nothing be moved or linked out. */
    void strictly(Path from, Path to) {
        boolean known = touches(from) && touches(to);
        if (known && (isOut(from) || isOut(to)) && tree.fact(from, false).kind() != Kind.NEW) {
            expect(to, "rename", answer(() -> strict.rename(from, to, Call.MOVE)), Answer.REFUSED);
            if (tree.fact(to, false).kind() == Kind.NEW) {
                expect(to, "link", answer(() -> strict.link(from, to, Call.CREATE_LINK)), Answer.REFUSED);
            }
        } else if (known && !isOut(from) && !isOut(to)) {
            expect(to, "rename", answer(() -> strict.rename(from, to, Call.MOVE)), Answer.LEFT_ALONE);
            expect(to, "link", answer(() -> strict.link(from, to, Call.CREATE_LINK)), Answer.LEFT_ALONE);
        }
    }

    /** Explain mode tells of the same and never fails a call. */
    void explaining(Path path, int flags) {
        int before = counted.refused;
        assertThat(explain.open(path, flags, Call.OPEN)).isSameAs(path);
        expect(
                path,
                "open " + flags,
                counted.refused > before ? Answer.REFUSED : Answer.LEFT_ALONE,
                opens(path, flags));
        assertThat(explain.mayWrite(path)).isSameAs(path);
        assertThat(explain.delete(path, true, Call.FILE_DELETE)).isFalse();
        assertThat(explain.rename(path, path, Call.FILE_RENAME_TO)).isFalse();
    }

    private static void expect(Path path, String what, Answer answer, Answer expected) {
        if (answer != expected && expected != null && !(answer == Answer.REFUSED && failsAnyway(path))) {
            assertThat(answer).as("%s %s", what, HostilePaths.text(path)).isEqualTo(expected);
        }
    }

    /** Whether the kernel fails it for what only the kernel counts: all links on the way, and the bytes of the path. */
    private static boolean failsAnyway(Path path) {
        if (HostilePaths.length(path) >= 4096) {
            return true;
        }
        try {
            Files.readAttributes(path, BasicFileAttributes.class);
            return false;
        } catch (IOException failed) {
            return String.valueOf(failed.getMessage()).contains("Too many levels");
        }
    }

    /** Null where the place is neither of the two, which the kernel's inodes say nothing of here. */
    private Answer at(Fact fact, boolean written) {
        if (fact.kind() == Kind.NONE || !written) {
            return Answer.LEFT_ALONE;
        }
        if (fact.place() == null) {
            return null;
        }
        return fact.place() == tree.out ? Answer.REFUSED : Answer.LEFT_ALONE;
    }

    private Answer opens(Path path, int flags) {
        boolean creates = (flags & OpenFlags.CREATE) != 0;
        boolean exclusive = (flags & OpenFlags.EXCLUSIVE) != 0;
        Fact fact = tree.fact(path, !exclusive && (flags & NO_FOLLOW) == 0);
        return at(fact, fact.kind() == Kind.NEW ? creates : fact.kind() == Kind.FILE && !exclusive);
    }

    private Answer creates(Path path) {
        Fact fact = tree.fact(path, false);
        return at(fact, fact.kind() == Kind.NEW);
    }

    private Answer changes(Path path, boolean follow) {
        Fact fact = tree.fact(path, follow);
        return at(fact, fact.kind() != Kind.NEW);
    }

    private Answer deletes(Path path) {
        return touches(path) ? at(tree.fact(path, false), tree.fact(path, false).kind() != Kind.NEW) : null;
    }

    /** Whether it has a name of its own, in one of the two directories or below. */
    private boolean touches(Path path) {
        Path name = path.getFileName();
        Fact fact = tree.fact(path, false);
        return name != null && !name.toString().equals(".") && !name.toString().equals("..") && fact.place() != null;
    }

    private boolean isOut(Path path) {
        return tree.fact(path, false).place() == tree.out;
    }
}
