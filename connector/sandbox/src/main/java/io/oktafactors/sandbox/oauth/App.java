package io.oktafactors.sandbox.oauth;

import com.nimbusds.jose.jwk.JWK;
import io.oktafactors.sandbox.api.SandboxApp;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/** A service app with its parsed keys. */
public record App(SandboxApp settings, List<JWK> keys) {

    public static App of(SandboxApp settings) {
        return new App(settings, settings.keys().stream().map(App::parsed).toList());
    }

    public String id() {
        return settings.clientId();
    }

    /** The key that an assertion names; for an assertion without a key id, the only key. */
    Optional<JWK> key(String kid) {
        if (kid == null) {
            return keys.size() == 1 ? Optional.of(keys.get(0)) : Optional.empty();
        }
        return keys.stream().filter(key -> kid.equals(key.getKeyID())).findFirst();
    }

    private static JWK parsed(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("An app's keys were checked when it was described.", e);
        }
    }
}
