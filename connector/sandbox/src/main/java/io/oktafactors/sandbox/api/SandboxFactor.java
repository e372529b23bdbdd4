package io.oktafactors.sandbox.api;

import java.util.Map;

/**
 * A factor as the organization knows it, pending ones included.
 *
 * @param factorType Okta's name of the type, such as {@code sms} or {@code token:software:totp}
 * @param provider Okta's name of the provider, such as {@code OKTA}
 * @param status Okta's factor status, mostly {@code PENDING_ACTIVATION} or {@code ACTIVE}
 * @param profile the readable profile, such as {@code phoneNumber}; an email factor's address is here although the API hides it
 */
public record SandboxFactor(
        String id, String factorType, String provider, String status, Map<String, String> profile) {}
