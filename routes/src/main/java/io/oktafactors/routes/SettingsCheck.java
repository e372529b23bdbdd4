package io.oktafactors.routes;

import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Looks at the settings before anything is started: before a port is open, and a database or a broker is there. */
@Component
class SettingsCheck implements BeanFactoryPostProcessor, EnvironmentAware {

    private static final List<String> NEEDED =
            List.of("camel.component.okta-factors.org-url", "camel.component.okta-factors.token");

    private Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (NEEDED.stream()
                .anyMatch(setting -> environment.getProperty(setting, "").isBlank())) {
            throw new SettingException(
                    "No Okta organization is set. Set the environment variables OKTA_CLIENT_ORGURL and"
                            + " OKTA_CLIENT_TOKEN, or start with the argument \"demo\" to use a local sandbox.");
        }
        beans.getBean(MfaProperties.class);
    }
}
