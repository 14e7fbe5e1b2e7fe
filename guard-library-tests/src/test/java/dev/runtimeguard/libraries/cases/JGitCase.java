package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;

/** A repository, with a commit that is found again. */
public final class JGitCase {

    private JGitCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        try (Git git = Git.init().setDirectory(new File("repo")).call()) {
            Files.writeString(Path.of("repo/item.txt"), "lamp");
            git.add().addFilepattern("item.txt").call();
            git.commit()
                    .setMessage("Add a lamp")
                    .setAuthor("A", "a@example.com")
                    .setSign(false)
                    .call();
        }
        try (Git git = Git.open(new File("repo"))) {
            equal("Add a lamp", git.log().call().iterator().next().getFullMessage());
            equal(true, git.status().call().isClean());
        }
    }
}
