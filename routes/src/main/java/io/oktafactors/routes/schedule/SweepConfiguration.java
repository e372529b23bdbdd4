package io.oktafactors.routes.schedule;

import java.util.TimeZone;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.quartz.CronTrigger;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** camel-quartz, for which no Spring Boot starter exists, with the scheduler of Spring Boot. */
@Configuration(proxyBeanMethods = false)
class SweepConfiguration {

    private static final TriggerKey SWEEP = TriggerKey.triggerKey("sweep", "mfa");

    @Bean
    ComponentCustomizer quartzCustomizer(Scheduler scheduler, SweepProperties sweep) throws SchedulerException {
        String cron = sweep.cron();
        dropIfChanged(scheduler, cron, TimeZone.getTimeZone(sweep.zone()));
        return ComponentCustomizer.builder(QuartzComponent.class).build((QuartzComponent quartz) -> {
            quartz.setScheduler(scheduler);
            quartz.setAutoStartScheduler(false);
        });
    }

    /**
     * Starts the scheduler. Camel would start it before its routes, so a missed run would find no route. Camel also pauses the
     * trigger in the database when it stops, but does not resume it when it starts.
     */
    @EventListener
    void start(ApplicationReadyEvent ready) throws SchedulerException {
        Scheduler scheduler = ready.getApplicationContext().getBean(Scheduler.class);
        scheduler.resumeTrigger(SWEEP);
        scheduler.start();
    }

    /** Camel would not notice that the zone differs from the stored one, and would keep the old data of the job. */
    private static void dropIfChanged(Scheduler scheduler, String cron, TimeZone zone) throws SchedulerException {
        if (scheduler.getTrigger(SWEEP) instanceof CronTrigger stored
                && !(stored.getCronExpression().equals(cron)
                        && stored.getTimeZone().hasSameRules(zone))) {
            scheduler.unscheduleJob(SWEEP);
        }
    }
}
