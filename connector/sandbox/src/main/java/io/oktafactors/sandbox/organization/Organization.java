package io.oktafactors.sandbox.organization;

import io.oktafactors.sandbox.proof.OtpProfile;
import io.oktafactors.sandbox.proof.YubikeySeed;
import io.oktafactors.sandbox.user.EnrollmentPolicy;
import io.oktafactors.sandbox.user.User;
import java.util.List;

/**
 * What an organization begins with, as its YAML tells.
 *
 * @param policies enrolment policies, the most important first
 * @param makes the makes of custom tokens
 */
public record Organization(
        String name,
        List<User> users,
        List<EnrollmentPolicy> policies,
        List<OtpProfile> makes,
        List<YubikeySeed> yubikeys,
        Callers callers) {}
