package io.oktafactors.camel.push;

import static io.oktafactors.camel.operation.OktaFactorsOperation.cancelFactorTransaction;
import static io.oktafactors.camel.operation.OktaFactorsOperation.pollFactorActivation;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.camel.http.Address;
import io.oktafactors.camel.http.OktaResponse;
import io.oktafactors.camel.http.RequestSecrets;
import io.oktafactors.camel.model.OktaObject;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.operation.OktaFactorsOutcome;
import io.oktafactors.camel.operation.OktaLink;
import io.oktafactors.camel.request.OktaRequest;
import java.io.IOException;
import java.util.Objects;

/**
 * The state of a push, or of the activation of a push factor, in an answer.
 *
 * @param outcome null while the user has not answered
 * @param poll address of the next poll; null if the answer has no such link on the organization's own origin
 * @param cancel address of the withdrawal; null if there is none
 */
record PushAnswer(OktaFactorsOutcome outcome, Address poll, Address cancel) {

    /**
     * @throws IOException if the body is not one JSON object
     */
    static PushAnswer read(OktaRequest request, OktaResponse response) throws IOException {
        JsonNode tree = response.tree();
        if (!tree.isObject()) {
            throw new IOException("JSON of another kind");
        }
        OktaObject answer = request.operation().model(tree);
        return new PushAnswer(
                outcome(tree, request.operation().poll() == pollFactorActivation),
                address(answer, "poll", request.operation().poll(), request.origin(), response.echoes()),
                address(answer, "cancel", cancelFactorTransaction, request.origin(), response.echoes()));
    }

    /** An active factor is the result of an activation, but not of a push. */
    private static OktaFactorsOutcome outcome(JsonNode tree, boolean activation) {
        if (tree.path("factorResult").isTextual()) {
            return OktaFactorsOutcome.of(tree.path("factorResult").textValue());
        }
        JsonNode status = tree.path("status");
        if (!activation || !status.isTextual()) {
            return OktaFactorsOutcome.ERROR;
        }
        if ("ACTIVE".equals(status.textValue())) {
            return OktaFactorsOutcome.SUCCESS;
        }
        JsonNode result = tree.at("/_embedded/activation/factorResult");
        return result.isTextual() ? OktaFactorsOutcome.of(result.textValue()) : OktaFactorsOutcome.CHALLENGE;
    }

    private static Address address(
            OktaObject answer, String relation, OktaFactorsOperation operation, String orgUrl, RequestSecrets echoes) {
        return answer.links(relation).stream()
                .map(link -> address(link.getHref(), operation, orgUrl))
                .filter(Objects::nonNull)
                .filter(address -> !echoes.isIn(address.path())) // the error is reported where the path is called
                .findFirst()
                .orElse(null);
    }

    private static Address address(String href, OktaFactorsOperation operation, String orgUrl) {
        try {
            return OktaRequest.address(orgUrl, operation, OktaLink.values(href, operation.template(), orgUrl));
        } catch (IllegalArgumentException e) {
            return null; // a link to another origin is not used
        }
    }
}
