package io.oktafactors.camel.budget;

/**
 * What Okta counts calls by.
 *
 * @param organization scheme, host and port
 * @param principal who calls: a client id, or a fingerprint of an API token, never the token
 * @param bucket the pattern of the rate limit bucket, such as {@code GET /users/{userId}}
 */
public record BucketKey(String organization, String principal, String bucket) {

    /** The same on all nodes. */
    public String id() {
        return organization + ' ' + principal + ' ' + bucket;
    }

    @Override
    public String toString() {
        return bucket + " of " + organization;
    }
}
