package io.oktafactors.sandbox.organization;

import io.oktafactors.sandbox.proof.OtpProfile;
import io.oktafactors.sandbox.proof.YubikeySeed;
import io.oktafactors.sandbox.user.EnrollmentPolicy;
import io.oktafactors.sandbox.user.User;
import java.util.List;

/**
 * The initial state of an organization, from its YAML.
 *
 * @param policies enrollment policies, highest priority first
 * @param makes the profiles of custom tokens
 */
public record Organization(
        String name,
        List<User> users,
        List<EnrollmentPolicy> policies,
        List<OtpProfile> makes,
        List<YubikeySeed> yubikeys,
        Callers callers) {}
