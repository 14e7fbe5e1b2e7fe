package dev.runtimeguard.fs.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Short sequences that meet what random ones seldom do, on the trees of {@link World}: all as on a plain directory. */
class OverlayEdgesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // What was hidden comes again, and nothing of what it was.
                "DELETE f; EXISTS f; CREATE f; READ f; DELETE f; EXISTS f; CREATE_NEW f",
                "DELETE f; MKDIR f; LIST f; CREATE f/x; DELETE f/x; DELETE f; CREATE_NEW f",
                "DELETE a/b/c/f; DELETE a/b/c; MKDIR a/b/c; LIST a/b/c; STAT a/b/c; STAT a/b/c/f; RENAME a/b x",
                "DELETE b/a; DELETE b/d; DELETE b/M; DELETE b/L; LIST b; DELETE b; MKDIR b; LIST b; STAT b/d",
                "RENAME a x; MKDIR a; LIST a; EXISTS a/f; RENAME x/b a/b; LIST a; LIST a/b; LIST x; READ a/b/f",
                "RENAME a x; RENAME x a; LIST a; LIST a/b/c; READ a/b/c/f; READ_LINK a/L",
                // What is not empty.
                "DELETE a; DELETE a/b/c; MKDIR new; DELETE new; MKDIR new; CREATE new/x; DELETE new",
                "DELETE b/a; DELETE b/d; DELETE b/M; RENAME a b; DELETE b/L; RENAME a b; LIST b; LIST b/b; EXISTS a",
                "RENAME a e; LIST e; MKDIR new; RENAME e new; LIST new",
                // Renames that can't be, and one that has nothing to do.
                "RENAME a a/b/x; RENAME a/b a; RENAME a a; RENAME f f; RENAME f a; RENAME a f; RENAME a b",
                "RENAME a/. x; RENAME a/b/.. x; RENAME . x; RENAME f a/.; RENAME f a/b/..; RENAME f/. x",
                "RENAME missing x; RENAME missing/x y; RENAME f missing/x; RENAME f f/x; RENAME f/x g; RENAME x missing",
                "LINK n f; RENAME n f; EXISTS n; EXISTS f; RENAME f g; READ g; LSTAT n; LSTAT g",
                "RENAME f g; READ g; EXISTS f; RENAME g a/f; READ a/f; STAT a; STAT .; LIST .",
                "RENAME e b/e; STAT b/e; RENAME b/e e; STAT e; LIST b",
                // Symbolic links.
                "RENAME L x; READ_LINK x; LIST x; LSTAT x; EXISTS L; DELETE x; LIST a",
                "RENAME M x; APPEND x . 5; READ b/d; READ x; LSTAT x; RENAME b/d y; EXISTS x",
                "SYMLINK x a 1; LIST x; LIST x/b; CREATE x/new . 7; READ a/new; RENAME x y; LIST y/L; DELETE y; LIST a",
                "SYMLINK x a/b 1; READ x/f; DELETE x; MKDIR x; LIST x; EXISTS x/f; SYMLINK x/y .. 1; REAL_PATH x/y/f",
                "SYMLINK x f 1; READ x; DELETE f; EXISTS x; LSTAT x; CREATE x . 3; READ f; SYMLINK f g 1; READ f",
                "SYMLINK x y 1; SYMLINK y x 1; READ x; STAT y; LIST x; CREATE x; DELETE x; CREATE y . 4; READ x",
                "SET_TIME M . 3; LSTAT M; STAT M; SET_TIME M . 1; STAT b/d; SET_TIME L . 3; LSTAT L; LIST L",
                "WRITE_NO_FOLLOW M . 5; WRITE_NO_FOLLOW f . 5; READ f; WRITE_NO_FOLLOW new . 5; READ new",
                "CREATE_NEW M; CREATE_NEW b/M; CREATE b/M . 5; READ b/nowhere; READ b/M; LIST b; APPEND b/L; READ b/L",
                // Hard links.
                "LINK n f; APPEND n . 3; READ f; OVERWRITE f . 2; READ n; LSTAT f; DELETE f; READ n; LSTAT n",
                "LINK n L; LSTAT n; READ_LINK n; LIST n; LINK m M; APPEND m . 5; READ b/d",
                "LINK n a; LINK g f; LINK n missing; LINK missing/n f; LINK n f/x; LINK f/n f; LINK a/. f; LINK n a/b/..",
                "LINK e/n f; LINK a/n a/f; LINK a/m a/n; LSTAT a/f; DELETE a/n; LSTAT a/m; STAT a; LINK new/n f",
                // Modes and times, of the directories around what changes as well.
                "SET_TIME a/b/f . 8; STAT a/b/f; STAT a/b; STAT a; APPEND a/b/c/f . 5; STAT a/b/c; STAT a/b; STAT .",
                "CHMOD a/b . 7; LIST a/b; STAT a/b; STAT a; CREATE a/b/x; SET_TIME a/b . 4; STAT a/b; READ a/b/f",
                "CHMOD a/g . 3; APPEND a/g . 3; STAT a/g; STAT a; CHMOD f . 12; STAT f; READ f; WRITABLE f; WRITABLE a",
                "CREATE a/b/new; STAT a/b; STAT a; DELETE a/g; STAT a; SET_TIME a . 4; STAT a; DELETE a/f; STAT a",
                "WRITABLE f; WRITABLE a; WRITABLE missing; WRITABLE f/x; WRITABLE M; WRITABLE b/M; WRITABLE a/g; WRITABLE e",
                // Dots, and paths through what is no directory.
                "MKDIR new; DELETE a/.; DELETE a/..; DELETE a/b/c/..; DELETE .; DELETE new/.; DELETE new/..; LIST new/../a",
                "MKDIR new; STAT a/b/..; LIST a/L/..; REAL_PATH a/L/../f; REAL_PATH new/..; REAL_PATH new/.; REAL_PATH L/b",
                "MKDIR new; READ f/..; READ f/.; STAT f/x; LIST f; LIST missing; REAL_PATH missing; REAL_PATH f/x; LIST M",
                "MKDIR new; CREATE .; CREATE_NEW a/..; MKDIR .; MKDIR a/..; MKDIR f/x; MKDIR a; CREATE f/x; CREATE missing/x",
                "READ_LINK f; READ_LINK a; READ_LINK missing; MKDIR new; READ_LINK new; READ_LINK f; READ_LINK L",
                "TRUNCATE a; APPEND a; OVERWRITE e; CREATE L; TRUNCATE f; READ f; OVERWRITE missing; APPEND missing; LIST .",
            })
    void doAsOnAPlainDirectory(String script) throws IOException {
        try (World world = new World(Files.createTempDirectory("overlay").toRealPath())) {
            assertThat(world.run(operations(script))).isNull();
        }
    }

    /** A verb, a path, the other path if there is one, and a number if it matters; see {@link Operation}. */
    private static List<Operation> operations(String script) {
        List<Operation> operations = new ArrayList<>();
        for (String line : script.split("; ", -1)) {
            String[] words = line.split(" ", -1);
            operations.add(new Operation(
                    Operation.Verb.valueOf(words[0]),
                    words[1],
                    words.length > 2 ? words[2] : ".",
                    words.length > 3 ? Integer.parseInt(words[3]) : 0));
        }
        return operations;
    }
}
