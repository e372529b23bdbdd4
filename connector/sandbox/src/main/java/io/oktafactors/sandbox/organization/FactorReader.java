package io.oktafactors.sandbox.organization;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.factor.FactorStatus;
import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.factor.Ids;
import io.oktafactors.sandbox.factor.ProfileRule;
import io.oktafactors.sandbox.proof.Subject;
import io.oktafactors.sandbox.user.Device;
import io.oktafactors.sandbox.user.Tokens;
import io.oktafactors.sandbox.user.User;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a user's factors from YAML, by the rules of an enrollment. */
final class FactorReader {
    static final Set<String> FIELDS =
            Set.of("factorType", "provider", "status", "factorProfileId", "profile", "recovery");

    private static final Set<String> PROFILE_FIELDS = Set.of(
            "phoneNumber",
            "phoneExtension",
            "email",
            "question",
            "answer",
            "sharedSecret",
            "credentialId",
            "name",
            "platform",
            "deviceType",
            "version");

    private final Tokens tokens;
    private final Instant now;

    FactorReader(Tokens tokens, Instant now) {
        this.tokens = tokens;
        this.now = now;
    }

    User add(YamlMap entry, User user) {
        FactorType type = type(entry);
        if (!type.several() && user.factor(type).isPresent()) {
            throw entry.error("factorType", "the user has such a factor already. Remove one of the two.");
        }
        FactorStatus status = entry.oneOf("status", settable(), FactorStatus.ACTIVE);
        long sameType =
                user.factors().stream().filter(factor -> factor.type() == type).count();
        String kind = type == FactorType.RECOVERY_QUESTION ? " recovery" : "";
        String seed =
                user.id() + kind + ' ' + type.wireName + ' ' + type.provider + (sameType == 0 ? "" : " " + sameType);
        Factor factor = Factor.enrolled(
                        Ids.derived(type.prefix(status), seed), type, status, subject(entry, type, user), now)
                .opened(now);
        if (type == FactorType.YUBIKEY) {
            tokens.assign(factor, user.id(), now);
        }
        return type.oktaVerify() && type.takesSiblings() && !factor.pending()
                ? withDevice(user, factor, entry.map("profile", PROFILE_FIELDS))
                : user.with(factor);
    }

    private static FactorStatus[] settable() {
        return Arrays.stream(FactorStatus.values())
                .filter(status -> status != FactorStatus.NOT_SETUP)
                .toArray(FactorStatus[]::new);
    }

    private static FactorType type(YamlMap entry) {
        String name = entry.requiredText("factorType", "Give each factor a type, such as sms.");
        List<FactorType> rows = FactorType.of(name);
        if (rows.isEmpty()) {
            throw entry.error(
                    "factorType",
                    "'" + name + "' is not a type of the sandbox. Use one of "
                            + Arrays.stream(FactorType.values())
                                    .map(known -> known.wireName)
                                    .distinct()
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        if (entry.flag("recovery")) {
            if (!rows.contains(FactorType.RECOVERY_QUESTION)) {
                throw entry.error("recovery", "only a security question can be used for password recovery.");
            }
            return FactorType.RECOVERY_QUESTION;
        }
        String provider = entry.text("provider");
        if (provider == null) {
            return rows.get(0);
        }
        return FactorType.of(name, provider)
                .orElseThrow(() -> entry.error(
                        "provider",
                        "'" + provider + "' is not possible here. Use one of "
                                + rows.stream().map(row -> row.provider.name()).collect(Collectors.joining(", "))
                                + "."));
    }

    /** Reads the profile by the rule of an enrollment; for an authenticator, the YAML may contain the secret. */
    private Subject subject(YamlMap entry, FactorType type, User user) {
        YamlMap profile = entry.map("profile", PROFILE_FIELDS);
        if (type == FactorType.YUBIKEY) {
            return tokens.yubikeys().stream()
                    .filter(seed -> seed.serialNumber().equals(profile.text("credentialId")))
                    .findFirst()
                    .map(ProfileRule::of)
                    .orElseThrow(() -> entry.error(
                            "profile", "credentialId must be the serial number of one of the file's yubikeys."));
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode fields =
                body.put("factorProfileId", entry.text("factorProfileId")).putObject("profile");
        PROFILE_FIELDS.forEach(field -> fields.put(field, profile.text(field)));
        try {
            Subject subject = type.profile.read(body, user, tokens);
            String secret = profile.text("sharedSecret");
            return secret == null || type.profile != ProfileRule.APP ? subject : Subject.of(subject.value(), secret);
        } catch (OktaError e) {
            throw entry.error(
                    "profile",
                    "Okta would reject the profile: " + sentence(e.reason()) + " Use a profile that can be enrolled.");
        }
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private static User withDevice(User user, Factor factor, YamlMap profile) {
        Device device = Device.active(
                Ids.derived("guo", factor.id()),
                profile.text("name") == null ? user.login() + "'s phone" : profile.text("name"),
                profile.text("platform") == null ? "IOS" : profile.text("platform"),
                profile.text("deviceType") == null ? "SmartPhone_IPhone" : profile.text("deviceType"),
                profile.text("version") == null ? "18.1" : profile.text("version"));
        Map<String, String> more = device.profile();
        Subject bound = new Subject(user.login(), device.key(), null, more);
        return user.holding(device).with(factor.boundTo(bound));
    }
}
