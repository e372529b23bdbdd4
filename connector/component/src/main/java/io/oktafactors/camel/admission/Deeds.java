package io.oktafactors.camel.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.camel.gate.Gate.Deed;
import io.oktafactors.camel.gate.Key;
import io.oktafactors.camel.gate.Keys;
import io.oktafactors.camel.gate.Recipient;
import io.oktafactors.camel.gate.Recipient.Channel;
import io.oktafactors.camel.gate.Recipients;
import io.oktafactors.camel.http.Json;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.request.BodyField;
import io.oktafactors.camel.request.JsonBody;
import io.oktafactors.camel.request.OktaRequest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Tells from a request what it would do to somebody's phone or mailbox: a row for each operation that does such a thing. */
final class Deeds {

    private static final Set<String> PASS_CODE = Set.of(BodyField.passCode.name());

    /** Reads a request; null where it does nothing of that kind. */
    private interface Reader {
        DeedCall read(OktaRequest request);
    }

    private final Map<OktaFactorsOperation, Reader> readers = new EnumMap<>(Map.of(
            OktaFactorsOperation.enrollFactor, this::enrolment,
            OktaFactorsOperation.resendEnrollFactor, this::resend,
            OktaFactorsOperation.sendFactorActivationSms, request -> sent(request, Channel.SMS),
            OktaFactorsOperation.sendFactorActivationEmail, request -> sent(request, Channel.EMAIL),
            OktaFactorsOperation.verifyFactor, this::challenge,
            OktaFactorsOperation.activateFactor, this::activation));

    private final Keys keys = new Keys();
    private final Recipients recipients = new Recipients();

    /** What the gates have to know of a call; null for one that is none of their business. */
    DeedCall of(OktaRequest request) {
        Reader reader = request.options().gates().times().isEmpty() ? null : readers.get(request.operation());
        return reader == null ? null : reader.read(request);
    }

    /** The code of a new factor, unless it is active at once. */
    private DeedCall enrolment(OktaRequest request) {
        String query = request.address().query();
        return query != null && query.contains("activate=true")
                ? null
                : call(request, Set.of(), null).to(recipient(request, user(request)));
    }

    private DeedCall resend(OktaRequest request) {
        Key factor = factor(request, request.factor());
        return call(request, Set.of(Deed.RESEND), factor).to(recipient(request, factor));
    }

    /** The link that activates a push factor. */
    private DeedCall sent(OktaRequest request, Channel channel) {
        Recipient unnamed = Recipient.of(channel, keys.of(channel.name(), request.origin(), request.user()));
        return call(request, Set.of(), null).to(recipient(request, Json.treeOrMissing(request.body()), unnamed));
    }

    private DeedCall challenge(OktaRequest request) {
        return request.asks() ? call(request, Set.of(Deed.PROMPT), factor(request, request.factor())) : null;
    }

    private DeedCall activation(OktaRequest request) {
        return JsonBody.hasAny(request.body(), PASS_CODE) ? call(request, Set.of(Deed.ACTIVATION), null) : null;
    }

    private DeedCall call(OktaRequest request, Set<Deed> deeds, Key factor) {
        return new DeedCall(this, request, deeds, user(request), factor);
    }

    private Key user(OktaRequest request) {
        return keys.of(request.origin(), request.user());
    }

    Key factor(OktaRequest request, String id) {
        return keys.of(request.origin(), request.user(), id);
    }

    /** The recipient that a request with a whole factor in its body tells; by a key of the channel where it leaves it out. */
    private Recipient recipient(OktaRequest request, Key otherwise) {
        JsonNode body = Json.treeOrMissing(request.body());
        Channel channel = Channel.of(body.path("factorType").asText());
        return recipient(request, body, Recipient.of(channel, otherwise));
    }

    /** The recipient with the number or address that a body tells, of a request or an answer. */
    Recipient recipient(OktaRequest request, JsonNode body, Recipient known) {
        JsonNode address = body.at(known.channel() == Channel.EMAIL ? "/profile/email" : "/profile/phoneNumber");
        return address.isTextual() ? known.at(keys, request.origin(), address.textValue()) : known;
    }

    Recipients recipients() {
        return recipients;
    }
}
