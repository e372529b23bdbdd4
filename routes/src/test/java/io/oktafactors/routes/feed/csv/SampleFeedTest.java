package io.oktafactors.routes.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.oktafactors.routes.event.EventType;
import io.oktafactors.routes.event.HrEvent;
import io.oktafactors.routes.event.Person;
import io.oktafactors.routes.event.TestIds;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.feed.Feeds;
import io.oktafactors.routes.feed.hr.HrCsvOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the sample feeds, the organization they imply and the numbers written down for them in step. */
class SampleFeedTest {

    private static final String US = "hr-feed-us.csv";
    private static final String EU = "hr-feed-eu.csv";
    private static final Instant NEXT_WINTER = Instant.parse("2026-11-01T00:00:00Z");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final JsonNode expected = yaml("expected.yaml");
    private final Map<String, JsonNode> users = users();

    @ParameterizedTest
    @ValueSource(strings = {US, EU})
    void aFileGivesTheRowsThatAreWrittenDownForIt(String name) {
        List<FeedRow> rows = feed(name).stream().toList();

        assertThat(found(rows)).isEqualTo(expected.at("/files").path(name));
    }

    @Test
    void theTotalsAreTheSumOfBothFiles() {
        JsonNode total = expected.path("total");

        assertThat(rows()).hasSize(total.path("rows").asInt());
        assertThat(events().stream().map(HrEvent::person).map(Person::login).distinct())
                .hasSize(total.path("people").asInt())
                .hasSizeGreaterThanOrEqualTo(64);
        assertThat(byType(events())).isEqualTo(YAML.convertValue(total.path("events"), Map.class));
        assertThat(of(FeedRow.Invalid.class)).hasSize(total.path("invalid").asInt());
        assertThat(of(FeedRow.Skipped.class)).hasSize(total.path("skipped").asInt());
        assertThat(events().size()
                        - events().stream().map(HrEvent::eventId).distinct().count())
                .isEqualTo(total.path("duplicates").asLong());
    }

