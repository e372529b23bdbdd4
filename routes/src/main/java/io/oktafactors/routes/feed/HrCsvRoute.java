package io.oktafactors.routes.feed;

import java.io.File;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Takes HR files from the watched folder. A file leaves the folder once each of its rows is accounted for. */
@Component
class HrCsvRoute extends RouteBuilder {

    private static final String OPENED = "mfaFeed";

    private final HrCsvFiles files;

    HrCsvRoute(HrCsvFiles files) {
        this.files = files;
    }

    @Override
    public void configure() {
        from("{{mfa.hr-csv.from}}")
                .routeId("mfa-hr-csv")
                .autoStartup("{{mfa.hr-csv.enabled}}")
                .errorHandler(noErrorHandler())
                .setProperty(OPENED)
                .body(File.class, file -> files.open(file.toPath()))
                .split()
                .exchange(exchange -> opened(exchange).batches())
                .streaming()
                .stopOnException()
                .to("direct:mfa-accept")
                .end()
                .process(exchange -> files.close(opened(exchange)));
    }

    private static HrCsvFiles.Opened opened(Exchange exchange) {
        return exchange.getProperty(OPENED, HrCsvFiles.Opened.class);
    }
}
