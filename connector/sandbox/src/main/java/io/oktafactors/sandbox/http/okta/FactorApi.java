package io.oktafactors.sandbox.http.okta;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.factor.Channel;
import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.http.Call;
import io.oktafactors.sandbox.http.HttpAnswer;
import io.oktafactors.sandbox.http.Route;
import io.oktafactors.sandbox.json.Body;
import io.oktafactors.sandbox.operation.EnrollRequest;
import io.oktafactors.sandbox.operation.Enrolments;
import io.oktafactors.sandbox.operation.Pushes;
import io.oktafactors.sandbox.operation.Services;
import io.oktafactors.sandbox.operation.Verifications;
import io.oktafactors.sandbox.user.Push;
import io.oktafactors.sandbox.user.User;
import io.oktafactors.sandbox.user.UserStatusRule;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Okta's operations on factors: reads a request, executes it, and writes the answer.
 *
 * <p>On factor paths {@code {userId}} must be an id. Whether Okta takes a login there is not documented; the sandbox does not,
 * so that a client that works with it does not depend on it. {@code GET /users/{idOrLogin}} takes both.
 */
public final class FactorApi {
    private static final String FACTORS = "/api/v1/users/{userId}/factors";
    private static final String FACTOR = FACTORS + "/{factorId}";
    private static final String ACTIVATE = FACTOR + "/lifecycle/activate";
    private static final String TRANSACTION = FACTOR + "/transactions/{transactionId}";

    private final Services services;
    private final Enrolments enrolments;
    private final Verifications verifications;
    private final Pushes pushes;
    private final String organization;
    private final FactorJson.Form listed;

    /** @param partialLinks whether items of lists have no link but {@code self} */
    public FactorApi(Services services, String organization, boolean partialLinks) {
        this.services = services;
        this.enrolments = new Enrolments(services);
        this.pushes = new Pushes(services);
        this.verifications = new Verifications(services, pushes);
        this.organization = organization;
        this.listed = partialLinks ? FactorJson.Form.PARTIAL : FactorJson.Form.LISTED;
    }

    public List<Route> routes() {
        return List.of(
                new Route("POST", "/api/v1/users/{userId}/lifecycle/reset_factors", this::resetFactors),
                new Route("GET", FACTORS, this::listFactors),
                new Route("POST", FACTORS, this::enrollFactor),
                new Route("GET", FACTORS + "/catalog", this::listSupportedFactors),
                new Route("GET", FACTORS + "/questions", this::listSupportedSecurityQuestions),
                new Route("GET", FACTOR, this::getFactor),
                new Route("DELETE", FACTOR, this::unenrollFactor),
                new Route("POST", ACTIVATE, this::activateFactor),
                new Route("POST", ACTIVATE + "/poll", this::pollActivation),
                new Route("POST", ACTIVATE + "/email", call -> sendActivation(call, Channel.EMAIL)),
                new Route("POST", ACTIVATE + "/sms", call -> sendActivation(call, Channel.SMS)),
                new Route("POST", FACTOR + "/resend", this::resendEnrollFactor),
                new Route("POST", FACTOR + "/verify", this::verifyFactor),
                new Route("GET", TRANSACTION, this::getFactorTransactionStatus),
                new Route("DELETE", TRANSACTION, this::cancelTransaction));
    }

    /** Routes without credentials, because a page shows their answer as an image. */
    public List<Route> openRoutes() {
        return List.of(new Route("GET", FACTOR + "/qr/{token}", this::qrCode));
    }

    private HttpAnswer listFactors(Call call) {
        User user = readable(call);
        services.circumstances().checkList(user.id());
        Set<FactorType> allowed = services.policies().of(user, call.caller()).keySet();
        String userUrl = call.userUrl();
        List<Factor> shown = allowed.size() == FactorType.values().length
                ? user.factors()
                : user.factors().stream()
                        .filter(factor -> allowed.contains(factor.type()))
                        .toList();
        Instant now = services.clock().instant();
        return HttpAnswer.ok(
                out -> out.array(shown, factor -> FactorJson.write(out, userUrl, user, factor, listed, now)));
    }

    private HttpAnswer listSupportedFactors(Call call) {
        User user = readable(call);
        return HttpAnswer.ok(out -> CatalogJson.factors(
                out, call.userUrl(), user, services.policies().of(user, call.caller())));
    }

