package io.oktafactors.routes.policy;

/** The policy cannot be applied to a person. The message says what is missing; it contains no personal data. */
public class PersonUnfitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PersonUnfitException(String message) {
        super(message);
    }
}
