package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static io.oktafactors.sandbox.Acme.PHONE;
import static io.oktafactors.sandbox.Acme.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.sandbox.api.SandboxCall;
import io.oktafactors.sandbox.api.SandboxFault;
import io.oktafactors.sandbox.api.SandboxRole;
import io.oktafactors.sandbox.api.SandboxToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalSideTest {
    private final Acme acme = new Acme(builder -> builder.unlimited()
            .apiToken(SandboxToken.of("helpdesk", "hd-secret").withRoles(SandboxRole.HELP_DESK_ADMIN)));

    @BeforeEach
    void fillTheJournal() {
        acme.okta
                .faults()
                .add(SandboxFault.statusAfter(503).on("POST", Acme.factors(ADA)).withTimes(1));
        acme.enroll(SMS);
        acme.passThePauses();
        acme.enroll(Acme.email("ada@home.example")).isOk();
        acme.get(Acme.factors(ADA)).isOk();
        acme.get("/api/v1/nothing");
    }

    @AfterEach
    void stop() {
        acme.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                       | 4",
                "method=POST                                            | 2",
                "method=POST&status=200                                 | 1",
                "outcome=200                                            | 3",
                "fault=STATUS_AFTER                                     | 1",
                "path=/api/v1/users/%7BuserId%7D/factors                | 3",
                "path=/api/v1/users/*                                   | 3",
                "userId=00uAdaByron000000001                            | 3",
                "principal=sandbox                                      | 3",
                "principal=helpdesk                                     | 0",
                "bucket=/api/v1/*                                       | 3",
                "since=2026-03-04T10:16:00.250Z                         | 3",
                "newest=2                                               | 2"
            })
    void callsAreChosenByQuery(String query, int found) {
        assertThat(acme.get("/sandbox/calls?" + (query == null ? "" : query))
                        .isOk()
                        .json())
                .hasSize(found);
    }

    @Test
    void theCallBehindAnAnswerIsFoundByItsRequestId() {
        String requestId = acme.get("/api/v1/users/" + ADA).header("X-Okta-Request-Id");

        assertThat(acme.get("/sandbox/calls?requestId=" + requestId).at("/0/path"))
                .isEqualTo("/api/v1/users/" + ADA);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "channel=sms                          | 1",
                "address=ADA@home.example             | 1",
                "purpose=enroll                       | 2",
                "userId=00uAdaByron000000001          | 2",
                "factorId=none                        | 0",
                "since=2026-03-04T10:16:00.250Z       | 1",
                "newest=1                             | 1"
            })
    void messagesAreChosenByQuery(String query, int found) {
        assertThat(acme.get("/sandbox/messages?" + query).isOk().json()).hasSize(found);
    }

    @Test
    void theMessagesOfAPhoneAreChosenByQueryToo() {
        assertThat(acme.get("/sandbox/phones/" + PHONE + "/messages?purpose=challenge")
                        .isOk()
                        .json())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/sandbox/calls?verb=POST      | There is no filter 'verb'. Use bucket, fault,",
                "/sandbox/messages?status=200  | There is no filter 'status'. Use address,",
                "/sandbox/calls?since=now      | 'now' is not a time",
                "/sandbox/calls?newest=few     | 'few' is not a number",
                "/sandbox/users?limit=0        | '0' is not a number"
            })
    void aQueryThatMakesNoSenseIsRefused(String path, String reason) {
        Reply refused = acme.get(path);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/message")).contains(reason);
    }

    @Test
    void callsAreCountedByMethodAndPattern() {
        assertThat(acme.okta.calls("POST", "/api/v1/users/{userId}/factors"))
                .extracting(SandboxCall::status)
                .containsExactly(503, 200);
    }

    @Test
    void theJournalCanBeEmptied() {
        assertThat(acme.delete("/sandbox/calls").status()).isEqualTo(204);
        assertThat(acme.okta.calls()).isEmpty();

        acme.get(Acme.factors(ADA));
        acme.okta.forgetCalls();
        assertThat(acme.okta.calls()).isEmpty();
    }
}
