package io.oktafactors.sandbox.oauth;

import java.util.List;

/**
 * The credentials of a request.
 *
 * @param method HTTP method
 * @param org the organization's URL as the client called it, without path
 * @param path path as it came over the wire, without query
 * @param authorization the {@code Authorization} header, or null
 * @param proofs the {@code DPoP} headers
 */
public record CallCredentials(String method, String org, String path, String authorization, List<String> proofs) {

    public String url() {
        return org + path;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
