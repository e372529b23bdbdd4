package io.oktafactors.routes.schedule;

import io.oktafactors.routes.MfaProperties;
import io.oktafactors.routes.SettingException;
import java.util.TimeZone;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.quartz.CronExpression;
import org.quartz.CronTrigger;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** camel-quartz, for which no Spring Boot starter exists, on the scheduler that Spring Boot makes. */
@Configuration(proxyBeanMethods = false)
class SweepConfiguration {

    private static final TriggerKey SWEEP = TriggerKey.triggerKey("sweep", "mfa");

    @Bean
    ComponentCustomizer quartzCustomizer(Scheduler scheduler, MfaProperties properties) throws SchedulerException {
        String cron = properties.sweep().cron();
        if (!CronExpression.isValidExpression(cron)) {
            throw new SettingException("The setting mfa.sweep.cron is \"" + cron
                    + "\", which is no cron expression of Quartz; such as \"0 0 6 * * ?\" for each day at six");
        }
        followZone(scheduler, TimeZone.getTimeZone(properties.sweep().zone()));
        return ComponentCustomizer.builder(QuartzComponent.class)
                .build((QuartzComponent quartz) -> quartz.setScheduler(scheduler));
    }

    /** Camel sees by itself that the cron expression differs from the stored one, but not that the zone does. */
    private static void followZone(Scheduler scheduler, TimeZone zone) throws SchedulerException {
        if (scheduler.getTrigger(SWEEP) instanceof CronTrigger stored
                && !stored.getTimeZone().hasSameRules(zone)) {
            scheduler.unscheduleJob(SWEEP);
        }
    }
}
