package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.oktafactors.sandbox.api.SandboxDevice;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QrCodeTest {
    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void theCodeOfAnAppIsAnOtpauthUriWithItsSecret() throws Exception {
        Reply enrolled = acme.enroll(Acme.totp("GOOGLE"));
        String secret = enrolled.at("/_embedded/activation/sharedSecret");

        assertThat(scanned(enrolled.at("/_embedded/activation/_links/qrcode/href")))
                .isEqualTo("otpauth://totp/Acme:ada.byron%40acme.example?secret=" + secret
                        + "&issuer=Acme&algorithm=SHA1&digits=6&period=30");
    }

    @Test
    void theCodeOfOktaVerifyLetsAPhoneActivate() throws Exception {
        Reply enrolled = acme.enroll(Acme.push());
        URI link = URI.create(scanned(enrolled.at("/_embedded/activation/_links/qrcode/href")));

        assertThat(link).hasScheme("oktaverify").hasParameter("f", enrolled.id());
        String token = link.getQuery().replaceAll("(?:.*&)?t=([^&]*).*", "$1");
        acme.okta.scan(token, SandboxDevice.named("phone"));
    }

    @Test
    void aPictureIsGoneWithTheActivation() throws Exception {
        Reply enrolled = acme.enroll(Acme.totp("OKTA"));
        String picture = enrolled.at("/_embedded/_links/qrcode/href");
        scanned(picture);
        String other = acme.enroll(Acme.totp("OKTA")).at("/_embedded/_links/qrcode/href");
        assertThat(other).isNotEqualTo(picture);

        acme.follow("GET", picture, null).isRefused(403, "E0000110");
        acme.activate(enrolled.id(), acme.authenticatorCode(enrolled.id())).isOk();
        acme.follow("GET", other, null).isRefused(403, "E0000110");
        acme.unenroll(enrolled.id());
        acme.follow("GET", other, null).isRefused(404, "E0000007");
    }

    @Test
    void anExpiredActivationHasANewPictureOnceItIsRestarted() throws Exception {
        Reply enrolled = acme.enroll(Acme.push());
        String picture = enrolled.at("/_embedded/activation/_links/qrcode/href");
        acme.clock.pass(Duration.ofMinutes(10));
        Reply again = acme.post(Acme.factor(enrolled.id()) + "/lifecycle/activate", "{}");

        acme.follow("GET", picture, null).isRefused(403, "E0000110");
        scanned(again.at("/_links/qrcode/href"));
    }

    /** Fetches the picture as a page would: without credentials. */
    private static String scanned(String href) throws Exception {
        HttpResponse<byte[]> picture = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(href))
                                .header("Accept", "image/*")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
        return text(picture.body());
    }

    /** What the code in a picture says. */
    static String text(byte[] png) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        RGBLuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(source)),
                        Map.of(DecodeHintType.PURE_BARCODE, true)) // it is drawn and not photographed
                .getText();
    }
}
