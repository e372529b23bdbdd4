package io.oktafactors.sandbox.factor;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks registrations and assertions of passkeys. The relying party is the host of the page's origin. */
final class WebAuthn {
    /** Okta names an authenticator by its AAGUID's metadata; the sandbox knows one. */
    private static final String AUTHENTICATOR_NAME = "Security Key";

    private static final ObjectConverter CONVERTER = new ObjectConverter();
    private static final WebAuthnManager MANAGER = WebAuthnManager.createNonStrictWebAuthnManager(CONVERTER);
    private static final AttestedCredentialDataConverter CREDENTIALS = new AttestedCredentialDataConverter(CONVERTER);
    private static final List<PublicKeyCredentialParameters> ALGORITHMS = List.of(
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256),
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.RS256));

    private WebAuthn() {}

    static Factor register(Factor factor, String attestation, String clientData, Instant now) {
        try {
            ClientData client = ClientData.read(clientData);
            RegistrationData registered = MANAGER.verify(
                    new RegistrationRequest(ClientData.decoded(attestation), client.json()),
                    new RegistrationParameters(server(factor, client, now), ALGORITHMS, false, true));
            AuthenticatorData<?> data = registered.getAttestationObject().getAuthenticatorData();
            AttestedCredentialData credential = data.getAttestedCredentialData();
            String credentialId = Base64.getUrlEncoder().withoutPadding().encodeToString(credential.getCredentialId());
            String key = Base64.getEncoder().encodeToString(CREDENTIALS.convert(credential));
            return factor.boundTo(new Subject(credentialId, key, null, Map.of("authenticatorName", AUTHENTICATOR_NAME)))
                    .withCounter(data.getSignCount());
        } catch (IllegalArgumentException | WebAuthnException e) {
            throw factor.type().proof.wrong();
        }
    }

    static Factor authenticate(
            Factor factor, String clientData, String authenticatorData, String signature, Instant now) {
        try {
            ClientData client = ClientData.read(clientData);
            AttestedCredentialData credential = CREDENTIALS.convert(
                    Base64.getDecoder().decode(factor.subject().secret()));
            CredentialRecordImpl known = new CredentialRecordImpl(
                    new NoneAttestationStatement(),
                    false,
                    false,
                    false,
                    factor.counter(),
                    credential,
                    null,
                    null,
                    null,
                    Set.of());
            AuthenticationData authenticated = MANAGER.verify(
                    new AuthenticationRequest(
                            credential.getCredentialId(),
                            ClientData.decoded(authenticatorData),
                            client.json(),
                            ClientData.decoded(signature)),
                    new AuthenticationParameters(server(factor, client, now), known, null, false, true));
            return factor.withOpen(null)
                    .withCounter(authenticated.getAuthenticatorData().getSignCount());
        } catch (IllegalArgumentException | WebAuthnException e) {
            throw factor.type().proof.wrong();
        }
    }

    private static ServerProperty server(Factor factor, ClientData client, Instant now) {
        OpenCode open = factor.open();
        if (open == null || open.over(now)) {
            throw factor.type().proof.wrong();
        }
        return new ServerProperty(new Origin(client.origin()), client.host(), new DefaultChallenge(open.code()));
    }
}
