package io.oktafactors.sandbox.organization;

import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.api.SandboxProfile;
import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.factor.FactorStatus;
import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.factor.Ids;
import io.oktafactors.sandbox.proof.OtpProfile;
import io.oktafactors.sandbox.proof.Subject;
import io.oktafactors.sandbox.proof.YubikeySeed;
import io.oktafactors.sandbox.user.EnrollmentPolicy;
import io.oktafactors.sandbox.user.EnrollmentPolicy.Enrollment;
import io.oktafactors.sandbox.user.Tokens;
import io.oktafactors.sandbox.user.User;
import io.oktafactors.sandbox.user.UserStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads an organization from YAML. Ids that are not in the file are the same at every start. */
public final class OrganizationReader {
    private static final Set<String> FIELDS =
            Set.of("organization", "users", "policies", "factorProfiles", "yubikeys", "apps", "tokens", "limits");
    private static final Set<String> USER_FIELDS =
            Set.of("id", "login", "status", "groups", "profile", "factors", "verifiedEmail");
    private static final Set<String> PROFILE_FIELDS =
            Set.of("email", "secondEmail", "firstName", "lastName", "mobilePhone", "primaryPhone");
    private static final Set<String> POLICY_FIELDS = Set.of("name", "groups", "callers", "factors");
    private static final Set<String> MAKE_FIELDS =
            Set.of("id", "name", "algorithm", "digits", "stepSeconds", "encoding");
    private static final Set<String> YUBIKEY_FIELDS = Set.of("serialNumber", "publicId", "privateId", "aesKey");
    private static final Map<String, String> ALGORITHMS =
            Map.of("SHA1", "HmacSHA1", "SHA256", "HmacSHA256", "SHA512", "HmacSHA512");

    /** The profiles of custom tokens if the file has none: a time-based and a counter-based one. */
    private static final List<OtpProfile> MAKES = List.of(
            new OtpProfile("fprTimedToken0000001", "Timed Token", "HmacSHA256", 6, 30, "hex"),
            new OtpProfile("fprCountToken0000001", "Counting Token", "HmacSHA1", 6, 0, "hex"));

    private final String file;
    private final Instant now;

    private OrganizationReader(String file, Instant now) {
        this.file = file;
        this.now = now;
    }

    public static Organization read(Path path, Instant now) {
        try (InputStream yaml = Files.newInputStream(path)) {
            return read(path.toString(), yaml, now);
        } catch (IOException e) {
            throw new SandboxException(
                    "Cannot read the organization from " + path + ". Name a YAML file that exists and can be read.", e);
        }
    }

    /** @param name name of the source in error messages */
    public static Organization read(String name, InputStream yaml, Instant now) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        try (Reader reader = new InputStreamReader(yaml, StandardCharsets.UTF_8)) {
            Node root = new Yaml(options).compose(reader);
            return new OrganizationReader(name, now).organization(root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark().getLine() + 1;
            throw new SandboxException(
                    name + ", line " + line + ": invalid YAML: " + e.getProblem() + ". Check indentation and quotes.",
                    e);
        } catch (YAMLException | IOException e) {
            throw new SandboxException(
                    "Cannot read the organization from " + name + ": " + e.getMessage()
                            + ". Name a YAML file in UTF-8.",
                    e);
        }
    }

    private Organization organization(Node root) {
        if (root == null) {
            return new Organization("Acme", List.of(), List.of(), MAKES, List.of(), Callers.NOBODY);
        }
        YamlMap all = YamlMap.of(file, "", root, FIELDS);
        List<OtpProfile> makes =
                all.maps("factorProfiles", MAKE_FIELDS).stream().map(this::make).toList();
        List<OtpProfile> known = makes.isEmpty() ? MAKES : makes;
        List<YubikeySeed> yubikeys =
                all.maps("yubikeys", YUBIKEY_FIELDS).stream().map(this::yubikey).toList();
        Tokens tokens = new Tokens(known, seed -> {});
        tokens.load(yubikeys);
        List<User> users = users(all, new FactorReader(tokens, now));
        List<EnrollmentPolicy> policies =
                all.maps("policies", POLICY_FIELDS).stream().map(this::policy).toList();
        String name = all.text("organization");
        return new Organization(
                name == null ? "Acme" : name, users, policies, known, tokens.yubikeys(), CallersYaml.read(all));
    }

    private List<User> users(YamlMap all, FactorReader factors) {
        List<User> users = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<String> logins = new HashSet<>();
        for (YamlMap entry : all.maps("users", USER_FIELDS)) {
            User user = user(entry, factors);
            if (!ids.add(user.id())) {
                throw entry.error("id", "another user has this id. Use a different id for each user.");
            }
            if (!logins.add(user.login().toLowerCase(Locale.ROOT))) {
                throw entry.error("login", "another user has this login. Use a different login for each user.");
            }
            users.add(user);
        }
        return users;
    }

