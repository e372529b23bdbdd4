package io.oktafactors.routes;

import io.oktafactors.routes.demo.Demo;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts the app. With {@code demo} as the first argument it processes the sample feed, against its own sandbox unless {@code
 * OKTA_CLIENT_ORGURL} names an organization.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class OktaFactorsApplication {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("demo")) {
            Demo.run(OktaFactorsApplication.class, args);
        } else {
            SpringApplication.run(OktaFactorsApplication.class, args);
        }
    }
}
