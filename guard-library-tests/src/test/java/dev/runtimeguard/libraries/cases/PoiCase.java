package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.io.File;
import java.io.FileOutputStream;
import java.io.OutputStream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** A streamed workbook in a file, read again. */
public final class PoiCase {

    private PoiCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(2);
                OutputStream out = new FileOutputStream("shop.xlsx")) {
            Sheet sheet = workbook.createSheet();
            for (int row = 0; row < 10; row++) {
                sheet.createRow(row).createCell(0).setCellValue("lamp " + row);
            }
            workbook.write(out);
        }
        try (Workbook workbook = WorkbookFactory.create(new File("shop.xlsx"))) {
            equal("lamp 9", workbook.getSheetAt(0).getRow(9).getCell(0).getStringCellValue());
        }
    }
}
