package io.oktafactors.routes.work;

import io.oktafactors.routes.state.VerificationStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One thing to do in Okta. Each kind has a route of its own; see {@link StepRoutes}. */
sealed interface Step {

    /** Removes each of the factors and looks once more. */
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

    /**
     * @param forgetPhone whether the phone goes as a recovery method too
     */
    record Unenroll(String factorId, String factorType, boolean forgetPhone) implements Step {

        static Unenroll of(OktaFactor factor) {
            return new Unenroll(factor.id(), factor.factorType(), factor.isPhone());
        }
    }

    /** Looks once more and fails if any factor is left. */
    record ConfirmNoneLeft() implements Step {}

    /**
     * Asks a caller to prove who they are.
     *
     * @param sent whether Okta is to send a code
     */
    record Challenge(String ticket, String factorId, String factorType, boolean sent) implements Step {}

    /**
     * Passes on what a caller answered.
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
