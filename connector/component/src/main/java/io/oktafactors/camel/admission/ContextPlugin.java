package io.oktafactors.camel.admission;

import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;

/** What a Camel context has once, however many components it has. */
final class ContextPlugin {

    private ContextPlugin() {}

    /** The one of the context, made where it has none. */
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
