package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static io.oktafactors.sandbox.Acme.DEPROVISIONED;
import static io.oktafactors.sandbox.Acme.DEPROVISIONED_SMS;
import static io.oktafactors.sandbox.Acme.SMS;
import static io.oktafactors.sandbox.Acme.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserTest {
    private static final String NOBODY = "00uNobody00000000009";

    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {ADA, "ada.byron@acme.example", "Ada.Byron@acme.example"})
    void aUserIsReadByIdOrLogin(String idOrLogin) {
        Reply user = acme.get("/api/v1/users/" + idOrLogin).isOk();

        assertThat(user.id()).isEqualTo(ADA);
        assertThat(user.at("/status")).isEqualTo("ACTIVE");
        assertThat(user.at("/created")).isEqualTo("2026-03-04T10:15:30.250Z");
        assertThat(user.at("/profile/login")).isEqualTo("ada.byron@acme.example");
        assertThat(user.at("/profile/email")).isEqualTo("ada.byron@acme.example");
        assertThat(user.at("/profile/secondEmail")).isEqualTo("ada@home.example");
        assertThat(user.at("/_links/self/href")).isEqualTo(acme.okta.url() + "/api/v1/users/" + ADA);
    }

    @Test
    void usersAreListedInPagesWithoutTheDeprovisioned() {
        acme.okta.addUser("bob@acme.example");

        Reply first = acme.get("/api/v1/users?limit=2").isOk();
        assertThat(first.json().findValuesAsText("login"))
                .containsExactly("ada.byron@acme.example", "bob@acme.example");
        assertThat(first.json().get(0))
                .isEqualTo(acme.get("/api/v1/users/" + ADA).json());
        List<String> links = first.headers().allValues("Link");
        assertThat(links).hasSize(2);
        assertThat(links.get(0)).isEqualTo("<" + acme.okta.url() + "/api/v1/users?limit=2>; rel=\"self\"");
        Reply last = acme.follow("GET", links.get(1).replaceAll("<(.*)>; rel=\"next\"", "$1"), null)
                .isOk();
        assertThat(last.json().findValuesAsText("login")).containsExactly("sue@acme.example");
        assertThat(last.headers().allValues("Link")).hasSize(1);
        assertThat(acme.get("/api/v1/users").isOk().json()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=201, 400, E0000001",
        "limit=0, 400, E0000001",
        "limit=, 400, E0000028",
        "limit=few, 400, E0000037",
        "after=none, 400, E0000001",
        "q=ada, 501, E0000060",
        "search=x, 501, E0000060",
        "filter=x, 501, E0000060"
    })
    void aListOfUsersThatCannotBeGivenIsRefused(String query, int status, String code) {
        acme.get("/api/v1/users?" + query).isRefused(status, code);
    }

    @Test
    void anUnknownUserIsNotFound() {
        Reply refused = acme.get("/api/v1/users/xyz");

        refused.isRefused(404, "E0000007");
        assertThat(refused.at("/errorSummary")).isEqualTo("Not found: Resource not found: xyz (User)");
        assertThat(refused.at("/errorLink")).isEqualTo("E0000007");
        assertThat(refused.at("/errorId")).startsWith("oae");
        assertThat(refused.json().get("errorCauses").isArray()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,''",
        "POST,''",
        "GET,/catalog",
        "GET,/questions",
        "GET,/f",
        "DELETE,/f",
        "POST,/f/lifecycle/activate",
        "POST,/f/resend",
        "POST,/f/verify",
        "GET,/f/transactions/t"
    })
    void everyOperationRefusesAnUnknownUser(String method, String path) {
        call(method, NOBODY, path).isRefused(404, "E0000007");
    }

    @Test
    void aLoginIsNotAnIdOnFactorPaths() {
        acme.get(Acme.factors("ada.byron@acme.example")).isRefused(404, "E0000007");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/catalog", "/questions", "/f"})
    void aDeprovisionedUserIsNotFoundByReads(String path) {
        call("GET", DEPROVISIONED, path).isRefused(404, "E0000007");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,''",
        "DELETE,/f",
        "POST,/f/lifecycle/activate",
        "POST,/f/resend",
        "POST,/f/verify",
    })
    void aDeprovisionedUserCannotBeChanged(String method, String path) {
        call(method, DEPROVISIONED, path.replace("/f", "/" + DEPROVISIONED_SMS)).isRefused(403, "E0000038");
    }

    @Test
    void aSuspendedUserCannotEnrollButBeListed() {
        acme.post(Acme.factors(SUSPENDED), SMS).isRefused(403, "E0000038");
        acme.get(Acme.factors(SUSPENDED)).isOk();
    }

    @Test
    void aDeactivatedUserKeepsFactorsThatNobodyUnenrolled() {
        acme.enroll(SMS);
        acme.okta.setStatus(ADA, "DEPROVISIONED");

        acme.get(Acme.factors(ADA)).isRefused(404, "E0000007");
        assertThat(acme.okta.user(ADA).orElseThrow().factors()).hasSize(1);
    }

    private Reply call(String method, String userId, String path) {
        return method.equals("POST")
                ? acme.post(Acme.factors(userId) + path, SMS)
                : method.equals("GET")
                        ? acme.get(Acme.factors(userId) + path)
                        : acme.delete(Acme.factors(userId) + path);
    }
}
