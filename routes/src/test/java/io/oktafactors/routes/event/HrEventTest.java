package io.oktafactors.routes.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HrEventTest {

    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Person ADA = person("+12065550142");

    private final ObjectMapper json = JsonMapper.builder().findAndAddModules().build();

    @Test
    void theIdDoesNotDependOnWhereTheEventWasRead() {
        HrEvent first = HrEvent.of(TestIds.EVENTS, EventType.JOINER, ADA, MAY, origin("monday.csv", 2, MAY));
        HrEvent again = HrEvent.of(TestIds.EVENTS, EventType.JOINER, ADA, MAY, origin("tuesday.csv", 40, JUNE));

        assertThat(again.eventId()).isEqualTo(first.eventId()).matches("[0-9a-f]{32}");
    }

    @Test
    void everyCorrectionGivesAnotherId() {
        Origin origin = origin("hr.csv", 2, MAY);

        assertThat(List.of(
                        HrEvent.of(TestIds.EVENTS, EventType.JOINER, ADA, MAY, origin),
                        HrEvent.of(TestIds.EVENTS, EventType.LEAVER, ADA, MAY, origin),
                        HrEvent.of(TestIds.EVENTS, EventType.JOINER, ADA, JUNE, origin),
                        HrEvent.of(TestIds.EVENTS, EventType.JOINER, person("+12065550143"), MAY, origin),
                        HrEvent.of(TestIds.EVENTS, EventType.JOINER, person(null), MAY, origin)))
                .extracting(HrEvent::eventId)
                .doesNotHaveDuplicates();
    }

    @Test
    void aValueMovedToTheNextFieldGivesAnotherId() {
        Person one = new Person("1", "a@b.example", "Ada", null, null, null, null, null, null, null, null, null, null);
        Person other =
                new Person("1", "a@b.example", null, "Ada", null, null, null, null, null, null, null, null, null);
        Origin origin = origin("hr.csv", 2, MAY);

        assertThat(HrEvent.of(TestIds.EVENTS, EventType.JOINER, one, MAY, origin)
                        .eventId())
                .isNotEqualTo(HrEvent.of(TestIds.EVENTS, EventType.JOINER, other, MAY, origin)
                        .eventId());
    }

    @Test
    void anEventSurvivesJson() throws Exception {
        HrEvent event = HrEvent.of(TestIds.EVENTS, EventType.REHIRE, ADA, MAY, origin("hr.csv", 2, JUNE));

        assertThat(json.readValue(json.writeValueAsString(event), HrEvent.class))
                .isEqualTo(event);
    }

    @Test
    void jsonLeavesOutWhatIsNotThereAndIgnoresWhatIsNotKnown() throws Exception {
        String written = json.writeValueAsString(person(null));

        assertThat(written).doesNotContain("null", "mobilePhone");
        assertThat(json.readValue(written.replace("{", "{\"shoeSize\":44,"), Person.class))
                .isEqualTo(person(null));
    }

    @Test
    void noTextOfAnEventShowsPhoneNumbersAddressesOrNames() {
        HrEvent event = HrEvent.of(TestIds.EVENTS, EventType.JOINER, ADA, MAY, origin("hr.csv", 2, JUNE));

        assertThat(event.toString()).contains("0042").doesNotContain("555014", "555019", "@", "Byron");
    }

    private static Person person(String mobile) {
        return new Person(
                "0042",
                "ada.byron@acme.example",
                "Ada",
                "Byron",
                "ada.byron@acme.example",
                "ada@mail.example",
                mobile,
                "+13125550199",
                "77",
                "Engineering",
                "employee",
                "US",
                "en_US");
    }

    private static Origin origin(String name, int line, Instant occurredAt) {
        return new Origin("hr-csv", name, line, occurredAt);
    }
}
