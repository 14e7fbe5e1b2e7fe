package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A file in the local file system. */
public final class HadoopCase {

    private HadoopCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        FileSystem files = FileSystem.getLocal(new Configuration());
        try (FSDataOutputStream out = files.create(new Path("data/items"))) {
            out.writeUTF("lamp");
        }
        try (FSDataInputStream in = files.open(new Path("data/items"))) {
            equal("lamp", in.readUTF());
        }
    }
}
