package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.io.File;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.text.PDFTextStripper;

/** A document with text, saved and read again. */
public final class PdfBoxCase {

    private PdfBoxCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                content.showText("lamp");
                content.endText();
            }
            document.save("shop.pdf");
        }
        try (PDDocument document = Loader.loadPDF(new File("shop.pdf"))) {
            equal("lamp", new PDFTextStripper().getText(document).strip());
        }
    }
}
