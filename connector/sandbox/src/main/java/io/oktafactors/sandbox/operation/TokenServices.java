package io.oktafactors.sandbox.operation;

import io.oktafactors.sandbox.factor.FactorType;

/** The services of third parties that Okta asks to check a token's code. */
final class TokenServices {
    private TokenServices() {}

    /** Throws an error if a service that the type needs is down. */
    static void check(Circumstances circumstances, FactorType type, String userId) {
        if (type == FactorType.TOKEN_RSA) {
            circumstances.check(FailurePoint.RSA, userId);
        }
        if (type == FactorType.TOKEN_RSA || type == FactorType.TOKEN_SYMANTEC) {
            circumstances.check(FailurePoint.TOKEN, userId);
        }
    }
}
