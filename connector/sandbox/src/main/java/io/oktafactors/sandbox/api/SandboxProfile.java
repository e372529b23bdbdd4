package io.oktafactors.sandbox.api;

/**
 * The part of a person's Okta profile that the sandbox keeps. Every field but the login may be null.
 *
 * @param login unique name, in practice an email address
 * @param email primary address; an email factor can be enrolled with it
 * @param secondEmail secondary address; an email factor can be enrolled with it, too
 * @param mobilePhone informational only: it is not a number that codes go to
 * @param primaryPhone informational only, too
 */
public record SandboxProfile(
        String login,
        String email,
        String secondEmail,
        String firstName,
        String lastName,
        String mobilePhone,
        String primaryPhone) {

    /** A profile with nothing but a login, which is its primary address as well. */
    public static SandboxProfile of(String login) {
        return new SandboxProfile(login, login, null, null, null, null, null);
    }
}
