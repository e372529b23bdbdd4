package io.oktafactors.camel.http;

import io.oktafactors.camel.wire.AnswerBoundException;
import io.oktafactors.camel.wire.AnswerBounds;
import io.oktafactors.camel.wire.StaleConnectionException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/**
 * Why no complete answer was received, from the exception of the HTTP client. Its text is used only if it is about the
 * connection, and not if it may quote data of the connection.
 *
 * @param why in words for an operator, with the option to look at
 * @param cause null if it adds nothing
 */
record TransportFault(String why, Throwable cause) {

    /**
     * @param late whether the call ran out of time
     * @param proxy whether the call uses a proxy
     */
    static TransportFault of(Throwable e, Timeouts timeouts, boolean late, boolean proxy) {
        if (e instanceof OutOfMemoryError) {
            return new TransportFault("the process is out of memory", Unquoted.of(e));
        }
        if (e instanceof AnswerBoundException) {
            return new TransportFault(e.getMessage(), e);
        }
        if (e instanceof MessageConstraintException) {
            return new TransportFault(AnswerBounds.OF_LINES, null);
        }
        if (e instanceof ClientProtocolException || e instanceof MalformedChunkCodingException) {
            return new TransportFault("the response is not valid HTTP", null);
        }
        if (e instanceof ConnectionRequestTimeoutException) {
            return new TransportFault(
                    "no pooled connection was available within " + timeouts.request()
                            + " ms (options maxConnections and requestTimeout)",
                    e);
        }
        if (late) {
            return new TransportFault(
                    "no complete response within " + timeouts.request() + " ms (option requestTimeout)",
                    Unquoted.of(e));
        }
        if (e instanceof SocketTimeoutException && !(e instanceof ConnectTimeoutException)) {
            return new TransportFault(
                    "the server sent nothing for " + timeouts.response() + " ms (option responseTimeout)", e);
        }
        if (e instanceof SSLPeerUnverifiedException) {
            return new TransportFault("the TLS certificate is for another host (option orgUrl)", Unquoted.of(e));
        }
        if (e instanceof ConnectionClosedException || e instanceof EOFException) {
            return new TransportFault("the connection was closed before the end of the response", Unquoted.of(e));
        }
        if (e instanceof ZipException) {
            return new TransportFault("the response cannot be decompressed", Unquoted.of(e));
        }
        return tellsOfTheConnection(e)
                ? new TransportFault(text(e) + optionsBehind(e, proxy), e)
                : new TransportFault(e.getClass().getSimpleName(), Unquoted.of(e));
    }

    private static boolean tellsOfTheConnection(Throwable e) {
        return e instanceof SocketException
                || e instanceof SocketTimeoutException
                || e instanceof UnknownHostException
                || e instanceof SSLException
                || e instanceof NoHttpResponseException
                || e instanceof StaleConnectionException;
    }

    private static String text(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static String optionsBehind(Throwable e, boolean proxy) {
        if (e instanceof ConnectTimeoutException) {
            return proxy ? " (options connectTimeout and proxyHost)" : " (options connectTimeout and orgUrl)";
        }
        if (e instanceof ConnectException || e instanceof UnknownHostException) {
            return proxy ? " (options proxyHost and proxyPort)" : " (option orgUrl)";
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
