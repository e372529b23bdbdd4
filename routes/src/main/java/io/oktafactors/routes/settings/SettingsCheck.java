package io.oktafactors.routes.settings;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/** Checks the settings before anything is started: before a port is opened, and before database and broker are started. */
@Component
class SettingsCheck implements BeanFactoryPostProcessor, EnvironmentAware {

    /** Other places in which the component finds an organization. */
    private static final List<Path> FILES = List.of(
            Path.of("okta.yaml").toAbsolutePath(), Path.of(System.getProperty("user.home", ""), ".okta", "okta.yaml"));

    private Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (environment.getProperty("camel.component.okta-factors.org-url", "").isBlank()
                && environment.getProperty("okta.client.orgUrl", "").isBlank()
                && FILES.stream().noneMatch(Files::exists)) {
            throw new SettingException(
                    "No Okta organization is configured. Set the environment variables OKTA_CLIENT_ORGURL and"
                            + " OKTA_CLIENT_TOKEN, or those of a private key, or start with the argument \"demo\" to use a local sandbox.");
        }
        Validator validator = Validation.buildDefaultValidatorFactory().getValidator();
        Binder binder = Binder.get(environment, new ValidationBindHandler(new SpringValidatorAdapter(validator)));
        for (String name : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
            Class<?> type = beans.getType(name, false);
            ConfigurationProperties settings = type == null ? null : type.getAnnotation(ConfigurationProperties.class);
            if (settings != null && (settings.value() + ".").startsWith("mfa.")) {
                binder.bindOrCreate(settings.value(), type);
            }
        }
    }
}