    @Test
    void theFilesShowTenKindsOfFaultAndEightCountries() {
        assertThat(of(FeedRow.Invalid.class).stream()
                        .map(FeedRow.Invalid::fault)
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(10);
        assertThat(events().stream().map(event -> event.person().countryCode()).distinct())
                .hasSizeGreaterThanOrEqualTo(8);
        assertThat(events().stream().map(event -> event.person().userType()).distinct())
                .containsExactlyInAnyOrder("employee", "contractor", "partner");
        assertThat(events().stream().map(event -> event.person().department()).distinct())
                .containsExactlyInAnyOrder("Engineering", "Finance", "Sales", "Support", "Warehouse", "Executive");
    }

    @Test
    void noTwoPeopleShareAPhoneNumber() {
        Map<String, Set<String>> owners = events().stream()
                .map(HrEvent::person)
                .flatMap(person -> Stream.of(person.mobilePhone(), person.primaryPhone())
                        .filter(phone -> phone != null)
                        .map(phone -> Map.entry(phone, person.login())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));

        assertThat(owners.values()).allSatisfy(logins -> assertThat(logins).hasSize(1));
    }

    @Test
    void onlyOneJoinerAndOneLeaverAreStillToCome() {
        assertThat(events().stream()
                        .filter(event -> event.effectiveAt().isAfter(NEXT_WINTER))
                        .map(event -> event.person().login()))
                .containsExactly(special("futureJoiner"), special("futureLeaver"));
    }

    @Test
    void theLateLeaverOfARehireAndTheLateJoinerOfALeaverAreTheOlderEvents() {
        List<HrEvent> rehired = eventsOf(special("rehired"));
        List<HrEvent> gone = eventsOf(special("lateJoiner"));

        assertThat(rehired).extracting(HrEvent::type).containsExactly(EventType.REHIRE, EventType.LEAVER);
        assertThat(gone).extracting(HrEvent::type).containsExactly(EventType.LEAVER, EventType.JOINER);
        assertThat(List.of(rehired, gone))
                .allSatisfy(pair -> assertThat(pair.get(0).effectiveAt())
                        .isAfter(pair.get(1).effectiveAt()));
    }

    @Test
    void theOrganizationHasEveryoneButTheTwoItIsNotToKnow() {
        Set<String> unknown = events().stream()
                .map(event -> event.person().login())
                .filter(login -> !users.containsKey(login))
                .collect(Collectors.toSet());
        String invalid =
                of(FeedRow.Invalid.class).stream().map(FeedRow.Invalid::raw).collect(Collectors.joining("\n"));
        Set<String> others = new HashSet<>(users.keySet());
        events().forEach(event -> others.remove(event.person().login()));

        assertThat(unknown).containsExactlyInAnyOrder(special("unknownJoiner"), special("unknownLeaver"));
        assertThat(others).allSatisfy(login -> assertThat(invalid).contains(login));
    }

    @Test
    void leaversHaveFactorsAndJoinersHaveNone() {
        Map<EventType, Set<String>> logins = events().stream()
                .collect(Collectors.groupingBy(
                        HrEvent::type,
                        Collectors.mapping(event -> event.person().login(), Collectors.toSet())));
        Set<String> joiners = new HashSet<>(logins.get(EventType.JOINER));
        joiners.addAll(logins.get(EventType.REHIRE));
        joiners.removeAll(logins.get(EventType.LEAVER));
        Set<String> leavers = new HashSet<>(logins.get(EventType.LEAVER));
        leavers.removeAll(logins.get(EventType.REHIRE));
        leavers.removeIf(login -> factors(login).isEmpty());

        assertThat(joiners).allSatisfy(login -> assertThat(factors(login)).isEmpty());
        assertThat(leavers).hasSizeGreaterThanOrEqualTo(10).doesNotContain(special("neverEnrolledLeaver"));
        assertThat(leavers.stream().flatMap(login -> factors(login).stream()).distinct())
                .contains("sms", "call", "email", "token:software:totp", "question");
        assertThat(leavers).anySatisfy(login -> assertThat(factors(login)).hasSize(3));
        assertThat(users.get(special("deprovisionedJoiner")).path("status").asText())
                .isEqualTo("DEPROVISIONED");
    }

    @Test
    void theFactorsOfAUserAreOnTheUsersOwnPhonesAndAddress() {
        users.values().forEach(user -> user.path("factors").forEach(factor -> {
            JsonNode profile = user.path("profile");
            JsonNode target = factor.path("profile");
            assertThat(List.of(
                            profile.path("mobilePhone").asText(),
                            profile.path("primaryPhone").asText(),
                            ""))
                    .contains(target.path("phoneNumber").asText());
            assertThat(List.of(profile.path("email").asText(), ""))
                    .contains(target.path("email").asText());
        }));
    }

    private String special(String name) {
        return expected.path("special").required(name).asText();
    }

    private static JsonNode found(List<FeedRow> rows) {
        Map<String, Object> found = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>();
        List<HrEvent> events = events(rows);
        found.put("rows", rows.size());
        found.put("events", byType(events));
        found.put(
                "invalid",
                only(FeedRow.Invalid.class, rows).map(SampleFeedTest::fault).toList());
        found.put(
                "skipped",
                only(FeedRow.Skipped.class, rows)
                        .map(row -> Map.of("line", (int) row.line(), "reason", row.reason()))
                        .toList());
        found.put(
                "duplicates",
                events.stream()
                        .filter(event -> !ids.add(event.eventId()))
                        .map(event -> (int) event.origin().line())
                        .toList());
        return YAML.valueToTree(found);
    }

    private static Map<String, Object> fault(FeedRow.Invalid row) {
        Map<String, Object> fault = new LinkedHashMap<>();
        fault.put("line", (int) row.line());
        fault.put("field", row.field());
        fault.put("fault", row.fault().name());
        return fault;
    }

    private static Map<String, Integer> byType(List<HrEvent> events) {
        return Arrays.stream(EventType.values()).collect(Collectors.toMap(EventType::name, type ->
                (int) events.stream().filter(event -> event.type() == type).count()));
    }

    private static List<FeedRow> rows() {
        return Stream.of(US, EU).flatMap(name -> feed(name).stream()).toList();
    }

    private static List<HrEvent> events() {
        return events(rows());
    }

    private static List<HrEvent> events(List<FeedRow> rows) {
        return only(FeedRow.Accepted.class, rows).map(Feeds::event).toList();
    }

    private static List<HrEvent> eventsOf(String login) {
        return events().stream()
                .filter(event -> event.person().login().equals(login))
                .toList();
    }

    private static <T> List<T> of(Class<T> kind) {
        return only(kind, rows()).toList();
    }

    private static <T> Stream<T> only(Class<T> kind, List<FeedRow> rows) {
        return rows.stream().filter(kind::isInstance).map(kind::cast);
    }

    private List<String> factors(String login) {
        return users.containsKey(login) ? users.get(login).findValuesAsText("factorType") : List.of();
    }

    private static Map<String, JsonNode> users() {
        return StreamSupport.stream(yaml("organization.yaml").path("users").spliterator(), false)
                .collect(Collectors.toMap(user -> user.path("login").asText(), Function.identity()));
    }

    private static HrFeed feed(String name) {
        try {
            return new HrCsvReader(HrCsvOptions.defaults(), TestIds.CONTENTS)
                    .read(() -> sample(name), name, Feeds.WRITTEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode yaml(String name) {
        try (InputStream in = sample(name)) {
            return YAML.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream sample(String name) {
        return SampleFeedTest.class.getResourceAsStream("/sample/" + name);
    }
}
