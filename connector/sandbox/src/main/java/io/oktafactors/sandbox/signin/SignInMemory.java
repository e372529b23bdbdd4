package io.oktafactors.sandbox.signin;

import io.oktafactors.sandbox.oauth.AccessToken;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The state of sign-in from an earlier run, and the functions that store changes of it.
 *
 * @param given access tokens of the earlier run
 * @param revoked names of API tokens that were revoked in it
 * @param give stores an access token that is issued or revoked
 * @param revoke stores the name of an API token that is revoked
 */
public record SignInMemory(
        Collection<AccessToken> given, Set<String> revoked, Consumer<AccessToken> give, Consumer<String> revoke) {
    /** The memory of an organization without a store. */
    public static final SignInMemory NONE = new SignInMemory(List.of(), Set.of(), token -> {}, name -> {});
}
