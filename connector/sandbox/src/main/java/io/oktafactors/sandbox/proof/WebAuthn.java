package io.oktafactors.sandbox.proof;

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
import io.oktafactors.sandbox.error.OktaError;
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

    static Credential register(Credential credential, String attestation, String clientData, Instant now) {
        try {
            ClientData client = ClientData.read(clientData);
            RegistrationData registered = MANAGER.verify(
                    new RegistrationRequest(ClientData.decoded(attestation), client.json()),
                    new RegistrationParameters(server(credential, client, now), ALGORITHMS, false, true));
            AuthenticatorData<?> data = registered.getAttestationObject().getAuthenticatorData();
            AttestedCredentialData attested = data.getAttestedCredentialData();
            String credentialId = Base64.getUrlEncoder().withoutPadding().encodeToString(attested.getCredentialId());
            String key = Base64.getEncoder().encodeToString(CREDENTIALS.convert(attested));
            return credential
                    .boundTo(new Subject(credentialId, key, null, Map.of("authenticatorName", AUTHENTICATOR_NAME)))
                    .withCounter(data.getSignCount());
        } catch (IllegalArgumentException | WebAuthnException e) {
            throw OktaError.wrongPasscode();
        }
    }

    static Credential authenticate(
            Credential credential, String clientData, String authenticatorData, String signature, Instant now) {
        try {
            ClientData client = ClientData.read(clientData);
            AttestedCredentialData attested = CREDENTIALS.convert(
                    Base64.getDecoder().decode(credential.subject().secret()));
            CredentialRecordImpl known = new CredentialRecordImpl(
                    new NoneAttestationStatement(),
                    false,
                    false,
                    false,
                    credential.counter(),
                    attested,
                    null,
                    null,
                    null,
                    Set.of());
            AuthenticationData authenticated = MANAGER.verify(
                    new AuthenticationRequest(
                            attested.getCredentialId(),
                            ClientData.decoded(authenticatorData),
                            client.json(),
                            ClientData.decoded(signature)),
                    new AuthenticationParameters(server(credential, client, now), known, null, false, true));
            return credential
                    .withoutOpen()
                    .withCounter(authenticated.getAuthenticatorData().getSignCount());
        } catch (IllegalArgumentException | WebAuthnException e) {
            throw OktaError.wrongPasscode();
        }
    }

    private static ServerProperty server(Credential credential, ClientData client, Instant now) {
        OpenCode open = credential.open();
        if (open == null || open.over(now)) {
            throw OktaError.wrongPasscode();
        }
        return new ServerProperty(new Origin(client.origin()), client.host(), new DefaultChallenge(open.code()));
    }
}
