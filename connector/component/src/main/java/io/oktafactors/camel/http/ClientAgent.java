package io.oktafactors.camel.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;

/** The User-Agent of the component, a list of {@code name/version} as Okta's own clients send it. */
public final class ClientAgent {

    private static final String VERSION = version();
    private static final String PLATFORM = "java/" + System.getProperty("java.version") + " "
            + System.getProperty("os.name").replace(' ', '-') + "/" + System.getProperty("os.version");

    private static final Map<String, String> BY_CAMEL_VERSION = new ConcurrentHashMap<>();

    private ClientAgent() {}

    public static String of(CamelContext context) {
        return BY_CAMEL_VERSION.computeIfAbsent(
                context.getVersion(), camel -> "camel-okta-factors/" + VERSION + " camel/" + camel + " " + PLATFORM);
    }

    private static String version() {
        String version = ClientAgent.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
