package io.oktafactors.routes.feed.csv;

import io.oktafactors.routes.folder.WatchedFolder;
import java.io.File;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.util.IOHelper;
import org.springframework.stereotype.Component;

/** Consumes HR files from the feed folder. A file is moved when each of its rows has a verdict. */
@Component
class HrCsvRoute extends RouteBuilder {

    private static final String ID = "mfa-hr-csv";
    private static final String OPENED = "mfaFeed";

    private final HrCsvFiles files;
    private final WatchedFolder folder;

    HrCsvRoute(HrCsvFiles files, WatchedFolder folder) {
        this.files = files;
        this.folder = folder;
    }

    @Override
    public void configure() {
        if (endpoint("{{mfa.hr-csv.from}}") instanceof FileEndpoint endpoint) {
            folder.prepare(endpoint, this::isRunning, exchange -> files.moved(opened(exchange)));
        }
        from("{{mfa.hr-csv.from}}")
                .routeId(ID)
                .autoStartup("{{mfa.hr-csv.enabled}}")
                .routePolicy(signOfLife())
                .errorHandler(noErrorHandler())
                .policy(new ErrorsAsExceptions())
                .process(this::open)
                .split()
                .exchange(exchange -> opened(exchange).batches())
                .streaming()
                .stopOnException()
                .to("direct:mfa-accept")
                .end()
                .process(exchange -> files.close(opened(exchange)))
                .end();
    }

    private boolean isRunning() {
        return getContext().getRouteController().getRouteStatus(ID) != null
                && getContext().getRouteController().getRouteStatus(ID).isStarted();
    }

    /** Restarts the health check with the route, since the folder is not checked while the route is stopped. */
    private RoutePolicy signOfLife() {
        return new RoutePolicySupport() {
            @Override
            public void onStart(Route route) {
                folder.sign();
            }
        };
    }

    private void open(Exchange exchange) throws IOException {
        OpenFeed opened = files.open(exchange.getMessage().getBody(File.class).toPath());
        exchange.setProperty(OPENED, opened);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                IOHelper.close(opened);
            }
        });
    }

    private static OpenFeed opened(Exchange exchange) {
        return exchange.getProperty(OPENED, OpenFeed.class);
    }
}
