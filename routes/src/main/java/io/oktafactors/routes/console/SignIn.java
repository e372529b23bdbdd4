package io.oktafactors.routes.console;

import io.oktafactors.routes.broker.BrokerPort;
import io.oktafactors.routes.settings.KeptPassword;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Shows on the terminal, and never in a log, how to sign in. */
@Component
public class SignIn {

    private final KeptPassword password;
    private final ConsoleProperties console;
    private final Optional<BrokerPort> broker;
    private final WebEndpointProperties endpoints;
    private final Environment environment;

    SignIn(
            KeptPassword consolePassword,
            ConsoleProperties console,
            Optional<BrokerPort> broker,
            WebEndpointProperties endpoints,
            Environment environment) {
        this.password = consolePassword;
        this.console = console;
        this.broker = broker;
        this.endpoints = endpoints;
        this.environment = environment;
    }

    /**
     * The notice that is shown when the app has started.
     *
     * @param lines URLs of console and broker, and how to sign in
     * @param curl the command that shows the report; it asks for the password if that is not known
     */
    public record Notice(List<String> lines, String curl) {}

    /** The notice. Only the first one contains a password that this start generated. */
    public Notice notice() {
        Optional<String> generated = password.reveal();
        String base = "http://" + address() + ":" + environment.getProperty("local.server.port")
                + environment.getProperty("server.servlet.context-path", "") + endpoints.getBasePath();
        List<String> lines = new ArrayList<>();
        lines.add(console.enabled() ? "Console: " + base + "/hawtio" : "Sign-in: " + base + "/mfa");
        lines.add("  " + password.notice(generated));
        broker.ifPresent(port -> {
            lines.add("Broker: " + port.url());
            lines.add("  " + port.password().notice(port.password().reveal()));
        });
        return new Notice(
                List.copyOf(lines),
                "curl -u " + password.user()
                        + generated.map(plain -> ":" + plain).orElse("") + " " + base + "/mfa");
    }

    private String address() {
        String address = environment.getProperty("server.address", "127.0.0.1");
        return address.contains(":") ? "[" + address + "]" : address;
    }
}
