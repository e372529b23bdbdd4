package io.oktafactors.sandbox.junit;

import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.OktaSandboxBuilder;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts an {@link OktaSandbox} on a free port and closes it after the tests: one for the class if the extension is a static
 * field or stands in {@code @ExtendWith}, one for each test if it is an instance field. Tests get it by {@link #sandbox()} or as
 * a parameter.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final OktaSandboxExtension OKTA = OktaSandboxExtension.with(builder -> builder.unlimited());
 *
 * @Test
 * void aPhoneIsEnrolled(OktaSandbox okta) { … }
 * }</pre>
 */
public final class OktaSandboxExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
    private final Namespace namespace = Namespace.create(OktaSandboxExtension.class, this);
    private final UnaryOperator<OktaSandboxBuilder> options;
    private volatile OktaSandbox sandbox;

    /** A sandbox with the default organization. */
    public OktaSandboxExtension() {
        this(UnaryOperator.identity());
    }

    private OktaSandboxExtension(UnaryOperator<OktaSandboxBuilder> options) {
        this.options = options;
    }

    /** A sandbox with these options. */
    public static OktaSandboxExtension with(UnaryOperator<OktaSandboxBuilder> options) {
        return new OktaSandboxExtension(options);
    }

    /**
     * The running sandbox.
     *
     * @throws IllegalStateException if no test is running
     */
    public OktaSandbox sandbox() {
        OktaSandbox running = sandbox;
        if (running == null) {
            throw new IllegalStateException("The sandbox is not started yet. Use it in a test or in a set-up"
                    + " method, and annotate the field of the extension with @RegisterExtension.");
        }
        return running;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        sandbox = running(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        sandbox = running(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == OktaSandbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context);
    }

    /** The sandbox of this context or of a parent; it is started if there is none. */
    private OktaSandbox running(ExtensionContext context) {
        return context.getStore(namespace)
                .getOrComputeIfAbsent(
                        OktaSandbox.class,
                        key -> new Running(options.apply(OktaSandbox.builder()).start()),
                        Running.class)
                .okta;
    }

    private record Running(OktaSandbox okta) implements CloseableResource {
        @Override
        public void close() {
            okta.close();
        }
    }
}