    private HttpAnswer listSupportedSecurityQuestions(Call call) {
        readable(call);
        return HttpAnswer.ok(CatalogJson::questions);
    }

    private HttpAnswer getFactor(Call call) {
        return whole(call, readable(call).factor(call.factorId()));
    }

    private HttpAnswer enrollFactor(Call call) {
        EnrollRequest request = EnrollRequest.of(
                Body.required(call.body()),
                call.flag("updatePhone"),
                call.flag("activate"),
                call.tokenLifetime(),
                call.caller());
        return whole(call, enrolments.enroll(call.userId(), request));
    }

    private HttpAnswer activateFactor(Call call) {
        return activation(call, enrolments.activate(call.userId(), call.factorId(), Body.optional(call.body())));
    }

    private HttpAnswer pollActivation(Call call) {
        return activation(call, pushes.poll(call.userId(), call.factorId()));
    }

    private HttpAnswer sendActivation(Call call, Channel channel) {
        return activation(call, pushes.send(call.userId(), call.factorId(), channel, Body.optional(call.body())));
    }

    private HttpAnswer resendEnrollFactor(Call call) {
        String factorType = Body.text(Body.required(call.body()), "factorType");
        return whole(call, enrolments.resend(call.userId(), call.factorId(), factorType, call.tokenLifetime()));
    }

    private HttpAnswer unenrollFactor(Call call) {
        enrolments.unenroll(call.userId(), call.factorId(), removesRecovery(call));
        return HttpAnswer.empty(204);
    }

    private HttpAnswer resetFactors(Call call) {
        enrolments.reset(call.userId(), removesRecovery(call));
        return HttpAnswer.ok(out -> out.object(() -> {}));
    }

    private HttpAnswer verifyFactor(Call call) {
        JsonNode body = Body.optional(call.body());
        Verifications.Outcome outcome =
                verifications.verify(call.userId(), call.factorId(), body, call.tokenLifetime());
        Factor factor = outcome.factor();
        if (outcome.answered()) {
            return HttpAnswer.ok(out -> FactorJson.success(out, factor));
        }
        return outcome.push() == null
                ? HttpAnswer.ok(out -> FactorJson.challenge(out, call.userUrl(), factor))
                : HttpAnswer.json(201, out -> PushJson.asked(out, call.userUrl(), factor, outcome.push()));
    }

    private HttpAnswer getFactorTransactionStatus(Call call) {
        Push push = pushes.transaction(call.userId(), call.factorId(), call.path("transactionId"));
        Factor factor = services.directory().byId(call.userId()).factor(call.factorId());
        Push.Result result = push.at(services.clock().instant());
        return HttpAnswer.ok(out -> PushJson.polled(out, call.userUrl(), factor, push, result));
    }

    private HttpAnswer cancelTransaction(Call call) {
        pushes.cancel(call.userId(), call.factorId(), call.path("transactionId"));
        return HttpAnswer.empty(204);
    }

    private HttpAnswer qrCode(Call call) {
        User user = readable(call);
        Factor factor = user.factor(call.factorId());
        if (!QrCode.shows(factor) || !QrCode.token(factor).equals(call.path("token"))) {
            throw OktaError.of(OktaErrorCode.LINK_USED);
        }
        return HttpAnswer.png(QrCode.png(user, factor, organization, call.baseUrl()));
    }

    /** Before it is active, a factor that a device activates is not shown itself. */
    private HttpAnswer activation(Call call, Factor factor) {
        boolean waits = factor.pending() && factor.type() == FactorType.PUSH;
        return waits
                ? HttpAnswer.ok(out -> ActivationJson.poll(
                        out, call.userUrl(), factor, services.clock().instant()))
                : whole(call, factor);
    }

    private User readable(Call call) {
        return UserStatusRule.READ.check(services.directory().byId(call.userId()));
    }

    private HttpAnswer whole(Call call, Factor factor) {
        User user = services.directory().byId(call.userId());
        Instant now = services.clock().instant();
        return HttpAnswer.ok(out -> FactorJson.write(out, call.userUrl(), user, factor, FactorJson.Form.WHOLE, now));
    }

    /** The second name is sent by older SDKs. */
    private static boolean removesRecovery(Call call) {
        return call.flag("removeRecoveryEnrollment") || call.flag("removeEnrollmentRecovery");
    }
}
