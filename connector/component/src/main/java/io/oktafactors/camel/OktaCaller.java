package io.oktafactors.camel;

import java.util.function.Supplier;

/** Makes authorized calls to one organization and sorts what comes back. */
final class OktaCaller {

    private final OktaTransport transport;
    private final Credentials credentials;
    private final Supplier<CallMeters> meters;

    OktaCaller(OktaTransport transport, Credentials credentials, Supplier<CallMeters> meters) {
        this.transport = transport;
        this.credentials = credentials;
        this.meters = meters;
    }

    Credentials credentials() {
        return credentials;
    }

    /**
     * Sends the request and waits for the whole answer.
     *
     * @return a 2xx answer with what the operation promises
     * @throws OktaFactorsException for everything else
     */
    OktaResponse send(OktaRequest request) {
        long start = System.nanoTime();
        try {
            OktaResponse response = answerTo(request);
            meters.get().called(request.operation(), response.status(), System.nanoTime() - start);
            return response;
        } catch (OktaFactorsException e) {
            meters.get().failed(request.operation(), e, System.nanoTime() - start);
            throw e;
        }
    }

    /** Sends the call, once more if a token was refused that can be renewed, and gives back whatever is answered then. */
    OktaResponse exchange(HttpCall call, Deadline deadline) throws TokenException, NoAnswerException {
        for (boolean first = true; ; first = false) {
            Credentials.Authorization authorization = credentials.authorize(call, deadline);
            OktaResponse response = transport.exchange(call.with(authorization.headers()), deadline);
            if (response.status() != 401) {
                if (authorization.lease() != null) {
                    authorization.lease().worked();
                }
                return response;
            }
            if (!first || !refusesToken(response) || !credentials.renews(authorization)) {
                return response;
            }
        }
    }

    private OktaResponse answerTo(OktaRequest request) {
        OktaResponse response;
        try {
            response = exchange(request.call(), Deadline.in(request.timeouts().request()));
        } catch (NoAnswerException e) {
            throw OktaFactorsException.unanswered(request, e.getMessage(), e);
        } catch (TokenException e) {
            throw OktaFactorsException.unauthorized(request, e);
        }
        if (!response.isSuccess()) {
            throw OktaFactorsException.from(request, response);
        }
        String fault = AnswerBody.faultOf(request.operation(), response.body());
        if (fault != null) {
            throw OktaFactorsException.unreadable(request, response, fault);
        }
        return response;
    }

    /** A 401 with another code is about something else, such as a feature that the organization does not have. */
    private static boolean refusesToken(OktaResponse response) {
        String code = OktaError.from(response.body()).code();
        return code == null || code.equals("E0000011");
    }
}
