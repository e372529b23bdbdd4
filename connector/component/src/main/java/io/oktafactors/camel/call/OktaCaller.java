package io.oktafactors.camel.call;

import io.oktafactors.camel.admission.Admission;
import io.oktafactors.camel.admission.Admission.Attempt;
import io.oktafactors.camel.admission.Admission.Permit;
import io.oktafactors.camel.concurrent.Deadline;
import io.oktafactors.camel.concurrent.OktaThreads;
import io.oktafactors.camel.concurrent.RemainingTime;
import io.oktafactors.camel.credential.Credentials;
import io.oktafactors.camel.credential.TokenException;
import io.oktafactors.camel.http.HttpCall;
import io.oktafactors.camel.http.NoAnswerException;
import io.oktafactors.camel.http.NoAnswerException.Reach;
import io.oktafactors.camel.http.OktaResponse;
import io.oktafactors.camel.http.OktaTransport;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Makes authorized calls to one organization and classifies their results. */
public final class OktaCaller {

    /** Maximum number of requests to closed connections before a call fails. */
    private static final int MOST_STALE = 3;

    private final OktaTransport transport;
    private final Credentials credentials;
    private final Admission admission;
    private final OktaThreads threads;
    private final Supplier<CallMeters> meters;
    private final RecentCalls recent = new RecentCalls();

    public OktaCaller(
            OktaTransport transport,
            Credentials credentials,
            Admission admission,
            OktaThreads threads,
            Supplier<CallMeters> meters) {
        this.transport = transport;
        this.credentials = credentials;
        this.admission = admission;
        this.threads = threads;
        this.meters = meters;
    }

    public Credentials credentials() {
        return credentials;
    }

    /**
     * Makes one attempt, and another one if a token was refused that can be renewed. The future returns any answer, or fails
     * with a {@link NoAnswerException}, a {@link TokenException} or an {@link Admission.Refusal}.
     *
     * @param time starts to pass when the attempt is admitted
     */
    public CompletableFuture<OktaResponse> attempt(Attempt attempt, RemainingTime time) {
        CompletableFuture<OktaResponse> answer = new CompletableFuture<>();
        admit(attempt, time, true, answer);
        return answer;
    }

    /** Sends a call that needs no admission, once more if a token was refused that can be renewed. */
    public OktaResponse exchange(HttpCall call, Deadline deadline) throws TokenException, NoAnswerException {
        for (boolean first = true; ; first = false) {
            Answered answered = authorizeAndSend(call, deadline);
            if (!renews(answered, first)) {
                return answered.response();
            }
        }
    }

    public CallMeters meters() {
        return meters.get();
    }

    public OktaThreads threads() {
        return threads;
    }

    /** Whether recent calls got through, without health checks. */
    public RecentCalls recent() {
        return recent;
    }

    private void admit(Attempt attempt, RemainingTime time, boolean first, CompletableFuture<OktaResponse> answer) {
        CompletableFuture<Permit> permit;
        try {
            permit = admission.admit(attempt);
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
            return;
        }
        if (permit.isDone()) {
            permit.whenComplete((granted, refusal) -> send(attempt, time, first, answer, granted, refusal));
            return;
        }
        answer.whenComplete((value, failure) -> permit.cancel(false));
        permit.whenComplete((granted, refusal) -> {
            if (granted == null) {
                answer.completeExceptionally(refusal);
            } else {
                threads.send(() -> send(attempt, time, first, answer, granted, null));
            }
        });
    }

    private void send(
            Attempt attempt,
            RemainingTime time,
            boolean first,
            CompletableFuture<OktaResponse> answer,
            Permit permit,
            Throwable refusal) {
        if (permit == null) {
            answer.completeExceptionally(refusal);
            return;
        }
        if (answer.isDone()) { // given up while it waited
            permit.unused();
            return;
        }
        try {
            Answered answered = authorizeAndSend(attempt.request().call(), time.begin());
            time.end();
            note(answered.response());
            permit.answered(answered.response());
            if (renews(answered, first)) {
                admit(attempt, time, false, answer);
            } else {
                answer.complete(answered.response());
            }
        } catch (TokenException | NoAnswerException | RuntimeException | Error e) { // else nobody learns of the end
            time.end();
            if (e instanceof NoAnswerException || e instanceof TokenException none && none.status() != 429) {
                recent.missed(e.getMessage());
            }
            if (e instanceof NoAnswerException none && none.reach() != Reach.UNSENT) {
                permit.lost();
            } else {
                permit.unused();
            }
            answer.completeExceptionally(e);
        }
    }

    private void note(OktaResponse answer) {
        if (answer.ofProxy()) {
            recent.missed(answer.describeProxy());
        } else if (answer.status() == 401 && refusesToken(answer)) {
            recent.missed("Okta answered 401: the credentials are not accepted");
        } else {
            recent.reached();
        }
    }

    private record Answered(Credentials.Authorization authorization, OktaResponse response) {}

    /** A request that was sent to a closed connection is authorized again, since a proof is valid for one request. */
    private Answered authorizeAndSend(HttpCall call, Deadline deadline) throws TokenException, NoAnswerException {
        for (int stale = 1; ; stale++) {
            Credentials.Authorization authorization = credentials.authorize(call, deadline);
            try {
                return new Answered(
                        authorization, transport.exchange(call.authorized(authorization.headers()), deadline));
            } catch (NoAnswerException e) {
                if (e.reach() != Reach.STALE || stale == MOST_STALE) {
                    throw e;
                }
            }
        }
    }

    /** Whether another attempt makes sense with another token. */
    private boolean renews(Answered answered, boolean first) {
        Credentials.Authorization authorization = answered.authorization();
        if (answered.response().status() != 401) {
            credentials.worked(authorization);
            return false;
        }
        return first && refusesToken(answered.response()) && credentials.renews(authorization);
    }

    /** A 401 with another code is about something else, such as a feature that the organization does not have. */
    private static boolean refusesToken(OktaResponse response) {
        String code = response.error().code();
        return code == null || code.equals("E0000011") || code.equals("invalid_token");
    }
}
