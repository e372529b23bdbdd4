package io.oktafactors.routes.work;

import java.util.Map;

/** One thing to do in Okta. */
sealed interface Step {

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
    record Unenroll(String factorId, String factorType, boolean forgetPhone) implements Step {}

    /** Looks once more and fails if any factor is left. */
    record ConfirmNoneLeft() implements Step {}
}
