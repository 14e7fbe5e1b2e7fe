package dev.runtimeguard.fs.agent.coverage;

import java.util.List;
import java.util.stream.Stream;

/** The table: every public method of the JDK that touches files. */
final class Coverage {

    private Coverage() {}

    static List<Row> rows() {
        return Stream.of(
                        new FileRows(),
                        new IoRows(),
                        new FilesRows(),
                        new FilesAttributeRows(),
                        new PathRows(),
                        new ProviderRows(),
                        new ChannelRows(),
                        new DirectoryStreamRows(),
                        new ViewRows(),
                        new ArchiveRows(),
                        new ProcessRows(),
                        new NetRows(),
                        new XmlRows(),
                        new MediaRows(),
                        new LanguageRows())
                .flatMap(rows -> rows.rows().stream())
                .toList();
    }
}
