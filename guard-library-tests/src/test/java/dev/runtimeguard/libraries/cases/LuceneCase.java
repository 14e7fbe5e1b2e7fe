package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.nio.file.Path;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** An index with a commit, found again by a searcher. */
public final class LuceneCase {

    private LuceneCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        try (Directory directory = FSDirectory.open(Path.of("index"))) {
            for (String text : new String[] {"a lamp", "two lamps", "one lamp more"}) {
                try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()))) {
                    Document document = new Document();
                    document.add(new TextField("text", text, Field.Store.YES));
                    writer.addDocument(document);
                    writer.forceMerge(1);
                }
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                equal(2, new IndexSearcher(reader).count(new TermQuery(new Term("text", "lamp"))));
            }
        }
    }
}
