package io.oktafactors.sandbox.signin;

import io.oktafactors.sandbox.oauth.AccessToken;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What sign-in knows from an earlier run, and where it notes what the next one has to know.
 *
 * @param given access tokens of the earlier run
 * @param revoked names of API tokens that were revoked in it
 * @param give notes an access token that is given out, or ends early
 * @param revoke notes the name of an API token that is revoked
 */
public record SignInMemory(
        Collection<AccessToken> given, Set<String> revoked, Consumer<AccessToken> give, Consumer<String> revoke) {
    /** Of an organization that is forgotten with its process. */
    public static final SignInMemory NONE = new SignInMemory(List.of(), Set.of(), token -> {}, name -> {});
}
