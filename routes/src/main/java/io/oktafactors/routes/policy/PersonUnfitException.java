package io.oktafactors.routes.policy;

/** A person to whom the policy cannot be applied as they are. The message says what is missing; it holds no personal data. */
public class PersonUnfitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PersonUnfitException(String message) {
        super(message);
    }
}
