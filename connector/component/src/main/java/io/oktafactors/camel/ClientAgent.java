package io.oktafactors.camel;

import org.apache.camel.CamelContext;

/** The User-Agent of the component, a list of {@code name/version} as Okta's own clients send it. */
final class ClientAgent {

    private static final String VERSION = version();
    private static final String PLATFORM = "java/" + System.getProperty("java.version") + " "
            + System.getProperty("os.name").replace(' ', '-') + "/" + System.getProperty("os.version");

    private ClientAgent() {}

    static String of(CamelContext context) {
        return "camel-okta-factors/" + VERSION + " camel/" + context.getVersion() + " " + PLATFORM;
    }

    private static String version() {
        String version = ClientAgent.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
