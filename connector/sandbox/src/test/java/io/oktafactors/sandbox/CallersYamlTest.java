package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.sandbox.api.SandboxException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallersYamlTest {
    private static final String USERS = """
            users:
              - {id: 00uAdaByron000000001, login: ada.byron@acme.example}
            """;

    @Test
    void appsSignInWithTheKeysOfTheFile() {
        try (Acme acme =
                acme("""
                apps:
                  - clientId: 0oaServiceApp0000001
                    keys:
                      - {kty: EC, kid: old, crv: P-256, x: %s, y: %s}
                      - {kty: RSA, kid: rsa-1, e: AQAB, n: %s}
                    scopes: [okta.users.read]
                    roles: [READ_ONLY_ADMIN]
                """.formatted(ServiceClient.EC.getX(), ServiceClient.EC.getY(), ServiceClient.RSA.getModulus()))) {
            ServiceClient client = new ServiceClient(acme);

            client.call("GET", Acme.factors(Acme.ADA), "Bearer " + client.token())
                    .isOk();
        }
    }

    @Test
    void tokensAreBesideTheDefaultOne() {
        try (Acme acme = acme("""
                tokens:
                  - {name: reader, value: r1, roles: [READ_ONLY_ADMIN], creator: ada.byron@acme.example}
                  - {name: gone, value: g1, revoked: true}
                  - {name: old, value: o1, lastUsed: "2026-02-02T10:15:30Z"}
                """)) {
            ServiceClient client = new ServiceClient(acme);
            String factors = Acme.factors(Acme.ADA);

            acme.get(factors).isOk();
            client.call("GET", factors, "SSWS r1").isOk();
            client.call("POST", factors, "SSWS r1").isRefused(403, "E0000006");
            client.call("GET", factors, "SSWS g1").isRefused(401, "E0000011");
            client.call("GET", factors, "SSWS o1").isRefused(401, "E0000011");
            assertThat(acme.get("/sandbox/tokens").text()).contains("2026-02-02T10:15:30");
        }
    }

    @Test
    void limitsAreThoseOfTheFile() {
        try (Acme acme = acme("""
                limits:
                  buckets:
                    - {pattern: "/api/v1/*", calls: 20, window: 30s}
                    - {pattern: "/api/v1/users/{userId}", calls: 8, methods: [GET]}
                  share: 50
                  shares:
                    - {principal: sandbox, percent: 25}
                """)) {
            assertThat(acme.get(Acme.factors(Acme.ADA)).header("x-rate-limit-limit"))
                    .isEqualTo("5");
            assertThat(acme.get("/api/v1/users/" + Acme.ADA).header("x-rate-limit-limit"))
                    .isEqualTo("2");
        }
    }

    @Test
    void limitsMayBeThoseOfATier() {
        try (Acme acme = acme("limits: {tier: ENTERPRISE, share: 100}")) {
            assertThat(acme.get("/api/v1/users/" + Acme.ADA).header("x-rate-limit-limit"))
                    .isEqualTo("1000");
        }
    }

    @Test
    void limitsOfTheBuilderReplaceThoseOfTheFile() {
        try (Acme acme = new Acme(sandbox ->
                sandbox.organization(yaml("limits: {tier: ENTERPRISE}")).unlimited())) {
            assertThat(acme.get("/api/v1/users/" + Acme.ADA).header("x-rate-limit-limit"))
                    .isEqualTo(Integer.toString(Integer.MAX_VALUE));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            apps: [{scopes: [a]}]                                          | line 3, apps[0].clientId | Give each app a client id
            apps: [{clientId: a, roles: [KING]}]                           | line 3, apps[0].roles    | SUPER_ADMIN
            apps: [{clientId: a, scopes: okta.users.read}]                 | line 3, apps[0].scopes   | [one, two]
            apps: [{clientId: a, dpop: maybe}]                             | line 3, apps[0].dpop     | neither true nor false
            apps: [{clientId: a, keys: [{kty: oct, kid: k}]}]              | line 3, apps[0].keys[0].kty | JSON Web Key
            apps: [{clientId: a, keys: [{kty: RSA, n: AQAB, e: AQAB, d: c2VjcmV0}]}] | line 3, apps[0].keys[0].kty | Use the public key only
            apps: [{clientId: a, scopes: [okta.users.read]}]               | line 3, apps[0].keys | requires a key to sign in
            tokens: [{name: a, value: b}, {name: a, value: c}]             | line 3, tokens[1].name | another API token
            tokens: [{name: a, value: c2VjcmV0}, {name: b, value: c2VjcmV0}] | line 3, tokens[1].value | another API token
            tokens: [{name: a}]                                            | line 3, tokens[0].value  | Give each API token a value
            tokens: [{name: a, value: b, lastUsed: yesterday}]             | line 3, tokens[0].lastUsed | 2026-03-04T10:15:30Z
            limits: {tier: HUGE}                                           | line 3, limits.tier      | WORKFORCE
            limits: {share: 120}                                           | line 3, limits.share     | 1 to 100 percent
            limits: {concurrency: none}                                    | line 3, limits.concurrency | not a whole number
            limits: {buckets: [{pattern: api, calls: 1}]}                  | line 3, limits.buckets[0].pattern | not a path pattern
            limits: {buckets: [{pattern: /api, calls: 1, window: 1y}]}     | line 3, limits.buckets[0].window | such as 60s
            limits: {buckets: [{pattern: /api, calls: 1, methods: [get]}]} | line 3, limits.buckets[0].pattern | GET, POST, PUT and DELETE
            limits: {personal: [{limit: LETTERS, times: 1, period: 1s}]}   | line 3, limits.personal[0].limit | SMS_PER_NUMBER
            limits: {personal: [{limit: SMS_PER_NUMBER, times: 0, period: 1s}]} | line 3, limits.personal[0].times | at least 1
            """)
    void aMistakeIsToldWithLineFieldAndAdvice(String line, String place, String advice) {
        assertThatThrownBy(() -> acme(line))
                .isInstanceOf(SandboxException.class)
                .hasMessageStartingWith("organization, " + place + ": ")
                .hasMessageContaining(advice)
                .hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    void theExampleOfTheDocumentationIsGood() throws IOException {
        String page = Files.readString(Path.of("../../docs/sandbox.md"));
        int begin = page.indexOf("```yaml", page.indexOf("## Who may call")) + "```yaml".length();

        try (Acme acme = acme(page.substring(begin, page.indexOf("```", begin)))) {
            Reply reply = new ServiceClient(acme).call("GET", Acme.factors(Acme.ADA), "SSWS hd-secret");
            assertThat(reply.isOk().header("x-rate-limit-limit"))
                    .as("10 percent of 1200")
                    .isEqualTo("120");
        }
    }

    @Test
    void aShareOfTheCallsInFlightIsThatOfTheBucketsUnlessSaid() {
        try (Acme acme = acme("""
                tokens: [{name: a, value: a}, {name: b, value: b}]
                limits:
                  share: 40
                  concurrencyShare: 60
                  shares: [{principal: a, percent: 10}, {principal: b, percent: 10, concurrencyPercent: 25}]
                """)) {
            Reply shares = acme.get("/sandbox/shares").isOk();
            assertThat(shares.at("/default/percent")).isEqualTo("40");
            assertThat(shares.at("/default/concurrencyPercent")).isEqualTo("60");
            assertThat(shares.at("/principals/a/concurrencyPercent")).isEqualTo("10");
            assertThat(shares.at("/principals/b/concurrencyPercent")).isEqualTo("25");
        }
        assertThatThrownBy(() -> acme("limits: {concurrencyShare: 60}"))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("concurrencyShare")
                .hasMessageContaining("Add the field share");
    }

    @Test
    void aShareForNobodyIsToldByName() {
        assertThatThrownBy(() -> acme("limits: {shares: [{principal: nobody, percent: 10}]}"))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("'nobody'");
    }

    @Test
    void aCreatorWhoIsNoUserIsToldByName() {
        assertThatThrownBy(() -> acme("tokens: [{name: a, value: b, creator: nobody@acme.example}]"))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("nobody@acme.example");
    }

    private static Acme acme(String callers) {
        return new Acme(sandbox -> sandbox.organization(yaml(callers)));
    }

    private static ByteArrayInputStream yaml(String callers) {
        return new ByteArrayInputStream((USERS + callers).getBytes(StandardCharsets.UTF_8));
    }
}
