package io.oktafactors.routes.work.plan;

import io.oktafactors.routes.policy.PersonUnfitException;
import io.oktafactors.routes.state.Pending;
import io.oktafactors.routes.state.VerificationStore;
import io.oktafactors.routes.work.StepRoutes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One operation in Okta. Each kind has its own route; see {@link StepRoutes}. */
public sealed interface Step {

    /** Removes each of the factors and lists them once more. */
    static List<Step> removeAll(List<OktaFactor> factors) {
        List<Step> steps = new ArrayList<>();
        factors.forEach(factor -> steps.add(Unenroll.of(factor)));
        steps.add(new ConfirmNoneLeft());
        return steps;
    }

    /**
     * @param factor the body of the enrollment
     * @param activate whether the factor is active at once and no code is sent
     */
    record Enroll(String factorType, Map<String, Object> factor, boolean activate) implements Step {

        /** Without the body, which may hold a phone number. */
        @Override
        public String toString() {
            return "enroll " + factorType;
        }
    }

    /** @param forgetPhone whether the phone is removed as a recovery method too */
    record Unenroll(String factorId, String factorType, boolean forgetPhone) implements Step {

        static Unenroll of(OktaFactor factor) {
            return new Unenroll(factor.id(), factor.factorType(), factor.isPhone());
        }
    }

    /** Lists the factors once more and fails if there is any. */
    record ConfirmNoneLeft() implements Step {}

    /** Records that the factor waits for its activation. */
    record Await(OktaFactor factor) implements Step {}

    /** Removes the record of a factor that waits for its activation. */
    record Forget(String factorId) implements Step {}

    /**
     * Sends another code for the activation of a factor.
     *
     * @param before the record of the factor before
     */
    record Resend(OktaFactor factor, Pending before) implements Step {

        /**
         * The body of the enrollment again. Okta does not return the address of an email factor.
         *
         * @throws PersonUnfitException if the user has no primary address at Okta
         */
        public Map<String, Object> body(OktaUser user) {
            Map<String, Object> profile = factor.profile();
            if (profile == null || profile.isEmpty()) {
                if (user.email() == null) {
                    throw new PersonUnfitException(
                            "The person has no primary email address in Okta to which a code can be sent");
                }
                profile = Map.of("email", user.email());
            }
            return Map.of("factorType", factor.factorType(), "provider", factor.provider(), "profile", profile);
        }
    }

    /**
     * Sends a challenge to a caller.
     *
     * @param sent whether Okta is to send a code
     */
    record Challenge(String ticket, String factorId, String factorType, boolean sent) implements Step {}

    /**
     * Sends a caller's answer to Okta.
     *
     * @param body the body of the call
     */
    record Answer(VerificationStore.Open open, Map<String, Object> body) implements Step {

        /** Without the body, which holds a code or an answer. */
        @Override
        public String toString() {
            return "answer for " + open.factorType();
        }
    }
}
