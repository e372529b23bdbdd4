package io.oktafactors.camel.credential;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;

/** The option privateKey: the key itself, or the location of the key. */
public final class PrivateKeyText {

    private PrivateKeyText() {}

    /**
     * @throws IllegalArgumentException if there is no key to read; the message does not quote the option, which may contain an
     * incomplete key
     */
    public static SigningKey read(CamelContext context, Access.ServiceApp app) {
        String option = app.privateKey().strip();
        boolean inline = option.startsWith("{") || option.contains("-----");
        String text = option;
        String what = "Your private key";
        try {
            if (!inline) {
                byte[] content = content(context, option);
                what += " in the file " + option; // if a file was found by a text, the text is not a key
                text = text(content);
            }
            return SigningKey.read(text, app.kid());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + " " + e.getMessage() + ", in " + app.place());
        }
    }

    private static byte[] content(CamelContext context, String place) {
        try {
            if (place.startsWith("classpath:") || place.startsWith("file:")) {
                try (InputStream stream = ResourceHelper.resolveMandatoryResourceAsInputStream(context, place)) {
                    return stream.readAllBytes();
                }
            }
            return Files.readAllBytes(Path.of(place));
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    "cannot be read: the value is neither PEM text nor a JWK nor the path of a readable file");
        }
    }

    private static String text(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "is not text; convert a DER key to PEM with: openssl pkey -inform DER -in key.der -out key.pem");
        }
    }
}
