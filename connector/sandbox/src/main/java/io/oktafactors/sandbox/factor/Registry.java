package io.oktafactors.sandbox.factor;

import io.oktafactors.sandbox.proof.OtpProfile;
import io.oktafactors.sandbox.proof.YubikeySeed;
import java.util.Optional;

/** Data of the organization, other than users, that factors need. */
public interface Registry {
    Optional<OtpProfile> otpProfile(String id);

    /** A YubiKey by the public id that its codes begin with. */
    Optional<YubikeySeed> yubikey(String publicId);
}
