package io.oktafactors.routes.policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.oktafactors.camel.budget.BudgetStore;
import io.oktafactors.camel.budget.JdbcBudgetStore;
import io.oktafactors.routes.event.ContentIds;
import io.oktafactors.routes.event.Event;
import io.oktafactors.routes.event.EventIds;
import io.oktafactors.routes.settings.MfaProperties;
import io.oktafactors.routes.settings.SettingException;
import io.oktafactors.routes.state.InstallationKey;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import javax.sql.DataSource;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans that several packages of the app share. */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    EnrollmentPolicy policy(MfaProperties properties) throws IOException {
        try (InputStream in = properties.policy().getInputStream()) {
            return PolicyFile.read(properties.policy().getDescription(), in);
        } catch (FileNotFoundException e) {
            throw new SettingException("The setting mfa.policy refers to "
                    + properties.policy().getDescription() + ", which cannot be read");
        }
    }

    /** The component finds it by its type. */
    @Bean
    @ConditionalOnProperty(name = "mfa.okta.budget-store", havingValue = "jdbc")
    BudgetStore budgetStore(DataSource database) {
        return new JdbcBudgetStore(database);
    }

    @Bean
    ContentIds contentIds(InstallationKey key) {
        return new ContentIds(key.bytes());
    }

    @Bean
    EventIds eventIds(ContentIds contents) {
        return new EventIds(contents);
    }

    /** Events as JSON messages. */
    @Bean
    JacksonDataFormat eventJson(ObjectMapper mapper) {
        return new JacksonDataFormat(mapper, Event.class);
    }
}
