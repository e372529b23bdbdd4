package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.organization.OrganizationReader;
import io.oktafactors.sandbox.user.User;
import io.oktafactors.sandbox.user.UserStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganizationTest {

    @Test
    void whatTheFileLeavesOutHasADefault() {
        User user = read("users:\n  - login: ada@acme.example\n").get(0);

        assertThat(user.status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(user.profile().email()).isEqualTo("ada@acme.example");
        assertThat(user.id()).startsWith("00u").hasSize(20);
        assertThat(user.factors()).isEmpty();
    }

    @Test
    void idsAreTheSameAtEveryStart() {
        String yaml = """
                users:
                  - login: ada@acme.example
                    factors:
                      - {factorType: sms, profile: {phoneNumber: "+12065550142"}}
                """;

        User one = read(yaml).get(0);
        User other = read(yaml).get(0);
        assertThat(other.id()).isEqualTo(one.id());
        assertThat(other.factors().get(0).id())
                .isEqualTo(one.factors().get(0).id())
                .startsWith("sms");
    }

    @Test
    void anEmptyFileIsAnEmptyOrganization() {
        assertThat(read("")).isEmpty();
        assertThat(read("organization: Acme")).isEmpty();
    }

    @Test
    void theBuiltInOrganizationHasFiveUsers() {
        try (OktaSandbox okta = OktaSandbox.builder().start()) {
            assertThat(okta.users()).hasSize(5).anySatisfy(user -> assertThat(user.factor("question"))
                    .isPresent());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "- status: ACTIVE | line 2, users[0].login: is missing",
                "- {login: a@b.example, status: RETIRED} | line 2, users[0].status: 'RETIRED' is not possible here. Use one of STAGED",
                "- {login: a@b.example, id: 00u1} | line 2, users[0].id: an Okta id has 20 letters and digits",
                "- {login: a@b.example, logn: x} | line 2, users[0].logn: unknown field. Use one of factors, groups, id,",
                "- {login: [a]} | line 2, users[0].login: a single value is expected here",
                "- {login: a@b.example, profile: x} | line 2, users[0].profile: fields are expected here",
                "- {login: a@b.example, factors: x} | line 2, users[0].factors: a list is expected here",
                "- {login: a@b.example, factors: [{factorType: pigeon}]} | line 2, users[0].factors[0].factorType: 'pigeon' is not a type",
                "- {login: a@b.example, factors: [{factorType: sms, provider: GOOGLE}]} | line 2, users[0].factors[0].provider: 'GOOGLE' is not possible",
                "- {login: a@b.example, factors: [{factorType: sms, profile: {phoneNumber: x}}]} | line 2, users[0].factors[0].profile: Okta would reject the profile: This phone number is invalid.",
                "- {login: a@b.example, login: c@b.example} | line 2, users[0].login: is repeated",
                "- {login: a@b.example, [x]: y} | line 2, users[0]: a field's name is a single value",
                "- {login: [ | invalid YAML"
            })
    void aComplaintNamesFileLineFieldAndWhatToDo(String user, String complaint) {
        assertThatThrownBy(() -> read("users:\n  " + user))
                .isInstanceOf(SandboxException.class)
                .hasMessageStartingWith("acme.yaml, line ")
                .hasMessageContaining(complaint);
    }

    @Test
    void twoUsersCannotShareALogin() {
        assertThatThrownBy(() -> read("users:\n  - login: a@b.example\n  - login: A@b.example\n"))
                .hasMessageContaining("line 3, users[1].login: another user has this login");
    }

    @Test
    void aFieldOfTheFileStandsThereOnce() {
        assertThatThrownBy(() -> read("users: []\norganization: A\nusers: []\n"))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("line 3, users: is repeated");
        assertThatThrownBy(() -> read("policies:\n  - {name: A, factors: {sms: REQUIRED, sms: OPTIONAL}}\n"))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("line 2, policies[0].factors.sms: is repeated");
        assertThatThrownBy(() -> read("[a]: b")).isInstanceOf(SandboxException.class);
    }

    @Test
    void whatIsNoTextFileIsNamed(@TempDir Path directory) throws IOException {
        Path binary = Files.write(directory.resolve("acme.yaml"), new byte[] {1, 2, 3});
        for (Path path : List.of(directory, binary)) {
            assertThatThrownBy(() -> OktaSandbox.builder().organization(path).start())
                    .isInstanceOf(SandboxException.class)
                    .hasMessageContaining("Cannot read the organization from " + path)
                    .hasMessageContaining("Name a YAML file");
        }
    }

    @Test
    void aFileThatIsAbsentIsNamed() {
        assertThatThrownBy(() -> OktaSandbox.builder()
                        .organization(Path.of("absent.yaml"))
                        .start())
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("absent.yaml");
    }

    private static List<User> read(String yaml) {
        return OrganizationReader.read(
                        "acme.yaml",
                        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)),
                        Instant.parse("2026-03-04T10:15:30Z"))
                .users();
    }
}
