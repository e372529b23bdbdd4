package io.oktafactors.sandbox.outside;

import io.oktafactors.sandbox.SandboxFactor;
import io.oktafactors.sandbox.SandboxUser;
import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.user.User;

/** Takes the public views of users and factors. */
final class Views {
    private Views() {}

    static SandboxUser of(User user) {
        return new SandboxUser(
                user.id(),
                user.status().name(),
                user.profile(),
                user.factors().stream().map(Views::of).toList(),
                user.recoveryPhones());
    }

    private static SandboxFactor of(Factor factor) {
        return new SandboxFactor(
                factor.id(),
                factor.type().wireName,
                factor.provider().name(),
                factor.status().name(),
                factor.profile());
    }
}
