package io.oktafactors.routes.feed.csv;

import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;

/**
 * Makes an {@link Error}, such as that of memory which is used up, the failure of the exchange. Else it passes through Camel, the
 * exchange never ends, and its file and all others of the same look are in progress for ever.
 */
final class ErrorsAsExceptions implements Policy {

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // Nothing of the route is changed.
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

    /** Stands for an {@link Error}. */
    private static final class FailedReadingException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private FailedReadingException(Error cause) {
            super(cause);
        }
    }
}
