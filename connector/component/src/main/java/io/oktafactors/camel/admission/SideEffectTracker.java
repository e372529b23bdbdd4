package io.oktafactors.camel.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.camel.gate.Key;
import io.oktafactors.camel.gate.LimitCheck;
import io.oktafactors.camel.gate.Recipient;
import io.oktafactors.camel.gate.Recipient.Channel;
import io.oktafactors.camel.gate.RecipientPermit;
import io.oktafactors.camel.gate.Result;
import io.oktafactors.camel.gate.SideEffect;
import io.oktafactors.camel.http.OktaResponse;
import io.oktafactors.camel.operation.BodyField;
import io.oktafactors.camel.operation.OktaFactorsOperation.Contact;
import io.oktafactors.camel.request.OktaRequest;
import java.util.List;
import java.util.Set;

/** The side effect of a call on a recipient or user, and what its answer tells about it. */
final class SideEffectTracker {

    /** Okta's errors for a code that was checked and refused. */
    private static final Set<String> WRONG = Set.of("E0000068", "E0000082", "E0000083");

    private static final Set<String> PASS_CODE = Set.of(BodyField.passCode.name());

    private final RecipientDirectory deeds;
    private final OktaRequest request;
    private final Set<SideEffect> own;
    private final Key user;
    private final Key factor;
    private Recipient told;

    /**
     * @param own what it does beside sending a code
     * @param factor whose recipient may be known; null where the request tells the recipient, or there is none
     */
    private SideEffectTracker(
            RecipientDirectory deeds, OktaRequest request, Set<SideEffect> own, Key user, Key factor) {
        this.deeds = deeds;
        this.request = request;
        this.own = own;
        this.user = user;
        this.factor = factor;
    }

    /** The side effect of a call; null for one without limits. */
    static SideEffectTracker of(RecipientDirectory deeds, OktaRequest request) {
        if (request.operation().contact() == Contact.NONE
                || request.options().gates().times().isEmpty()) {
            return null;
        }
        return switch (request.operation().contact()) {
            case ENROLLMENT -> enrolment(deeds, request);
            case RESEND -> {
                Key factor = deeds.factor(request, request.factor());
                yield call(deeds, request, Set.of(SideEffect.RESEND), factor).to(described(deeds, request, factor));
            }
            case SMS -> sent(deeds, request, Channel.SMS);
            case EMAIL -> sent(deeds, request, Channel.EMAIL);
            case CHALLENGE ->
                request.asks()
                        ? call(deeds, request, Set.of(SideEffect.PROMPT), deeds.factor(request, request.factor()))
                        : null;
            case ACTIVATION ->
                request.body() != null && request.body().hasAny(PASS_CODE)
                        ? call(deeds, request, Set.of(SideEffect.ACTIVATION), null)
                        : null;
            case NONE -> null;
        };
    }

    /** The code of a new factor, unless it is active at once. */
    private static SideEffectTracker enrolment(RecipientDirectory deeds, OktaRequest request) {
        String query = request.address().query();
        if (query != null && query.contains("activate=true")) {
            return null;
        }
        SideEffectTracker call = call(deeds, request, Set.of(), null);
        return call.to(described(deeds, request, call.user));
    }

    /** The link that activates a push factor. */
    private static SideEffectTracker sent(RecipientDirectory deeds, OktaRequest request, Channel channel) {
        return call(deeds, request, Set.of(), null)
                .to(deeds.recipient(request, request.tree(), deeds.unnamed(request, channel)));
    }

    private static SideEffectTracker call(
            RecipientDirectory deeds, OktaRequest request, Set<SideEffect> own, Key factor) {
        return new SideEffectTracker(deeds, request, own, deeds.user(request), factor);
    }

    /** The recipient that a request with a whole factor in its body tells; by a key of the channel where it leaves it out. */
    private static Recipient described(RecipientDirectory deeds, OktaRequest request, Key otherwise) {
        Channel channel = Channel.of(request.tree().path("factorType").asText());
        return deeds.recipient(request, request.tree(), Recipient.of(channel, otherwise));
    }

