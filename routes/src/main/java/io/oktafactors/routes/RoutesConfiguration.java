package io.oktafactors.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.oktafactors.routes.event.Event;
import io.oktafactors.routes.policy.EnrollmentPolicy;
import io.oktafactors.routes.policy.PolicyFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What several rooms of the app share. */
@Configuration(proxyBeanMethods = false)
class RoutesConfiguration {

    private static final List<String> NEEDED =
            List.of("camel.component.okta-factors.org-url", "camel.component.okta-factors.token");

    RoutesConfiguration(Environment environment) {
        if (NEEDED.stream()
                .anyMatch(setting -> environment.getProperty(setting, "").isBlank())) {
            throw new SettingException(
                    "No Okta organization is set. Set the environment variables OKTA_CLIENT_ORGURL and"
                            + " OKTA_CLIENT_TOKEN, or start with the argument \"demo\" to use a local sandbox.");
        }
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    EnrollmentPolicy policy(MfaProperties properties) throws IOException {
        try (InputStream in = properties.policy().getInputStream()) {
            return PolicyFile.read(properties.policy().getDescription(), in);
        } catch (FileNotFoundException e) {
            throw new SettingException(
                    "The setting mfa.policy names " + properties.policy().getDescription() + ", which cannot be read");
        }
    }

    /** Events as they travel on the queues. */
    @Bean
    JacksonDataFormat eventJson(ObjectMapper mapper) {
        return new JacksonDataFormat(mapper, Event.class);
    }
}
