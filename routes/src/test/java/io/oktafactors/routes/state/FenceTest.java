package io.oktafactors.routes.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.routes.event.EventType;
import io.oktafactors.routes.event.HrEvent;
import io.oktafactors.routes.event.Origin;
import io.oktafactors.routes.event.Person;
import io.oktafactors.routes.event.TestIds;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class FenceTest {

    private static final Instant MARCH = Instant.parse("2026-03-04T10:15:30Z");
    private static final Instant APRIL = Instant.parse("2026-04-04T10:15:30Z");

    private final Fence fence = new Fence(JdbcClient.create(database()));

    private static DriverManagerDataSource database() {
        var database = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(database).load().migrate();
        return database;
    }

    private static HrEvent event(EventType type, Instant effectiveAt, Instant occurredAt, int line) {
        Person person =
                new Person("1", "ada@acme.example", null, null, null, null, null, null, null, null, null, null, null);
        return HrEvent.of(TestIds.EVENTS, type, person, effectiveAt, new Origin("hr-csv", "f.csv", line, occurredAt));
    }

    private Optional<Fence.Mark> pass(HrEvent event) {
        Optional<Fence.Mark> newer = fence.newerThan(event);
        fence.begin(event);
        return newer;
    }

    @Test
    void anOlderEventDoesNotPassANewerOne() {
        HrEvent leaver = event(EventType.LEAVER, APRIL, MARCH, 2);
        HrEvent joiner = event(EventType.JOINER, MARCH, APRIL, 3);

        assertThat(pass(leaver)).isEmpty();
        assertThat(pass(joiner)).map(Fence.Mark::eventId).contains(leaver.eventId());
    }

    @Test
    void aNewerEventPassesAnOlderOne() {
        assertThat(pass(event(EventType.LEAVER, MARCH, MARCH, 2))).isEmpty();
        assertThat(pass(event(EventType.REHIRE, APRIL, MARCH, 3))).isEmpty();
    }

    @Test
    void anEventPassesItself() {
        HrEvent joiner = event(EventType.JOINER, MARCH, MARCH, 2);

        assertThat(pass(joiner)).isEmpty();
        assertThat(pass(joiner)).isEmpty();
    }

    @Test
    void ofTwoThatTakeEffectTogetherTheOneWrittenLaterIsNewer() {
        assertThat(pass(event(EventType.JOINER, MARCH, APRIL, 2))).isEmpty();
        assertThat(pass(event(EventType.LEAVER, MARCH, MARCH, 9))).isPresent();
    }

    @Test
    void ofTwoInOneFileTheOneFurtherDownIsNewerHoweverFineItsTime() {
        Instant fine = Instant.parse("2026-03-04T10:15:30.123999999Z");

        assertThat(pass(event(EventType.JOINER, MARCH, fine, 2))).isEmpty();
        assertThat(pass(event(EventType.LEAVER, MARCH, fine, 3))).isEmpty();
        assertThat(pass(event(EventType.REHIRE, MARCH, fine, 1))).isPresent();
    }
}
