package io.oktafactors.camel.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.camel.admission.Admission.Attempt;
import io.oktafactors.camel.admission.Admission.Purpose;
import io.oktafactors.camel.concurrent.RemainingTime;
import io.oktafactors.camel.gate.Recipient;
import io.oktafactors.camel.http.Address;
import io.oktafactors.camel.http.NoAnswerException;
import io.oktafactors.camel.http.OktaResponse;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.operation.PathTemplate;
import io.oktafactors.camel.request.OktaRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;

/** Finds out whether an enrollment with a lost answer took effect, from the list of the user's factors. */
final class EnrollmentLookup {

    /** The list does not show it. */
    static final class UnclearException extends Exception {

        private static final long serialVersionUID = 1L;

        UnclearException(String why) {
            super(why);
        }
    }

    /** The list could not be read, which may be temporary. */
    static final class NoLookException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient OktaResponse limited;

        /**
         * @param limited the 429 that came instead; null for anything else
         */
        NoLookException(OktaResponse limited) {
            this.limited = limited;
        }

        OktaResponse limited() {
            return limited;
        }
    }

    /** Dates of answers have whole seconds, and those of factors need not come from the same machine. */
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    private final OktaCaller caller;
    private final OktaRequest enrolment;
    private final RemainingTime time;
    private final long start;

    /**
     * @param start when the call began, on the clock of {@link System#nanoTime()}
     */
    EnrollmentLookup(OktaCaller caller, OktaRequest enrolment, RemainingTime time, long start) {
        this.caller = caller;
        this.enrolment = enrolment;
        this.time = time;
        this.start = start;
    }

    /**
     * The factor, as {@code getFactor} returns it, or empty if the enrollment had no effect; a failure if that is unknown. The
     * list itself is not used as the answer, since Okta omits links in it.
     */
    CompletableFuture<Optional<OktaResponse>> find() {
        return attempt(OktaFactorsOperation.listFactors, list()).thenCompose(answer -> {
            try {
                Optional<String> id = idIn(answer);
                return id.isEmpty()
                        ? CompletableFuture.completedFuture(Optional.empty())
                        : attempt(OktaFactorsOperation.getFactor, factor(id.get()))
                                .thenApply(Optional::of);
            } catch (UnclearException | IOException e) {
                return CompletableFuture.failedFuture(e);
            }
        });
    }

    private CompletableFuture<OktaResponse> attempt(OktaFactorsOperation operation, Address address) {
        return caller.attempt(new Attempt(enrolment.to(operation, address), Purpose.READ_BACK), time)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure instanceof NoAnswerException ? new NoLookException(null) : failure))
                .thenCompose(answer -> {
                    if (answer.isSuccess() && OktaAnswer.faultOf(operation.answer(), answer.body()) == null) {
                        return CompletableFuture.completedFuture(answer);
                    }
                    boolean limited = answer.status() == 429;
                    return CompletableFuture.failedFuture(
                            limited || answer.isUnavailable()
                                    ? new NoLookException(limited ? answer : null)
                                    : new UnclearException(
                                            "the list of factors was answered with status " + answer.status()));
                });
    }

    private Optional<String> idIn(OktaResponse answer) throws UnclearException, IOException {
        JsonNode wanted = enrolment.tree();
        List<JsonNode> alike = StreamSupport.stream(answer.tree().spliterator(), false)
                .filter(factor -> isAlike(factor, wanted))
                .toList();
        if (alike.isEmpty()) {
            return Optional.empty();
        }
        Instant asked = answer.rateLimit().date();
        Instant began = asked == null
                ? Instant.MAX
                : asked.minusNanos(System.nanoTime() - start).minus(ROUNDING);
        return Optional.of(alike.stream()
                .filter(factor ->
                        !newest(factor).isBefore(began) && factor.path("id").isTextual())
                .map(factor -> factor.path("id").textValue())
                .filter(id -> !answer.echoes().isIn(id)) // the error is reported where the path is called
                .findFirst()
                .orElseThrow(
                        () -> new UnclearException("the user has a similar factor that may be older than the call")));
    }

    private static boolean isAlike(JsonNode factor, JsonNode wanted) {
        return same(factor, wanted, "/factorType")
                && same(factor, wanted, "/provider")
                && sameNumber(factor, wanted)
                && same(factor, wanted, "/profile/email");
    }

    /** Where one of them does not tell, they may be the same. */
    private static boolean same(JsonNode factor, JsonNode wanted, String field) {
        JsonNode one = factor.at(field);
        JsonNode other = wanted.at(field);
        return !one.isTextual() || !other.isTextual() || one.textValue().equalsIgnoreCase(other.textValue());
    }

    /** Okta may hide digits: then they may be the same. */
    private static boolean sameNumber(JsonNode factor, JsonNode wanted) {
        String one = factor.at("/profile/phoneNumber").asText();
        String other = wanted.at("/profile/phoneNumber").asText();
        return !isNumber(one) || !isNumber(other) || Recipient.digits(one).equals(Recipient.digits(other));
    }

    private static boolean isNumber(String phone) {
        return phone.chars().anyMatch(Character::isDigit)
                && phone.chars().noneMatch(c -> Character.isLetter(c) || c == '*');
    }

    /** The last date in it; the distant past where there is none. */
    private static Instant newest(JsonNode factor) {
        Instant newest = Instant.MIN;
        for (String field : List.of("created", "lastUpdated")) {
            try {
                Instant date = Instant.parse(factor.path(field).asText());
                newest = date.isAfter(newest) ? date : newest;
            } catch (DateTimeException e) {
                // as if it were not there
            }
        }
        return newest;
    }

    private Address list() {
        return new Address(enrolment.origin(), enrolment.address().path(), null);
    }

    private Address factor(String id) {
        return new Address(enrolment.origin(), enrolment.address().path() + "/" + PathTemplate.encode(id), null);
    }
}
