package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.io.File;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;

/** A document saved and loaded again. */
public final class Docx4jCase {

    private Docx4jCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        WordprocessingMLPackage document = WordprocessingMLPackage.createPackage();
        document.getMainDocumentPart().addParagraphOfText("lamp");
        document.save(new File("shop.docx"));
        WordprocessingMLPackage read = WordprocessingMLPackage.load(new File("shop.docx"));
        equal("lamp", read.getMainDocumentPart().getContent().get(0).toString());
    }
}
