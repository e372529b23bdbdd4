package io.oktafactors.camel.credential;

import com.nimbusds.jose.JOSEException;
import io.oktafactors.camel.concurrent.Deadline;
import io.oktafactors.camel.http.Address;
import io.oktafactors.camel.http.HttpCall;
import io.oktafactors.camel.http.NoAnswerException;
import io.oktafactors.camel.http.OktaError;
import io.oktafactors.camel.http.OktaResponse;
import io.oktafactors.camel.http.OktaTransport;
import io.oktafactors.camel.http.Secret;
import io.oktafactors.camel.http.Timeouts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Requests access tokens from an organization's token endpoint. Its answers show whether the app requires DPoP; this is
 * remembered for later requests. One request runs at a time.
 */
public final class TokenEndpoint implements TokenCache.Issuer {

    public static final String PATH = "/oauth2/v1/token";

    /** The first attempt, one with a proof, one with a nonce, and one for a nonce that changed in the meantime. */
    private static final int MOST_ATTEMPTS = 4;

    private final OktaTransport transport;
    private final ClientAssertion assertion;
    private final String scopes;
    private final String agent;
    private final Address address;

    private volatile DpopKey proofs;
    private volatile String nonce;

    public TokenEndpoint(OktaTransport transport, ClientAssertion assertion, String scopes, String agent) {
        this.transport = transport;
        this.assertion = assertion;
        this.scopes = scopes;
        this.agent = agent;
        this.address = Address.of(assertion.audience());
    }

    @Override
    public AccessToken issue(Timeouts timeouts) throws TokenException {
        Deadline deadline = Deadline.in(timeouts.request());
        for (int attempt = 1; ; attempt++) {
            OktaResponse answer = ask(timeouts, deadline);
            if (answer.ofProxy()) {
                throw TokenException.refusedByProxy(answer);
            }
            if (answer.isSuccess()) {
                if (answer.dpopNonce() != null) {
                    nonce = answer.dpopNonce();
                }
                return TokenAnswer.token(answer, proofs);
            }
            OktaError error = answer.error();
            if (attempt == MOST_ATTEMPTS || !learnsFrom(answer, error)) {
                throw TokenException.answered(answer, error, TokenAnswer.hint(answer, error));
            }
        }
    }

    private boolean learnsFrom(OktaResponse answer, OktaError error) {
        boolean wantsProof = "invalid_dpop_proof".equals(error.code())
                || "dpop_authentication_scheme_required".equals(error.code())
                || "use_dpop_nonce".equals(error.code());
        if (!wantsProof) {
            return false;
        }
        boolean learns = false;
        if (proofs == null) {
            proofs = new DpopKey();
            learns = true;
        }
        if (answer.dpopNonce() != null && !answer.dpopNonce().equals(nonce)) {
            nonce = answer.dpopNonce();
            learns = true;
        }
        return learns;
    }

    private OktaResponse ask(Timeouts timeouts, Deadline deadline) throws TokenException {
        try {
            Map<String, String> headers = new HashMap<>();
            headers.put("Accept", "application/json");
            headers.put("User-Agent", agent);
            if (proofs != null) {
                headers.put("DPoP", proofs.proofForToken(address, nonce));
            }
            String signed = assertion.make();
            byte[] form = form(Map.of(
                            "grant_type",
                            "client_credentials",
                            "scope",
                            scopes,
                            "client_assertion_type",
                            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                            "client_assertion",
                            signed))
                    .getBytes(StandardCharsets.US_ASCII);
            return transport.exchange(
                    new HttpCall(
                            "POST",
                            address,
                            headers,
                            form,
                            "application/x-www-form-urlencoded",
                            timeouts,
                            sent -> Secret.of(signed)),
                    deadline);
        } catch (NoAnswerException e) {
            throw TokenException.unanswered(e.getMessage(), e);
        } catch (JOSEException e) {
            throw new IllegalStateException("The private key cannot sign any more", e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
