package io.oktafactors.routes.console;

import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.EventStore;
import io.oktafactors.routes.state.Report;
import io.oktafactors.routes.state.ReportStore;
import java.util.Collection;
import java.util.Set;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/mfa} is the report, and {@code /actuator/mfa/rejected} lists the events in that state: person and reason,
 * without phone numbers. The messages themselves are on the queues.
 */
@Component
@Endpoint(id = "mfa")
class MfaEndpoint {

    private static final int MOST = 1000;

    private final ReportStore reports;
    private final EventStore events;

    MfaEndpoint(ReportStore reports, EventStore events) {
        this.reports = reports;
        this.events = events;
    }

    @ReadOperation
    Report report() {
        return reports.report();
    }

    @ReadOperation
    Collection<EventStore.Entry> events(@Selector EventState state) {
        return events.in(Set.of(state), MOST);
    }
}
