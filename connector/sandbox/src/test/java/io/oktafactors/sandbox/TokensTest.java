package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static io.oktafactors.sandbox.Acme.passCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.sandbox.api.SandboxException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static final String SEEDS = "/api/v1/org/factors/yubikey_token/tokens";
    private static final String SEED = "{'serialNumber':'000004102994','publicId':'ccccccijgibu',"
            + "'privateId':'b74be6169486','aesKey':'1fcc6d8ce39bf1604e0b17f3e0a11067'}";
    private static final String HOTP = "{'factorType':'token:hotp','provider':'CUSTOM','factorProfileId':'%s',"
            + "'profile':{'sharedSecret':'484f97be3213b117e3a20438e291540a'}}";
    private static final String TIMED = HOTP.formatted("fprTimedToken0000001");
    private static final String COUNTING = HOTP.formatted("fprCountToken0000001");

    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void anRsaTokenIsActiveAtOnceWithPinAndCode() {
        Reply enrolled = acme.enroll(rsa(codes("RSA", "ada").get(0))).isOk();

        assertThat(enrolled.id()).startsWith("rsa");
        assertThat(enrolled.at("/status")).isEqualTo("ACTIVE");
        assertThat(enrolled.at("/vendorName")).isEqualTo("RSA");
        assertThat(enrolled.at("/profile/credentialId")).isEqualTo("ada");
        assertThat(enrolled.links()).containsExactly("verify: POST", "self: GET,DELETE", "user: GET");
        acme.clock.pass(Duration.ofMinutes(1));
        String code = acme.authenticatorCode(enrolled.id());
        assertThat(code).hasSize(10).startsWith("1234");
        acme.verify(enrolled.id(), passCode(code)).isOk();
        acme.verify(enrolled.id(), passCode(code)).isRefused(403, "E0000068");
    }

    @Test
    void anRsaTokenIsProvenByTheEnrolment() {
        acme.enroll(rsa("1234000000x")).isRefused(403, "E0000068");
        acme.enroll("{'factorType':'token','provider':'RSA','profile':{'credentialId':'ada'}}")
                .isRefused(400, "E0000001", "passCode: The field cannot be left blank");
        acme.enroll("{'factorType':'token','provider':'RSA','verify':{'passCode':'1'}}")
                .isRefused(400, "E0000001");
        assertThat(acme.okta.user(ADA).orElseThrow().factors()).isEmpty();
    }

    @Test
    void aSymantecTokenNeedsTwoCodesInARow() {
        List<String> codes = codes("SYMANTEC", "VSMT14393584");
        acme.enroll(symantec(codes.get(0), codes.get(0))).isRefused(403, "E0000068");
        acme.enroll(symantec(codes.get(0), codes.get(1)).replaceAll(",'nextPassCode':'\\d+'", ""))
                .isRefused(400, "E0000001", "nextPassCode: The field cannot be left blank");

        Reply enrolled = acme.enroll(symantec(codes.get(0), codes.get(1))).isOk();
        assertThat(enrolled.id()).startsWith("ufv");
        acme.verify(enrolled.id(), passCode(codes.get(1))).isRefused(403, "E0000068");
        acme.clock.pass(Duration.ofMinutes(1));
        acme.verify(enrolled.id(), passCode(codes("SYMANTEC", "VSMT14393584").get(0)))
                .isOk();
    }

    @Test
    void tokensOfTwoMakersLiveSideBySide() {
        acme.enroll(rsa(codes("RSA", "ada").get(0))).isOk();
        List<String> codes = codes("SYMANTEC", "VSMT14393584");
        acme.enroll(symantec(codes.get(0), codes.get(1))).isOk();

        assertThat(acme.okta.user(ADA).orElseThrow().factors()).hasSize(2);
    }

    @Test
    void aYubiKeyIsEnrolledByPressingIt() {
        acme.post(SEEDS, SEED).isOk();
        String code = acme.okta.pressYubikey("000004102994");
        assertThat(code).matches("ccccccijgibu[cbdefghijklnrtuv]{32}");

        Reply enrolled = acme.enroll(yubikey(code)).isOk();
        assertThat(enrolled.id()).startsWith("ykf");
        assertThat(enrolled.at("/status")).isEqualTo("ACTIVE");
        assertThat(enrolled.at("/profile/credentialId")).isEqualTo("000004102994");
        acme.verify(enrolled.id(), passCode(code)).isRefused(403, "E0000068");
        acme.verify(enrolled.id(), passCode(acme.okta.pressYubikey("000004102994")))
                .isOk();
    }

    @Test
    void aYubiKeysOlderCodesAreVoid() {
        acme.post(SEEDS, SEED).isOk();
        String id = acme.enroll(yubikey(acme.okta.pressYubikey("000004102994"))).id();
        String older = acme.okta.pressYubikey("000004102994");
        String newer = acme.okta.pressYubikey("000004102994");

        acme.verify(id, passCode(newer)).isOk();
        acme.verify(id, passCode(older)).isRefused(403, "E0000068");
    }

    @Test
    void aYubiKeyCountsBeyondAByte() {
        acme.post(SEEDS, SEED).isOk();
        String id = acme.enroll(yubikey(acme.okta.pressYubikey("000004102994"))).id();
        for (int press = 0; press < 300; press++) {
            acme.okta.pressYubikey("000004102994");
        }

        acme.verify(id, passCode(acme.okta.pressYubikey("000004102994"))).isOk();
    }

    @Test
    void aYubiKeyWhoseSeedIsUnknownIsRefused() {
        acme.enroll(yubikey("cccccceukngdfgkukfctkcvfidnetljjiknckkcjulji")).isRefused(403, "E0000068");
        assertThatThrownBy(() -> acme.okta.pressYubikey("none")).isInstanceOf(SandboxException.class);
    }

    @Test
    void aYubiKeyBelongsToOnePersonUntilItIsUnenrolled() {
        String seed = acme.post(SEEDS, SEED).isOk().id();
        assertThat(acme.get(SEEDS + "/" + seed).isOk().at("/status")).isEqualTo("UNASSIGNED");
        String id = acme.enroll(yubikey(acme.okta.pressYubikey("000004102994"))).id();
        assertThat(acme.get(SEEDS + "/" + seed).isOk().at("/status")).isEqualTo("ACTIVE");

        String bob = Acme.factors(acme.okta.addUser("bob@acme.example").id());
        String code = acme.okta.pressYubikey("000004102994");
        acme.post(bob, yubikey(code)).isRefused(400, "E0000001", "passCode: The YubiKey is assigned already");
        acme.unenroll(id);
        acme.post(bob, yubikey(code)).isOk();
    }

    @Test
    void seedsAreListedInPages() {
        for (int i = 0; i < 5; i++) {
            acme.post(
                            SEEDS,
                            SEED.replace("000004102994", "" + i)
                                    .replace("ccccccijgibu", "ccccccijgib" + "cbdef".charAt(i)))
                    .isOk();
            acme.clock.pass(Duration.ofSeconds(1));
        }

        Reply first = acme.get(SEEDS + "?limit=2").isOk();
        assertThat(first.json().findValuesAsText("serial")).containsExactly("0", "1");
        List<String> links = first.headers().allValues("Link");
        assertThat(links.get(0)).endsWith("rel=\"self\"");
        String next = links.get(1).replaceAll("<(.*)>; rel=\"next\"", "$1");
        Reply last =
                acme.follow("GET", next.replace("limit=2", "limit=200"), null).isOk();
        assertThat(last.json().findValuesAsText("serial")).containsExactly("2", "3", "4");
        assertThat(last.headers().allValues("Link")).hasSize(1);
        acme.get(SEEDS + "?limit=201").isRefused(400, "E0000001");
        acme.get(SEEDS + "?limit=").isRefused(400, "E0000028");
        acme.get(SEEDS + "?after=none").isRefused(400, "E0000001");
        acme.get(SEEDS + "/none").isRefused(404, "E0000007");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serialNumber", "publicId", "privateId", "aesKey"})
    void aSeedIsCheckedWhenItIsUploaded(String field) {
        acme.post(SEEDS, SEED.replaceAll("'" + field + "':'[^']*'", "'" + field + "':''"))
                .isRefused(400, "E0000001");
        acme.post(SEEDS, SEED).isOk();
        acme.post(SEEDS, SEED).isRefused(400, "E0000001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fprTimedToken0000001", "fprCountToken0000001"})
    void aCustomTokenIsActivatedAtOnce(String make) {
        Reply enrolled = acme.enroll(HOTP.formatted(make), "?activate=true").isOk();

        assertThat(enrolled.id()).startsWith("chf");
        assertThat(enrolled.at("/status")).isEqualTo("ACTIVE");
        assertThat(enrolled.at("/vendorName")).endsWith("Token");
        assertThat(enrolled.json().has("profile")).isFalse();
        String code = acme.authenticatorCode(enrolled.id());
        acme.verify(enrolled.id(), passCode(code)).isOk();
        acme.verify(enrolled.id(), passCode(code)).isRefused(403, "E0000068");
        acme.clock.pass(Duration.ofSeconds(30));
        acme.verify(enrolled.id(), passCode(acme.authenticatorCode(enrolled.id())))
                .isOk();
    }

    @Test
    void aCustomTokenNeedsActivateAndAKnownProfile() {
        acme.enroll(TIMED).isRefused(400, "E0000063");
        acme.enroll(HOTP.formatted("fprNone"), "?activate=true").isRefused(400, "E0000001");
        acme.enroll(TIMED.replace("484f97be", "not hex!"), "?activate=true").isRefused(400, "E0000001");
        acme.enroll(TIMED, "?activate=true").isOk();
        acme.enroll(COUNTING, "?activate=true").isRefused(400, "E0000001", "A factor of this type is already set up.");
    }

    /** RFC 4226, appendix D. */
    @Test
    void aCountingTokenGivesTheCodesOfTheRfc() {
        String key = "3132333435363738393031323334353637383930";
        String id = acme.enroll(COUNTING.replace("484f97be3213b117e3a20438e291540a", key), "?activate=true")
                .id();

        assertThat(acme.authenticatorCode(id)).isEqualTo("287082");
        acme.verify(id, passCode("969429")).isOk();
        assertThat(acme.authenticatorCode(id)).isEqualTo("338314");
        acme.verify(id, passCode("359152")).isRefused(403, "E0000068");
    }

    @Test
    void aDuoFactorIsInTheCatalogueButCannotBeEnrolledHere() {
        acme.enroll("{'factorType':'web','provider':'DUO','profile':{'credentialId':'ada'}}")
                .isRefused(501, "E0000060");
    }

    @Test
    void theOtherSideIsThereOverHttpToo() {
        acme.post(SEEDS, SEED);

        assertThat(acme.get("/sandbox/otp-tokens/RSA/ada/codes").isOk().json().at("/codes"))
                .hasSize(2);
        assertThat(acme.get("/sandbox/otp-tokens/ACME/ada/codes").status()).isEqualTo(400);
        assertThat(acme.post("/sandbox/yubikeys/000004102994/press", "{}")
                        .isOk()
                        .at("/code"))
                .hasSize(44);
    }

    private List<String> codes(String provider, String credentialId) {
        return acme.okta.tokenCodes(provider, credentialId);
    }

    private static String rsa(String code) {
        return "{'factorType':'token','provider':'RSA','profile':{'credentialId':'ada'},'verify':{'passCode':'%s'}}"
                .formatted(code);
    }

    private static String symantec(String code, String next) {
        return ("{'factorType':'token','provider':'SYMANTEC','profile':{'credentialId':'VSMT14393584'},"
                        + "'verify':{'passCode':'%s','nextPassCode':'%s'}}")
                .formatted(code, next);
    }

    private static String yubikey(String code) {
        return "{'factorType':'token:hardware','provider':'YUBICO','verify':{'passCode':'%s'}}".formatted(code);
    }
}
