package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.io.File;
import org.apache.commons.configuration2.FileBasedConfiguration;
import org.apache.commons.configuration2.PropertiesConfiguration;
import org.apache.commons.configuration2.builder.FileBasedConfigurationBuilder;
import org.apache.commons.configuration2.builder.fluent.Configurations;
import org.apache.commons.configuration2.builder.fluent.Parameters;

/** A properties file made, saved and read again. */
public final class ConfigurationCase {

    private ConfigurationCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        FileBasedConfigurationBuilder<PropertiesConfiguration> builder = new FileBasedConfigurationBuilder<>(
                        PropertiesConfiguration.class, null, true)
                .configure(new Parameters().fileBased().setFile(new File("conf/shop.properties")));
        FileBasedConfiguration configuration = builder.getConfiguration();
        configuration.setProperty("item", "lamp");
        builder.save();
        equal(
                "lamp",
                new Configurations()
                        .properties(new File("conf/shop.properties"))
                        .getString("item"));
    }
}
