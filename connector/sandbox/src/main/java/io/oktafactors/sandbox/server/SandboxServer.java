package io.oktafactors.sandbox.server;

import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.http.Route;
import io.oktafactors.sandbox.http.control.BrowserGuard;
import io.oktafactors.sandbox.http.control.SandboxContext;
import io.oktafactors.sandbox.http.control.SandboxSide;
import io.oktafactors.sandbox.http.gateway.FaultGate;
import io.oktafactors.sandbox.http.gateway.Gateway;
import io.oktafactors.sandbox.http.gateway.OktaSide;
import io.oktafactors.sandbox.http.gateway.TokenSide;
import io.oktafactors.sandbox.limit.UrlText;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.Methods;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: serves the route tables on a port. Reads of Okta's API run on the IO thread, since nothing in them blocks. */
public final class SandboxServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxServer.class);
    private static final long LARGEST_BODY = 1024 * 1024;
    private static final byte[] NO_BODY = {};

    private final String host;
    private final Undertow undertow;
    private final List<Route> outside;

    private SandboxServer(String host, Undertow undertow, List<Route> outside) {
        this.host = host;
        this.undertow = undertow;
        this.outside = outside;
    }

    /**
     * @param allowedHosts host names by which a browser may call it, beside IP addresses, {@code localhost} and the host that
     * it listens on
     * @param openRoutes routes that need no credentials
     */
    public static SandboxServer start(
            String host,
            int port,
            Set<String> allowedHosts,
            Gateway gate,
            List<Route> oktaRoutes,
            List<Route> openRoutes,
            SandboxContext context) {
        List<Route> outside = context.routes();
        BrowserGuard guard = new BrowserGuard(Stream.concat(Stream.of(host), allowedHosts.stream()));
        HttpHandler handler = handler(
                gate,
                Route.sharing(context.lock(), oktaRoutes),
                Route.sharing(context.lock(), openRoutes),
                new SandboxSide(guard, context.clock()),
                outside);
        Undertow undertow = Undertow.builder()
                .addHttpListener(port, host)
                .setServerOption(UndertowOptions.ALWAYS_SET_DATE, false)
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, LARGEST_BODY)
                .setHandler(handler)
                .build();
        try {
            undertow.start();
        } catch (RuntimeException e) {
            undertow.stop();
            throw failure(host, port, e);
        }
        SandboxServer server = new SandboxServer(host, undertow, outside);
        server.warnOfOthers();
        return server;
    }

    /** The routes under {@code /sandbox}. */
    public List<Route> outside() {
        return outside;
    }

    /** The URL that it listens on, without a trailing slash. */
    public String url() {
        String name = host.equals("0.0.0.0") ? "127.0.0.1" : host;
        return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port();
    }

    private InetSocketAddress address() {
        return (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
    }

    private void warnOfOthers() {
        if (!address().getAddress().isLoopbackAddress()) {
            LOG.warn(
                    "The sandbox (this is not Okta) listens on {}, which other machines may reach. Anyone who"
                            + " reaches it can read codes and change the organization under /sandbox.",
                    address());
        }
    }

    private int port() {
        return address().getPort();
    }

    @Override
    public void close() {
        undertow.stop();
    }

    private static HttpHandler handler(
            Gateway gate,
            List<Route> oktaRoutes,
            List<Route> openRoutes,
            SandboxSide sandboxSide,
            List<Route> outside) {
        OktaSide oktaSide = gate.oktaSide();
        FaultGate faults = gate.faultGate();
        RoutingHandler routing = new RoutingHandler()
                .setFallbackHandler(faults.before(oktaSide::unrouted))
                .setInvalidMethodHandler(faults.before(oktaSide::methodNotSupported));
        for (Route route : oktaRoutes) {
            HttpHandler reads = exchange -> oktaSide.answer(exchange, none -> NO_BODY, route.handler());
            HttpHandler writes =
                    new BlockingHandler(exchange -> oktaSide.answer(exchange, SandboxServer::body, route.handler()));
            HttpHandler handler = route.method().equals(Methods.GET_STRING) ? reads : writes;
            routing.add(route.method(), route.template(), faults.before(handler));
        }
        for (Route route : openRoutes) {
            routing.add(
                    route.method(),
                    route.template(),
                    faults.before(new BlockingHandler(exchange -> oktaSide.answerOpenly(exchange, route.handler()))));
        }
        routing.add("POST", TokenSide.PATH, faults.before(new BlockingHandler(gate.tokenSide()::answer)));
        for (Route route : outside) {
            routing.add(
                    route.method(),
                    route.template(),
                    new BlockingHandler(exchange -> sandboxSide.answer(exchange, body(exchange), route.handler())));
        }
        return exchange -> (readable(exchange) ? routing : (HttpHandler) oktaSide::unreadable).handleRequest(exchange);
    }

    private static boolean readable(HttpServerExchange exchange) {
        return UrlText.readable(exchange.getRequestPath()) && UrlText.readable(exchange.getQueryString());
    }

    private static byte[] body(HttpServerExchange exchange) throws IOException {
        return exchange.getInputStream().readAllBytes();
    }

    private static SandboxException failure(String host, int port, RuntimeException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String advice = cause instanceof BindException
                ? "Stop the process that uses the port, or choose another port with --port (0 for a free one)."
                : "Check the host and the port.";
        return new SandboxException(
                "Cannot listen on " + host + ":" + port + ": " + cause.getMessage() + ". " + advice, e);
    }
}
