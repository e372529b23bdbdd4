package io.oktafactors.camel.operation;

import static io.oktafactors.camel.operation.OktaFactorsOperation.activateFactor;
import static io.oktafactors.camel.operation.OktaFactorsOperation.enrollFactor;
import static io.oktafactors.camel.operation.OktaFactorsOperation.getFactor;
import static io.oktafactors.camel.operation.OktaFactorsOperation.getFactorQrCode;
import static io.oktafactors.camel.operation.OktaFactorsOperation.getFactorTransactionStatus;
import static io.oktafactors.camel.operation.OktaFactorsOperation.getUser;
import static io.oktafactors.camel.operation.OktaFactorsOperation.pollFactorActivation;
import static io.oktafactors.camel.operation.OktaFactorsOperation.verifyFactor;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.camel.http.Echoes;
import io.oktafactors.camel.model.FactorResult;
import io.oktafactors.camel.model.OktaObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an answer tells for the call that follows it, such as the id of the transaction to look at: a row for each value. Okta
 * gives most of them in links only.
 */
public final class NextValues {

    /** Reads one value; null where the answer has none. */
    private interface Reader {
        Object read(OktaObject answer, String orgUrl);
    }

    /** @param gives the parameter that the header gives; null for one that no call takes */
    private record Row(Set<OktaFactorsOperation> operations, String header, OktaFactorsParameter gives, Reader reader) {

        Row(Set<OktaFactorsOperation> operations, OktaFactorsParameter gives, Reader reader) {
            this(operations, gives.header(), gives, reader);
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row(Set.of(getUser), OktaFactorsParameter.userId, NextValues::id),
            new Row(Set.of(enrollFactor), OktaFactorsParameter.factorId, NextValues::id),
            new Row(
                    Set.of(verifyFactor, getFactorTransactionStatus),
                    OktaFactorsParameter.transactionId,
                    link("poll", getFactorTransactionStatus, OktaFactorsParameter.transactionId)),
            new Row(
                    Set.of(verifyFactor, getFactorTransactionStatus),
                    OktaFactorsConstants.CORRECT_ANSWER,
                    null,
                    (answer, orgUrl) -> ((FactorResult) answer).getCorrectAnswer()),
            new Row(
                    Set.of(enrollFactor, getFactor, activateFactor, pollFactorActivation),
                    OktaFactorsParameter.qrToken,
                    link("qrcode", getFactorQrCode, OktaFactorsParameter.qrToken)));

    private static final Set<OktaFactorsOperation> OPERATIONS =
            ROWS.stream().flatMap(row -> row.operations().stream()).collect(Collectors.toUnmodifiableSet());

    private NextValues() {}

    public static boolean areIn(OktaFactorsOperation operation) {
        return OPERATIONS.contains(operation);
    }

    /**
     * The values by header. One that the call itself took stays where the answer has no newer; others go, and so do those that
     * repeat a secret: headers are logged.
     */
    public static Map<String, Object> in(
            OktaFactorsOperation operation, JsonNode answer, String orgUrl, Echoes echoes) {
        Map<String, Object> values = new HashMap<>();
        for (Row row : ROWS) {
            if (row.operations().contains(operation)) {
                Object read = row.reader().read(operation.model(answer), orgUrl);
                Object value = read == null || echoes.isIn(read.toString()) ? null : read;
                if (value != null
                        || row.gives() == null
                        || !operation.parameters().contains(row.gives())) {
                    values.put(row.header(), value);
                }
            }
        }
        return values;
    }

    private static String id(OktaObject answer, String orgUrl) {
        return answer.get("id") instanceof String id && OktaFactorsParameter.factorId.faultOf(id) == null ? id : null;
    }

    private static Reader link(String relation, OktaFactorsOperation operation, OktaFactorsParameter parameter) {
        return (answer, orgUrl) -> answer.links(relation).stream()
                .map(link -> valueIn(link.getHref(), operation, parameter, orgUrl))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String valueIn(
            String href, OktaFactorsOperation operation, OktaFactorsParameter parameter, String orgUrl) {
        try {
            return OktaLink.values(href, operation, orgUrl).get(parameter);
        } catch (IllegalArgumentException e) {
            return null; // a link to somewhere else is not one to follow
        }
    }
}
