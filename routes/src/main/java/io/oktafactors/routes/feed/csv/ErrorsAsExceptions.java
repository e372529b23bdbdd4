package io.oktafactors.routes.feed.csv;

import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;

/**
 * Turns an {@link Error}, such as an {@code OutOfMemoryError}, into a failure of the exchange. Otherwise Camel would not handle
 * it: the exchange would never end, and its file and all others of the same poll would be in progress forever.
 */
final class ErrorsAsExceptions implements Policy {

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // The route is not changed.
    }

    @Override
    public Processor wrap(Route route, Processor processor) {
        return exchange -> {
            try {
                processor.process(exchange);
            } catch (Error e) {
                exchange.setException(new FailedReadingException(e));
            }
        };
    }

    /** Wraps an {@link Error}. */
    private static final class FailedReadingException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private FailedReadingException(Error cause) {
            super(cause);
        }
    }
}
