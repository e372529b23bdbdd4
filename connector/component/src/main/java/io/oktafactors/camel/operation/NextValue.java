package io.oktafactors.camel.operation;

import io.oktafactors.camel.model.FactorResult;
import io.oktafactors.camel.model.OktaObject;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * The values of an answer that the next call needs, such as the id of the transaction to poll. Okta returns most of them in
 * links only.
 */
public enum NextValue {
    USER_ID(OktaFactorsParameter.userId, NextValue::id),
    FACTOR_ID(OktaFactorsParameter.factorId, NextValue::id),
    TRANSACTION_ID(
            OktaFactorsParameter.transactionId,
            link(
                    "poll",
                    "/users/{userId}/factors/{factorId}/transactions/{transactionId}",
                    OktaFactorsParameter.transactionId)),
    /** The number to choose in the app; it is not a parameter of a call. */
    CORRECT_ANSWER(null, OktaFactorsParameter.header("correctAnswer"), (answer, orgUrl) -> ((FactorResult) answer)
            .getCorrectAnswer()),
    QR_TOKEN(
            OktaFactorsParameter.qrToken,
            link("qrcode", "/users/{userId}/factors/{factorId}/qr/{qrToken}", OktaFactorsParameter.qrToken));

    private final OktaFactorsParameter parameter;
    private final String header;
    private final BiFunction<OktaObject, String, Object> reader;

    NextValue(OktaFactorsParameter parameter, BiFunction<OktaObject, String, Object> reader) {
        this(parameter, parameter.header(), reader);
    }

    NextValue(OktaFactorsParameter parameter, String header, BiFunction<OktaObject, String, Object> reader) {
        this.parameter = parameter;
        this.header = header;
        this.reader = reader;
    }

    /** The parameter with this value; null if it is not a parameter. */
    public OktaFactorsParameter parameter() {
        return parameter;
    }

    /** The message header with this value. */
    public String header() {
        return header;
    }

    /** The value in an answer of the organization; null if there is none. */
    public Object in(OktaObject answer, String orgUrl) {
        return reader.apply(answer, orgUrl);
    }

    private static String id(OktaObject answer, String orgUrl) {
        return answer.get("id") instanceof String id && OktaFactorsParameter.factorId.faultOf(id) == null ? id : null;
    }

    private static BiFunction<OktaObject, String, Object> link(
            String relation, String path, OktaFactorsParameter parameter) {
        PathTemplate template = new PathTemplate(path);
        return (answer, orgUrl) -> answer.links(relation).stream()
                .map(link -> valueIn(link.getHref(), template, parameter, orgUrl))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String valueIn(String href, PathTemplate template, OktaFactorsParameter parameter, String orgUrl) {
        try {
            return OktaLink.values(href, template, orgUrl).get(parameter);
        } catch (IllegalArgumentException e) {
            return null; // a link to another origin is not used
        }
    }
}
