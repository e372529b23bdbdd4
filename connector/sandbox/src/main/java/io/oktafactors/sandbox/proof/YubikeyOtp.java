package io.oktafactors.sandbox.proof;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.OptionalLong;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.DecoderException;
import org.apache.commons.codec.binary.Hex;

/**
 * A YubiKey's codes: 44 modhex characters, of which 12 are the key's public id and the rest an AES block with the private id, the
 * counters and a checksum.
 */
public final class YubikeyOtp {
    private static final String HEX = "0123456789abcdef";
    private static final String MODHEX = "cbdefghijklnrtuv";
    private static final int PUBLIC_ID_LENGTH = 12;
    private static final int LENGTH = 44;
    private static final int GOOD_CHECKSUM = 0xf0b8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private YubikeyOtp() {}

    /** The public id at the beginning of a code; empty if the code cannot be a YubiKey's. */
    public static Optional<String> publicId(String code) {
        boolean modhex = code.length() == LENGTH && code.chars().allMatch(c -> MODHEX.indexOf(c) >= 0);
        return modhex ? Optional.of(code.substring(0, PUBLIC_ID_LENGTH)) : Optional.empty();
    }

    /** The number of presses when the key made this code; empty if the code is not this key's. */
    static OptionalLong count(String code, String publicId, String privateId, String aesKey) {
        if (publicId(code).filter(publicId::equals).isEmpty()) {
            return OptionalLong.empty();
        }
        byte[] block =
                crypt(Cipher.DECRYPT_MODE, aesKey, hex(translate(code.substring(PUBLIC_ID_LENGTH), MODHEX, HEX)));
        byte[] id = new byte[6];
        ByteBuffer fields =
                ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).get(id);
        if (checksum(block, block.length) != GOOD_CHECKSUM || !MessageDigest.isEqual(id, hex(privateId))) {
            return OptionalLong.empty();
        }
        int session = Short.toUnsignedInt(fields.getShort());
        int use = Byte.toUnsignedInt(block[11]);
        return OptionalLong.of((long) session << 8 | use);
    }

    /** The code that a key gives at its {@code count}-th press, counted from 1. */
    public static String press(YubikeySeed seed, int count) {
        byte[] random = new byte[5];
        RANDOM.nextBytes(random);
        ByteBuffer fields = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        fields.put(hex(seed.privateId()))
                .putShort((short) (count >> 8))
                .put(random, 0, 3)
                .put((byte) count)
                .put(random, 3, 2);
        fields.putShort((short) ~checksum(fields.array(), fields.position()));
        byte[] block = crypt(Cipher.ENCRYPT_MODE, seed.aesKey(), fields.array());
        return seed.publicId() + translate(Hex.encodeHexString(block), HEX, MODHEX);
    }

    /** ISO 13239, as the key computes it. */
    private static int checksum(byte[] bytes, int length) {
        int crc = 0xffff;
        for (int i = 0; i < length; i++) {
            crc ^= Byte.toUnsignedInt(bytes[i]);
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0x8408;
            }
        }
        return crc;
    }

    private static byte[] crypt(int mode, String aesKey, byte[] block) {
        try {
            Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
            aes.init(mode, new SecretKeySpec(hex(aesKey), "AES"));
            return aes.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A seed's key is checked when it is uploaded.", e);
        }
    }

    private static byte[] hex(String text) {
        try {
            return Hex.decodeHex(text);
        } catch (DecoderException e) {
            throw new IllegalStateException("A seed is checked when it is uploaded.", e);
        }
    }

    private static String translate(String text, String from, String to) {
        StringBuilder translated = new StringBuilder(text.length());
        text.chars().forEach(c -> translated.append(to.charAt(from.indexOf(c))));
        return translated.toString();
    }
}
