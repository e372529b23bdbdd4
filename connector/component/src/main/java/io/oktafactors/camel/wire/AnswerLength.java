package io.oktafactors.camel.wire;

import java.util.Arrays;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;

/** The client's own rule, but that a {@code Content-Length} may come more than once if it says the same each time (RFC 9112, 6.3). */
final class AnswerLength implements ContentLengthStrategy {

    @Override
    public long determineLength(HttpMessage answer) throws HttpException {
        if (answer.countHeaders(HttpHeaders.CONTENT_LENGTH) > 1) {
            Header[] lengths = answer.getHeaders(HttpHeaders.CONTENT_LENGTH);
            if (Arrays.stream(lengths).map(Header::getValue).distinct().count() == 1) {
                answer.removeHeaders(HttpHeaders.CONTENT_LENGTH);
                answer.addHeader(lengths[0]);
            }
        }
        return DefaultContentLengthStrategy.INSTANCE.determineLength(answer);
    }
}
