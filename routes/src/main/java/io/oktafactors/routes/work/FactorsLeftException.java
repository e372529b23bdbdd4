package io.oktafactors.routes.work;

/** A leaver still has factors after all factors that Okta listed were removed. */
class FactorsLeftException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FactorsLeftException(int left) {
        super("Okta still lists " + left + " factors after all were removed");
    }
}
