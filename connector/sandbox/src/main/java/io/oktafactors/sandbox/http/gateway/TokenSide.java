package io.oktafactors.sandbox.http.gateway;

import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.http.HttpAnswer;
import io.oktafactors.sandbox.oauth.CallCredentials;
import io.oktafactors.sandbox.oauth.TokenGrant;
import io.oktafactors.sandbox.oauth.TokenRequest;
import io.oktafactors.sandbox.signin.SignIn;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.form.FormData;
import io.undertow.server.handlers.form.FormDataParser;
import io.undertow.server.handlers.form.FormParserFactory;
import io.undertow.util.Headers;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The token endpoint of the organization's authorization server. Its bucket counts calls before the caller is known. */
public final class TokenSide {
    public static final String PATH = "/oauth2/v1/token";
    private static final FormParserFactory FORMS = FormParserFactory.builder().build();

    private final SignIn signIn;
    private final Meter meter;
    private final OktaSide oktaSide;

    public TokenSide(SignIn signIn, Meter meter, OktaSide oktaSide) {
        this.signIn = signIn;
        this.meter = meter;
        this.oktaSide = oktaSide;
    }

    public void answer(HttpServerExchange exchange) {
        oktaSide.guard(exchange, () -> {
            meter.count(exchange, null);
            CallCredentials call = Gatekeeper.credentials(exchange);
            TokenGrant grant = signIn.grant(new TokenRequest(call, form(exchange)));
            exchange.putAttachment(RequestJournalEntry.PRINCIPAL, grant.clientId());
            exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-cache, no-store");
            return HttpAnswer.ok(out -> out.object(() -> {
                out.field("token_type", grant.type());
                out.field("expires_in", grant.expiresIn());
                out.field("access_token", grant.accessToken());
                out.field("scope", grant.scope());
            }));
        });
    }

    /** The first value of each parameter; empty if the body is not a form. */
    private static Map<String, String> form(HttpServerExchange exchange) throws IOException {
        Map<String, String> form = new HashMap<>();
        try (FormDataParser parser = FORMS.createParser(exchange)) {
            FormData data = parser == null ? new FormData(0) : parser.parseBlocking();
            for (String name : data) {
                FormData.FormValue first = data.getFirst(name);
                if (first.isFileItem()) {
                    throw OktaError.of(OktaErrorCode.CONTENT_TYPE);
                }
                form.put(name, first.getValue());
            }
        }
        return form;
    }
}
