package io.oktafactors.sandbox.user;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oktafactors.sandbox.SandboxException;
import io.oktafactors.sandbox.SandboxProfile;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.factor.FactorStatus;
import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.factor.Ids;
import io.oktafactors.sandbox.factor.Provider;
import io.oktafactors.sandbox.factor.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what an organization begins with from YAML: users, and who may call. Ids that the file leaves out are the same at every start. */
public final class Organization {
    private static final Set<String> FIELDS = Stream.concat(
                    Stream.of("organization", "users"), CallersYaml.FIELDS.stream())
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> USER_FIELDS = Set.of("id", "login", "status", "profile", "factors");
    private static final Set<String> PROFILE_FIELDS =
            Set.of("email", "secondEmail", "firstName", "lastName", "mobilePhone", "primaryPhone");
    private static final Set<String> FACTOR_FIELDS = Set.of("factorType", "provider", "status", "profile");
    private static final Set<String> FACTOR_PROFILE_FIELDS =
            Set.of("phoneNumber", "phoneExtension", "email", "question", "answer", "sharedSecret");

    private final String file;
    private final Instant now;

    private Organization(String file, Instant now) {
        this.file = file;
        this.now = now;
    }

    public static Contents read(Path path, Instant now) {
        try (InputStream yaml = Files.newInputStream(path)) {
            return read(path.toString(), yaml, now);
        } catch (IOException e) {
            throw new SandboxException(
                    "Cannot read the organization from " + path + ". Name a YAML file that exists and can be read.", e);
        }
    }

    /** @param name what complaints call the source */
    public static Contents read(String name, InputStream yaml, Instant now) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setAllowDuplicateKeys(false);
        try (Reader reader = new InputStreamReader(yaml, StandardCharsets.UTF_8)) {
            Node root = new Yaml(options).compose(reader);
            return root == null ? Contents.NONE : new Organization(name, now).contents(root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark().getLine() + 1;
            throw new SandboxException(
                    name + ", line " + line + ": not YAML: " + e.getProblem() + ". Check indentation and quotes.", e);
        } catch (IOException e) {
            throw new SandboxException("Cannot read the organization from " + name + ": " + e.getMessage(), e);
        }
    }

    private Contents contents(Node node) {
        YamlMap root = YamlMap.of(file, "", node, FIELDS);
        return new Contents(users(root), CallersYaml.read(root));
    }

    private List<User> users(YamlMap root) {
        List<User> users = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<String> logins = new HashSet<>();
        for (YamlMap entry : root.maps("users", USER_FIELDS)) {
            User user = user(entry);
            if (!ids.add(user.id())) {
                throw entry.error("id", "another user has this id. Give each user an id of their own.");
            }
            if (!logins.add(user.profile().login().toLowerCase(Locale.ROOT))) {
                throw entry.error("login", "another user has this login. Give each user a login of their own.");
            }
            users.add(user);
        }
        return users;
    }

    private User user(YamlMap entry) {
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
                List.of(),
                now);
        for (YamlMap factor : entry.maps("factors", FACTOR_FIELDS)) {
            user = user.with(factor(factor, user));
        }
        return user;
    }

    private Factor factor(YamlMap entry, User user) {
        String typeName = entry.requiredText("factorType", "Give each factor a type, such as sms.");
        FactorType type = FactorType.of(typeName)
                .orElseThrow(() -> entry.error(
                        "factorType",
                        "'" + typeName + "' is not a type of the sandbox. Use one of "
                                + Arrays.stream(FactorType.values())
                                        .map(known -> known.wireName)
                                        .collect(Collectors.joining(", "))
                                + "."));
        Provider provider =
                entry.oneOf("provider", type.providers.stream().sorted().toArray(Provider[]::new), Provider.OKTA);
        if (user.factor(type, provider).isPresent()) {
            throw entry.error("factorType", "the user has such a factor already. Remove one of the two.");
        }
        FactorStatus status = entry.oneOf(
                "status",
                new FactorStatus[] {FactorStatus.ACTIVE, FactorStatus.PENDING_ACTIVATION},
                FactorStatus.ACTIVE);
        Subject subject = subject(entry, type, user);
        String id = Ids.derived(type.prefix(status), user.id() + ' ' + typeName + ' ' + provider);
        return Factor.enrolled(id, type, provider, status, subject, now);
    }

    /** Reads the profile by the rule that enrolment uses; an authenticator may be given the secret that its app has. */
    private Subject subject(YamlMap entry, FactorType type, User user) {
        YamlMap profile = entry.map("profile", FACTOR_PROFILE_FIELDS);
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        FACTOR_PROFILE_FIELDS.forEach(field -> fields.put(field, profile.text(field)));
        try {
            Subject subject = type.profile.read(fields, user);
            String secret = profile.text("sharedSecret");
            return secret == null ? subject : new Subject(subject.value(), subject.extension(), secret);
        } catch (OktaError e) {
            throw entry.error(
                    "profile", "Okta would refuse it: " + e.reason() + ". Write a profile that could be enrolled.");
        }
    }

    /** What an organization begins with. */
    public record Contents(List<User> users, Callers callers) {
        private static final Contents NONE = new Contents(List.of(), new Callers(List.of(), List.of(), null));
    }
}
