package io.oktafactors.camel.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.camel.gate.Key;
import io.oktafactors.camel.gate.Keys;
import io.oktafactors.camel.gate.Recipient;
import io.oktafactors.camel.gate.Recipient.Channel;
import io.oktafactors.camel.gate.Recipients;
import io.oktafactors.camel.request.OktaRequest;

/** Makes keys for users, factors and recipients of requests, and remembers the recipient of each factor's codes. */
final class RecipientDirectory {

    private final Keys keys = new Keys();
    private final Recipients recipients = new Recipients();

    Key user(OktaRequest request) {
        return keys.of(request.origin(), request.user());
    }

    Key factor(OktaRequest request, String id) {
        return keys.of(request.origin(), request.user(), id);
    }

    /** The user as the recipient, if the number or address is not known. */
    Recipient unnamed(OktaRequest request, Channel channel) {
        return Recipient.of(channel, keys.of(channel.name(), request.origin(), request.user()));
    }

    /** The recipient with the number or address in the body of a request or an answer. */
    Recipient recipient(OktaRequest request, JsonNode body, Recipient known) {
        JsonNode address = body.at(known.channel() == Channel.EMAIL ? "/profile/email" : "/profile/phoneNumber");
        return address.isTextual() ? known.at(keys, request.origin(), address.textValue()) : known;
    }

    Recipients recipients() {
        return recipients;
    }
}
