package io.oktafactors.sandbox.proof;

import java.util.Base64;
import java.util.Locale;
import org.apache.commons.codec.DecoderException;
import org.apache.commons.codec.binary.Base32;
import org.apache.commons.codec.binary.Hex;

/**
 * A profile of custom tokens: Okta's Custom TOTP factor profile.
 *
 * @param id 20 characters, {@code fpr…}
 * @param name the vendor's name, shown in its factors
 * @param algorithm {@code HmacSHA1}, {@code HmacSHA256} or {@code HmacSHA512}
 * @param digits length of a code, 6 to 8
 * @param stepSeconds length of a time step; 0 for counter-based tokens (RFC 4226)
 * @param encoding how shared secrets are written: {@code hex}, {@code base32} or {@code base64}
 */
public record OtpProfile(String id, String name, String algorithm, int digits, int stepSeconds, String encoding) {

    /**
     * The codes of a token with this secret.
     *
     * @throws IllegalArgumentException if the secret cannot be read
     */
    public Otp otp(String sharedSecret) {
        byte[] key =
                switch (encoding.toLowerCase(Locale.ROOT)) {
                    case "base32" -> new Base32().decode(sharedSecret);
                    case "base64" -> Base64.getDecoder().decode(sharedSecret);
                    default -> hex(sharedSecret);
                };
        if (key.length == 0) {
            throw new IllegalArgumentException();
        }
        return new Otp("", algorithm, digits, stepSeconds, Base64.getEncoder().encodeToString(key));
    }

    private static byte[] hex(String text) {
        try {
            return Hex.decodeHex(text);
        } catch (DecoderException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
