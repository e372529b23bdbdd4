package io.oktafactors.camel;

/** How calls are authorized, under the names that Okta's clients use. */
public enum AuthorizationMode {
    /** With an API token ({@code token}). */
    SSWS,
    /** With access tokens that the component requests with a client id and a private key. */
    PrivateKey,
    /** With an access token obtained elsewhere, which the component cannot renew ({@code accessToken}). */
    Bearer
}
