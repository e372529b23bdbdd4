package io.oktafactors.routes.broker;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Access to the embedded broker from outside.
 *
 * @param host address that the port is bound to
 * @param port port for clients outside of this process; by default there is none; 0 for any free port
 * @param password of the user {@code tickets}: in plain text, or {@code {bcrypt}} and a bcrypt hash; by default it is generated
 * at the first start with a port
 * @param options further parameters of the Artemis acceptor, such as {@code sslEnabled} and {@code keyStorePath}
 */
@Validated
@ConfigurationProperties("mfa.broker")
record BrokerProperties(
        @DefaultValue("127.0.0.1") @NotBlank String host,
        @Min(0) @Max(65535) Integer port,
        String password,
        @DefaultValue Map<String, String> options) {

    /** Without passwords. */
    @Override
    public String toString() {
        return "BrokerProperties[host=" + host + ", port=" + port + ", options=" + options.keySet() + "]";
    }
}
