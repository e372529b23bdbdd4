package io.oktafactors.sandbox.http.okta;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.factor.Ids;
import io.oktafactors.sandbox.factor.Lifecycle;
import io.oktafactors.sandbox.proof.Otp;
import io.oktafactors.sandbox.user.User;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** The QR code that an authenticator app or Okta Verify scans. It needs no credentials: its URL is the secret. */
final class QrCode {
    private static final int SIZE = 300;
    private static final int BLACK = 0x000000;
    private static final int WHITE = 0xffffff;

    private QrCode() {}

    /** The last segment of the URL of a QR code; it changes with the content. */
    static String token(Factor factor) {
        String shown = factor.type() == FactorType.PUSH
                ? factor.open().code()
                : factor.subject().secret();
        return Ids.derived("00", factor.id() + " " + shown);
    }

    /** Whether the factor has a QR code now. */
    static boolean shows(Factor factor) {
        Lifecycle lifecycle = factor.type().lifecycle;
        return factor.pending() && (lifecycle == Lifecycle.APP || lifecycle == Lifecycle.DEVICE);
    }

    static byte[] png(User user, Factor factor, String organization, String baseUrl) {
        return png(
                factor.type() == FactorType.PUSH ? link(user, factor, baseUrl) : otpauth(user, factor, organization));
    }

    private static String otpauth(User user, Factor factor, String organization) {
        String issuer = encoded(organization);
        return "otpauth://totp/" + issuer + ":" + encoded(user.login()) + "?secret="
                + factor.subject().secret() + "&issuer=" + issuer + "&algorithm=SHA1&digits=" + Otp.APP_DIGITS
                + "&period=" + Otp.APP_STEP;
    }

    private static String link(User user, Factor factor, String baseUrl) {
        return "oktaverify://email/?t=" + factor.open().code() + "&f=" + factor.id() + "&s=" + encoded(baseUrl)
                + "&issuer=" + encoded(user.login());
    }

    private static byte[] png(String text) {
        try {
            BitMatrix squares = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, SIZE, SIZE);
            BufferedImage picture = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_BINARY);
            for (int y = 0; y < SIZE; y++) {
                for (int x = 0; x < SIZE; x++) {
                    picture.setRGB(x, y, squares.get(x, y) ? BLACK : WHITE);
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", bytes);
            return bytes.toByteArray();
        } catch (WriterException e) {
            throw new IllegalStateException("A link always fits into a QR code.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
