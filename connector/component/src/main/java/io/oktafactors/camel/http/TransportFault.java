package io.oktafactors.camel.http;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MalformedChunkCodingException;

/**
 * Why no whole answer came, made of what the HTTP client throws.
 *
 * @param why in words for an operator, with the option to look at
 * @param cause null where its text may quote what came
 */
record TransportFault(String why, Exception cause) {

    /**
     * @param late whether the call ran out of time
     * @param proxy whether a proxy was to be spoken to
     */
    static TransportFault of(Exception e, Timeouts timeouts, boolean late, boolean proxy) {
        if (e instanceof ClientProtocolException || e instanceof MalformedChunkCodingException) {
            // No cause and not its text: both may quote what came.
            return new TransportFault("the answer is no HTTP", null);
        }
        if (e instanceof ConnectionRequestTimeoutException) {
            return new TransportFault(
                    "no connection became free within " + timeouts.request()
                            + " ms (options maxConnections and requestTimeout)",
                    e);
        }
        if (late) {
            return new TransportFault(
                    "no whole answer within " + timeouts.request() + " ms (option requestTimeout)", e);
        }
        if (e instanceof SocketTimeoutException && !(e instanceof ConnectTimeoutException)) {
            return new TransportFault(
                    "the server was silent for " + timeouts.response() + " ms (option responseTimeout)", e);
        }
        String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new TransportFault(text + optionsBehind(e, proxy), e);
    }

    private static String optionsBehind(Exception e, boolean proxy) {
        if (e instanceof ConnectTimeoutException) {
            return proxy ? " (options connectTimeout and proxyHost)" : " (options connectTimeout and orgUrl)";
        }
        if (e instanceof ConnectException || e instanceof UnknownHostException) {
            return proxy ? " (options proxyHost and proxyPort)" : " (option orgUrl)";
        }
        if (e instanceof SSLPeerUnverifiedException) {
            return " (option orgUrl: the certificate is for another host)";
        }
        if (e instanceof SSLException) {
            return causes(e).anyMatch(GeneralSecurityException.class::isInstance)
                    ? " (option sslContextParameters: the server's certificate is not trusted)"
                    : " (option sslContextParameters)";
        }
        return "";
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause).limit(20);
    }
}
