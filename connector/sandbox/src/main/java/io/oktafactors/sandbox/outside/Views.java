package io.oktafactors.sandbox.outside;

import io.oktafactors.sandbox.api.SandboxDevice;
import io.oktafactors.sandbox.api.SandboxFactor;
import io.oktafactors.sandbox.api.SandboxPush;
import io.oktafactors.sandbox.api.SandboxUser;
import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.user.Device;
import io.oktafactors.sandbox.user.Push;
import io.oktafactors.sandbox.user.User;
import java.time.Instant;

/** Creates the public views of the organization's data. */
final class Views {
    private Views() {}

    static SandboxUser of(User user) {
        return new SandboxUser(
                user.id(),
                user.status().name(),
                user.profile(),
                user.identity().groups(),
                user.factors().stream().map(Views::of).toList(),
                user.recoveryPhones());
    }

    static SandboxDevice of(User user, Device device) {
        boolean fastPass = user.factor(FactorType.SIGNED_NONCE)
                .filter(factor -> device.key().equals(factor.subject().secret()))
                .isPresent();
        return new SandboxDevice(
                device.id(),
                user.id(),
                device.name(),
                device.platform(),
                device.deviceType(),
                device.version(),
                fastPass,
                device.state().name(),
                device.reaction().name(),
                device.delayMillis());
    }

    static SandboxPush of(User user, Push push, Instant now) {
        return new SandboxPush(
                push.id(),
                user.id(),
                push.factorId(),
                push.deviceId(),
                push.created(),
                push.expiresAt(),
                push.correctAnswer(),
                push.at(now).name());
    }

    private static SandboxFactor of(Factor factor) {
        return new SandboxFactor(
                factor.id(),
                factor.type().wireName,
                factor.type().provider.name(),
                factor.status().name(),
                factor.profile());
    }
}
