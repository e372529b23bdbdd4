package io.oktafactors.camel.admission;

import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;

/** An object that exists once in a Camel context, for all components. */
final class ContextPlugin {

    private ContextPlugin() {}

    /** The object of the context; it is created if there is none. */
    static <T> T of(CamelContext context, Class<T> type, Function<CamelContext, T> maker) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        synchronized (extension) {
            T known = extension.getContextPlugin(type);
            if (known == null) {
                known = maker.apply(context);
                extension.addContextPlugin(type, known);
            }
            return known;
        }
    }
}
