package io.oktafactors.sandbox.organization;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oktafactors.sandbox.api.SandboxApp;
import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.api.SandboxLimits;
import io.oktafactors.sandbox.api.SandboxLimits.Personal;
import io.oktafactors.sandbox.api.SandboxLimits.Share;
import io.oktafactors.sandbox.api.SandboxLimits.Tier;
import io.oktafactors.sandbox.api.SandboxRole;
import io.oktafactors.sandbox.api.SandboxToken;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the apps, API tokens and limits of an organization's YAML. */
final class CallersYaml {
    private static final Set<String> APP_FIELDS = Set.of("clientId", "keys", "scopes", "roles", "dpop");
    private static final Set<String> KEY_FIELDS =
            Set.of("kty", "kid", "use", "alg", "n", "e", "crv", "x", "y", "d", "p", "q", "dp", "dq", "qi");
    private static final Set<String> TOKEN_FIELDS = Set.of("name", "value", "creator", "roles", "lastUsed", "revoked");
    private static final Set<String> LIMITS_FIELDS = Set.of(
            "tier",
            "buckets",
            "share",
            "concurrencyShare",
            "shares",
            "concurrency",
            "doubledReset",
            "lockout",
            "personal");
    private static final Set<String> BUCKET_FIELDS = Set.of("pattern", "methods", "calls", "window");
    private static final Set<String> SHARE_FIELDS = Set.of("principal", "percent", "concurrencyPercent");
    private static final Set<String> PERSONAL_FIELDS = Set.of("limit", "times", "period");

    private CallersYaml() {}

    static Callers read(YamlMap root) {
        return new Callers(
                root.maps("apps", APP_FIELDS).stream().map(CallersYaml::app).toList(),
                tokens(root.maps("tokens", TOKEN_FIELDS)),
                root.has("limits") ? limits(root.map("limits", LIMITS_FIELDS)) : null);
    }

    private static SandboxApp app(YamlMap entry) {
        String clientId = entry.requiredText("clientId", "Give each app a client id, such as 0oa1sandboxApp000001.");
        SandboxApp app = SandboxApp.of(clientId)
                .withScopes(entry.texts("scopes").toArray(String[]::new))
                .withRoles(roles(entry))
                .withDpop(entry.flag("dpop"));
        for (YamlMap key : entry.maps("keys", KEY_FIELDS)) {
            ObjectNode jwk = JsonNodeFactory.instance.objectNode();
            KEY_FIELDS.stream().filter(key::has).forEach(field -> jwk.put(field, key.text(field)));
            SandboxApp before = app;
            app = checked(key, "kty", () -> before.withKey(jwk.toString()));
        }
        if (app.keys().isEmpty()) {
            throw entry.error("keys", "an app requires a key to sign in. Add a public key.");
        }
        return app;
    }

    private static List<SandboxToken> tokens(List<YamlMap> entries) {
        Set<String> names = new HashSet<>();
        Set<String> values = new HashSet<>();
        for (YamlMap entry : entries) {
            SandboxToken token = token(entry);
            if (!names.add(token.name())) {
                throw entry.error("name", "another API token has this name. Use a different name for each.");
            }
            if (!values.add(token.value())) {
                throw entry.error("value", "another API token has this value. Use a different value for each.");
            }
        }
        return entries.stream().map(CallersYaml::token).toList();
    }

    private static SandboxToken token(YamlMap entry) {
        SandboxToken token = SandboxToken.of(
                        entry.requiredText("name", "Give each API token a name."),
                        entry.requiredText("value", "Give each API token a value."))
                .withCreator(entry.text("creator"));
        token = entry.has("roles") ? token.withRoles(roles(entry)) : token;
        token = entry.has("lastUsed") ? token.withLastUse(instant(entry, "lastUsed")) : token;
        return entry.flag("revoked") ? token.thatIsRevoked() : token;
    }

    private static SandboxLimits limits(YamlMap entry) {
        SandboxLimits limits = SandboxLimits.none();
        if (entry.has("tier")) {
            limits = SandboxLimits.of(entry.oneOf("tier", Tier.values(), null));
        } else if (!entry.has("buckets")) {
            limits = SandboxLimits.standard();
        }
        for (YamlMap bucket : entry.maps("buckets", BUCKET_FIELDS)) {
            SandboxLimits before = limits;
            String pattern = bucket.requiredText("pattern", "Write a path, such as /api/v1/users/{userId}.");
            int calls = bucket.number("calls");
            Duration window = bucket.has("window") ? bucket.duration("window") : Duration.ofMinutes(1);
            limits = checked(
                    bucket,
                    "pattern",
                    () -> before.withBucket(
                            pattern, calls, window, bucket.texts("methods").toArray(String[]::new)));
        }
        for (YamlMap share : entry.maps("shares", SHARE_FIELDS)) {
            SandboxLimits before = limits;
            String principal = share.requiredText("principal", "Name an app's client id or an API token.");
            limits = checked(
                    share, "percent", () -> before.withShare(principal, share(share, "percent", "concurrencyPercent")));
        }
        for (YamlMap personal : entry.maps("personal", PERSONAL_FIELDS)) {
            SandboxLimits before = limits;
            personal.requiredText("limit", "Name one, such as SMS_PER_NUMBER.");
            Personal limit = personal.oneOf("limit", Personal.values(), null);
            limits = checked(
                    personal,
                    "times",
                    () -> before.withPersonal(limit, personal.number("times"), personal.duration("period")));
        }
        if (entry.has("concurrencyShare") && !entry.has("share")) {
            throw entry.error("concurrencyShare", "requires a share of the buckets. Add the field share.");
        }
        SandboxLimits counted = limits;
        limits = entry.has("share")
                ? checked(entry, "share", () -> counted.withShare(share(entry, "share", "concurrencyShare")))
                : limits;
        SandboxLimits shared = limits;
        limits = entry.has("concurrency")
                ? checked(entry, "concurrency", () -> shared.withConcurrency(entry.number("concurrency")))
                : limits;
        SandboxLimits flown = limits;
        limits = entry.has("lockout")
                ? checked(entry, "lockout", () -> flown.withLockout(entry.number("lockout")))
                : limits;
        return entry.flag("doubledReset") ? limits.withDoubledReset() : limits;
    }

    /** The share of calls in flight is by default that of the buckets. */
    private static Share share(YamlMap entry, String percent, String concurrencyPercent) {
        return entry.has(concurrencyPercent)
                ? new Share(entry.number(percent), entry.number(concurrencyPercent))
                : Share.of(entry.number(percent));
    }

    private static SandboxRole[] roles(YamlMap entry) {
        return entry.texts("roles").stream()
                .map(name -> entry.oneOf("roles", name, SandboxRole.values()))
                .toArray(SandboxRole[]::new);
    }

    private static Instant instant(YamlMap entry, String field) {
        try {
            return Instant.parse(entry.text(field));
        } catch (DateTimeException e) {
            throw entry.error(field, "is not a time. Write one such as 2026-03-04T10:15:30Z.");
        }
    }

    /** Runs the checks of a record, and adds file and line to their message. */
    private static <T> T checked(YamlMap entry, String field, Supplier<T> made) {
        try {
            return made.get();
        } catch (SandboxException e) {
            throw e.getMessage().contains(", line ") ? e : entry.error(field, e.getMessage());
        }
    }
}
