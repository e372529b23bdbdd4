package io.oktafactors.kamelets.flows;

import io.oktafactors.sandbox.OktaSandbox;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** A file of {@code flows/} as it stands there, run by Camel Main with {@code okta.properties}, but for where the world is. */
final class Flow implements AutoCloseable {

    static final Path FOLDER = Path.of("flows");

    private final Main main;

    private Flow(Main main) {
        this.main = main;
    }

    static Flow start(String file, OktaSandbox okta, Map<String, String> world) throws Exception {
        Properties properties = properties();
        properties.putAll(world);
        properties.put("okta.org-url", okta.url());
        properties.put("okta.token", okta.token());
        Main main = new Main();
        main.setInitialProperties(properties);
        main.configure().setRoutesIncludePattern("file:" + FOLDER.resolve(file));
        main.configure().setShutdownTimeout(5);
        main.start();
        return new Flow(main);
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    @Override
    public void close() {
        main.stop();
    }

    static Properties properties() throws IOException {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(FOLDER.resolve("okta.properties"))) {
            properties.load(text);
        }
        return properties;
    }
}
