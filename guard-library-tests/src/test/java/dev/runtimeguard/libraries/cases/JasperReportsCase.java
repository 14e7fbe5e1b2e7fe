package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.io.File;
import java.util.HashMap;
import java.util.Map;
import net.sf.jasperreports.engine.JREmptyDataSource;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperExportManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignSection;
import net.sf.jasperreports.engine.design.JRDesignStaticText;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.fill.JRFileVirtualizer;

/** A report compiled, filled and exported, with its file virtualizer's default directory. */
public final class JasperReportsCase {

    private JasperReportsCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        JasperDesign design = new JasperDesign();
        design.setName("shop");
        JRDesignBand band = new JRDesignBand();
        band.setHeight(400);
        JRDesignStaticText text = new JRDesignStaticText(design);
        text.setText("lamp");
        text.setWidth(100);
        text.setHeight(20);
        band.addElement(text);
        ((JRDesignSection) design.getDetailSection()).addBand(band);
        JasperReport report = JasperCompileManager.compileReport(design);
        JRFileVirtualizer virtualizer = new JRFileVirtualizer(2);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(JRParameter.REPORT_VIRTUALIZER, virtualizer);
        JasperPrint print = JasperFillManager.fillReport(report, parameters, new JREmptyDataSource(20));
        JasperExportManager.exportReportToXmlFile(print, "shop.jrpxml", false);
        equal(20, print.getPages().size());
        equal(true, new File("shop.jrpxml").length() > 1000);
        virtualizer.cleanup();
    }
}