    /** With the recipient that the request tells. */
    private SideEffectTracker to(Recipient recipient) {
        told = recipient;
        return this;
    }

    /** The limits to check, as far as known now. */
    List<LimitCheck> claims() {
        return claims(recipient());
    }

    private Recipient recipient() {
        return told == null && factor != null ? deeds.recipients().of(factor) : told;
    }

    void lost(RecipientPermit pass) {
        pass.over(deed -> Result.UNKNOWN, List.of());
    }

    void answered(OktaResponse answer, RecipientPermit pass) {
        if (answer.isSuccess()) {
            JsonNode body = answer.treeOrMissing();
            Recipient actual = learn(body);
            pass.over(deed -> done(deed, actual, body), claims(actual));
        } else if (answer.status() == 429) {
            SideEffect tooSoon =
                    switch (answer.rateLimit().scope()) {
                        case PHONE -> SideEffect.CODE;
                        case MAILBOX -> SideEffect.MAIL;
                        default -> null;
                    };
            if (isUnknown() && tooSoon != null) {
                Channel channel = tooSoon == SideEffect.MAIL ? Channel.EMAIL : Channel.PHONE;
                deeds.recipients().learn(factor, Recipient.of(channel, factor));
            }
            pass.over(deed -> deed == tooSoon ? Result.LIMITED : Result.NOTHING, claims());
        } else {
            pass.over(deed -> undone(answer), List.of());
        }
    }

    private Result done(SideEffect deed, Recipient actual, JsonNode body) {
        boolean done =
                switch (deed) {
                    case CODE, MAIL -> actual != null && deed == actual.deed() && isSent(body);
                    case PROMPT -> "WAITING".equals(body.path("factorResult").textValue());
                    case RESEND, ACTIVATION -> true;
                };
        return done ? Result.DONE : Result.NOTHING;
    }

    private static Result undone(OktaResponse answer) {
        if (answer.status() >= 500 && !answer.ofProxy()) {
            return Result.UNKNOWN;
        }
        return WRONG.contains(String.valueOf(answer.error().code())) ? Result.WRONG : Result.NOTHING;
    }

    /** Whether a code was sent: an enrollment sends none to a phone that Okta knows already. */
    private boolean isSent(JsonNode body) {
        return switch (request.operation().contact()) {
            case ENROLLMENT -> !"ACTIVE".equals(body.path("status").textValue());
            case CHALLENGE -> "CHALLENGE".equals(body.path("factorResult").textValue());
            default -> true;
        };
    }

    private boolean isUnknown() {
        return recipient() != null && recipient().channel() == Channel.UNKNOWN;
    }

    /** Remembers the recipient of the code for the next call for the factor. */
    private Recipient learn(JsonNode body) {
        Recipient known = recipient();
        if (known == null) {
            return null;
        }
        Recipient actual = isUnknown() ? challenged(body) : deeds.recipient(request, body, known);
        Key of = factor != null ? factor : enrolled(body);
        if (of != null) {
            deeds.recipients().learn(of, actual);
        }
        return actual;
    }

    private Key enrolled(JsonNode body) {
        JsonNode id = body.path("id");
        return request.operation().contact() == Contact.ENROLLMENT && id.isTextual()
                ? deeds.factor(request, id.textValue())
                : null;
    }

    /** An email challenge does not contain the address, and the challenge of a security key has no recipient. */
    private Recipient challenged(JsonNode body) {
        if (!isSent(body)) {
            return Recipient.of(Channel.NONE, factor);
        }
        if (body.at("/profile/phoneNumber").isTextual()) {
            return deeds.recipient(request, body, Recipient.of(Channel.PHONE, factor));
        }
        boolean mail = !body.has("profile") && !body.has("_embedded");
        return Recipient.of(mail ? Channel.EMAIL : Channel.NONE, factor);
    }

    private List<LimitCheck> claims(Recipient recipient) {
        return LimitCheck.of(request.options().gates().times(), own, recipient, user);
    }
}
