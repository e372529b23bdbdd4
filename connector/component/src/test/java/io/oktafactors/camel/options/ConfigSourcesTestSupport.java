package io.oktafactors.camel.options;

import io.oktafactors.camel.OktaFactorsConfiguration;
import io.oktafactors.camel.OptionValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Places for keys that are this test's own. */
abstract class ConfigSourcesTestSupport {

    private static final List<String> SYSTEM = List.of("user.dir", "user.home", "okta.client.orgUrl");

    @TempDir
    Path folder;

    private final Map<String, String> before = new HashMap<>();
    final Map<String, String> environment = new HashMap<>();
    final Properties properties = new Properties();
    final OktaFactorsConfiguration options = new OktaFactorsConfiguration();

    /** What was filled last, by name, and where its values came from. */
    OptionValues filled;

    Map<ClientProperty, ConfigSource> origins;

    @BeforeEach
    void moveIntoTheFolder() throws IOException {
        SYSTEM.forEach(name -> before.put(name, System.getProperty(name)));
        System.setProperty("user.dir", folder.resolve("here").toString());
        System.setProperty("user.home", folder.resolve("home").toString());
        Files.createDirectories(folder.resolve("here"));
        Files.createDirectories(folder.resolve("home/.okta"));
    }

    @AfterEach
    void moveBack() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    OktaFactorsConfiguration filled() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent().setInitialProperties(properties);
            OktaFactorsConfiguration copy = options.copy();
            filled = new OptionValues(context, copy);
            origins = ConfigSources.of(context, environment).fill(filled);
            return copy;
        }
    }

    void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
