package io.oktafactors.sandbox.http;

import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.json.Body;
import io.oktafactors.sandbox.operation.EnrollRequest;
import io.oktafactors.sandbox.operation.Enrolments;
import io.oktafactors.sandbox.operation.Verifications;
import io.oktafactors.sandbox.user.Directory;
import io.oktafactors.sandbox.user.Standing;
import io.oktafactors.sandbox.user.User;
import java.util.List;
import java.util.Optional;

/**
 * The Okta side's operations: reads a request, has it done, renders the outcome.
 *
 * <p>On factor paths {@code {userId}} must be an id. Whether Okta takes a login there is not documented; the sandbox keeps to
 * the stricter reading, so that a client which passes here does not depend on it. {@code GET /users/{idOrLogin}} takes both.
 */
public final class FactorApi {
    private static final String FACTORS = "/api/v1/users/{userId}/factors";
    private static final String FACTOR = FACTORS + "/{factorId}";

    private final Directory directory;
    private final Enrolments enrolments;
    private final Verifications verifications;

    public FactorApi(Directory directory, Enrolments enrolments, Verifications verifications) {
        this.directory = directory;
        this.enrolments = enrolments;
        this.verifications = verifications;
    }

    public List<Route> routes() {
        return List.of(
                new Route("GET", "/api/v1/users/{userId}", this::getUser),
                new Route("GET", FACTORS, this::listFactors),
                new Route("POST", FACTORS, this::enrollFactor),
                new Route("GET", FACTORS + "/catalog", this::listSupportedFactors),
                new Route("GET", FACTORS + "/questions", this::listSupportedSecurityQuestions),
                new Route("GET", FACTOR, this::getFactor),
                new Route("DELETE", FACTOR, this::unenrollFactor),
                new Route("POST", FACTOR + "/lifecycle/activate", this::activateFactor),
                new Route("POST", FACTOR + "/resend", this::resendEnrollFactor),
                new Route("POST", FACTOR + "/verify", this::verifyFactor),
                new Route("GET", FACTOR + "/transactions/{transactionId}", this::getFactorTransactionStatus));
    }

    private Answer getUser(Call call) {
        User user = directory.find(call.userId()).orElseThrow(() -> OktaError.unknownUser(call.userId()));
        return Answer.ok(out -> UserJson.write(out, call.userUrl(user.id()), user));
    }

    private Answer listFactors(Call call) {
        User user = readable(call);
        String userUrl = call.userUrl();
        return Answer.ok(out ->
                out.array(user.factors(), factor -> FactorJson.write(out, userUrl, factor, FactorJson.Form.LISTED)));
    }

    private Answer listSupportedFactors(Call call) {
        User user = readable(call);
        return Answer.ok(out -> CatalogJson.factors(out, call.userUrl(), user));
    }

    private Answer listSupportedSecurityQuestions(Call call) {
        readable(call);
        return Answer.ok(CatalogJson::questions);
    }

    private Answer getFactor(Call call) {
        return whole(call, readable(call).factor(call.factorId()));
    }

    private Answer enrollFactor(Call call) {
        EnrollRequest request = EnrollRequest.of(
                Body.required(call.body()), call.flag("updatePhone"), call.flag("activate"), call.tokenLifetime());
        return whole(call, enrolments.enroll(call.userId(), request));
    }

    private Answer activateFactor(Call call) {
        String passCode = Body.text(Body.optional(call.body()), "passCode");
        return whole(call, enrolments.activate(call.userId(), call.factorId(), passCode));
    }

    private Answer resendEnrollFactor(Call call) {
        String factorType = Body.text(Body.required(call.body()), "factorType");
        return whole(call, enrolments.resend(call.userId(), call.factorId(), factorType, call.tokenLifetime()));
    }

    private Answer unenrollFactor(Call call) {
        // The second name is the one that older SDKs send.
        boolean removeRecovery = call.flag("removeRecoveryEnrollment") || call.flag("removeEnrollmentRecovery");
        enrolments.unenroll(call.userId(), call.factorId(), removeRecovery);
        return Answer.empty(204);
    }

    private Answer verifyFactor(Call call) {
        Optional<Factor> challenged =
                verifications.verify(call.userId(), call.factorId(), Body.optional(call.body()), call.tokenLifetime());
        return challenged
                .map(factor -> Answer.ok(out -> FactorJson.challenge(out, call.userUrl(), factor)))
                .orElseGet(() -> Answer.ok(out -> out.object(() -> out.field("factorResult", "SUCCESS"))));
    }

    /** No factor type of the sandbox has transactions yet, so none is ever found. */
    private Answer getFactorTransactionStatus(Call call) {
        readable(call).factor(call.factorId());
        throw OktaErrorCode.NOT_FOUND.error(call.path("transactionId") + " (Transaction)");
    }

    private User readable(Call call) {
        return Standing.READ.check(directory.byId(call.userId()));
    }

    private static Answer whole(Call call, Factor factor) {
        return Answer.ok(out -> FactorJson.write(out, call.userUrl(), factor, FactorJson.Form.WHOLE));
    }
}