    private User user(YamlMap entry, FactorReader factors) {
        String login = entry.requiredText("login", "Give each user a login, such as ada.byron@acme.example.");
        String id = entry.text("id") == null ? Ids.derived("00u", login) : entry.text("id");
        if (!id.matches("[0-9A-Za-z]{20}")) {
            throw entry.error("id", "an Okta id has 20 letters and digits. Write one, or leave the field out.");
        }
        YamlMap profile = entry.map("profile", PROFILE_FIELDS);
        String email = profile.text("email");
        User user = User.created(
                id,
                entry.oneOf("status", UserStatus.values(), UserStatus.ACTIVE),
                new SandboxProfile(
                        login,
                        email == null ? login : email,
                        profile.text("secondEmail"),
                        profile.text("firstName"),
                        profile.text("lastName"),
                        profile.text("mobilePhone"),
                        profile.text("primaryPhone")),
                Set.copyOf(entry.texts("groups")),
                now);
        for (YamlMap factor : entry.maps("factors", FactorReader.FIELDS)) {
            user = factors.add(factor, user);
        }
        return entry.flag("verifiedEmail") && user.factor(FactorType.EMAIL).isEmpty()
                ? user.with(verifiedEmail(user))
                : user;
    }

    /** Identity Engine lists a verified primary address as a factor although it was not enrolled. */
    private Factor verifiedEmail(User user) {
        FactorType type = FactorType.EMAIL;
        return Factor.enrolled(
                Ids.derived(type.prefix(FactorStatus.ACTIVE), user.id() + " verified"),
                type,
                FactorStatus.ACTIVE,
                Subject.of(user.profile().email()),
                now);
    }

    private EnrollmentPolicy policy(YamlMap entry) {
        String name = entry.requiredText("name", "Give each policy a name.");
        Map<FactorType, Enrollment> factors = new EnumMap<>(FactorType.class);
        entry.pairs("factors").forEach((type, word) -> {
            List<FactorType> rows = FactorType.named(type);
            if (rows.isEmpty()) {
                throw entry.error(
                        "factors",
                        "'" + type + "' is not a factor type. Write one such as sms,"
                                + " or with a provider such as token:software:totp/GOOGLE.");
            }
            Enrollment enrollment = YamlMap.choice(Enrollment.values(), word)
                    .orElseThrow(() -> entry.error(
                            "factors",
                            "'" + word + "' is not possible for " + type
                                    + ". Write OPTIONAL or REQUIRED; leave out what is not allowed."));
            rows.forEach(row -> factors.put(row, enrollment));
        });
        return new EnrollmentPolicy(
                name, Set.copyOf(entry.texts("groups")), Set.copyOf(entry.texts("callers")), factors);
    }

    private OtpProfile make(YamlMap entry) {
        String name = entry.requiredText("name", "Give each factor profile the vendor's name.");
        String id = entry.text("id") == null ? Ids.derived("fpr", name) : entry.text("id");
        String algorithm = entry.text("algorithm") == null ? "SHA1" : entry.text("algorithm");
        if (!ALGORITHMS.containsKey(algorithm)) {
            throw entry.error("algorithm", "'" + algorithm + "' is not possible here. Use SHA1, SHA256 or SHA512.");
        }
        String encoding = entry.text("encoding") == null ? "hex" : entry.text("encoding");
        if (!Set.of("hex", "base32", "base64").contains(encoding)) {
            throw entry.error("encoding", "'" + encoding + "' is not possible here. Use hex, base32 or base64.");
        }
        return new OtpProfile(
                id,
                name,
                ALGORITHMS.get(algorithm),
                number(entry, "digits", 6, 6, 8),
                number(entry, "stepSeconds", 30, 0, 3600),
                encoding);
    }

    private YubikeySeed yubikey(YamlMap entry) {
        String serialNumber = entry.requiredText("serialNumber", "Give each YubiKey its serial number.");
        String publicId = entry.requiredText("publicId", "Give each YubiKey its public id.");
        String privateId = entry.requiredText("privateId", "Give each YubiKey its private id.");
        String aesKey = entry.requiredText("aesKey", "Give each YubiKey its AES key.");
        YubikeySeed.fault(publicId, privateId, aesKey).ifPresent(field -> {
            throw entry.error(
                    field, "is malformed. publicId has 12 modhex characters, privateId 12 hex digits, aesKey 32.");
        });
        return new YubikeySeed(
                Ids.derived("ykk", serialNumber), serialNumber, publicId, privateId, aesKey, now, now, null, 0);
    }

    private static int number(YamlMap entry, String field, int byDefault, int least, int most) {
        String text = entry.text(field);
        if (text == null) {
            return byDefault;
        }
        SandboxException wrong = entry.error(field, "write a number from " + least + " to " + most + ".");
        try {
            int number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw wrong;
            }
            return number;
        } catch (NumberFormatException e) {
            throw wrong;
        }
    }
}
