package io.oktafactors.kamelets.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.sandbox.OktaSandbox;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** The token of an organization is seen by its Okta alone. */
class TokenSecrecyTest {

    private static final String TOKEN = "00-canary-token";

    private static final Map<String, Object> NOBODY = Map.of(OktaFactorsConstants.USER_ID, "00uNOBODY");

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    private OktaSandbox okta;

    @BeforeEach
    void start() {
        okta = OktaSandbox.builder().token(TOKEN).start();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.INFO);
    }

    @AfterEach
    void stop() {
        root.setLevel(Level.WARN);
        root.detachAppender(log);
        okta.close();
    }

    static List<KameletCase> kamelets() {
        return KameletCase.SAMPLE;
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void theTokenIsInNoDumpOfARouteOrEndpoint(KameletCase kamelet) throws Exception {
        try (CallingRoute route = call(kamelet).token(TOKEN).start()) {
            assertThat(dump(route, false)).contains("token=").doesNotContain(TOKEN);
            assertThat(route.context().getEndpoints())
                    .extracting(Endpoint::toString)
                    .anyMatch(uri -> uri.contains("okta-factors"))
                    .noneMatch(uri -> uri.contains(TOKEN));
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void theTokenIsInNoLogFromInfoOnAndInNoException(KameletCase kamelet) {
        try (CallingRoute route = call(kamelet).token(TOKEN).start()) {
            Exchange rejected = route.send(kamelet.body(), NOBODY);
            Exchange unsent = route.send(kamelet.body(), Map.of());

            assertThat(stackTrace(rejected.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)))
                    .contains("Rejected")
                    .doesNotContain(TOKEN);
            assertThat(stackTrace(unsent.getException())).contains("userId").doesNotContain(TOKEN);
        }
        assertThat(log.list).isNotEmpty().extracting(TokenSecrecyTest::text).noneMatch(line -> line.contains(TOKEN));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void aStartThatFailsDoesNotShowTheToken(KameletCase kamelet) {
        CallingRoute route = CallingRoute.to(kamelet.kamelet(), "http://acme.example")
                .with(kamelet.parameters())
                .token(TOKEN);

        Exception failure = catchException(route::start);

        assertThat(stackTrace(failure))
                .contains("Your Okta URL must start with https")
                .doesNotContain(TOKEN);
        assertThat(log.list).isNotEmpty().extracting(TokenSecrecyTest::text).noneMatch(line -> line.contains(TOKEN));
    }

    /** Camel keeps whole URIs in properties of the exchange, and resolves placeholders in a dump if told to. */
    @ParameterizedTest
    @MethodSource("kamelets")
    void aTokenOfTheComponentIsNotOnTheExchangeAndNotInADumpWithResolvedPlaceholders(KameletCase kamelet)
            throws Exception {
        try (CallingRoute route = call(kamelet).tokenOfTheComponent(TOKEN).start()) {
            Exchange rejected = route.send(kamelet.body(), NOBODY);

            assertThat(dump(route, true)).contains(okta.url()).doesNotContain(TOKEN);
            assertThat(rejected.getAllProperties().toString())
                    .contains("okta-factors://")
                    .doesNotContain(TOKEN);
            assertThat(rejected.getMessage().getHeaders().toString()).doesNotContain(TOKEN);
        }
        assertThat(log.list).isNotEmpty().extracting(TokenSecrecyTest::text).noneMatch(line -> line.contains(TOKEN));
    }

    private CallingRoute call(KameletCase kamelet) {
        return CallingRoute.to(kamelet.kamelet(), okta.url()).with(kamelet.parameters());
    }

    /** The calling route and that of the Kamelet. */
    private static String dump(CallingRoute route, boolean resolved) throws Exception {
        var context = route.context();
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        assertThat(model.getRouteDefinitions()).hasSize(2);
        StringBuilder dump = new StringBuilder();
        for (RouteDefinition definition : model.getRouteDefinitions()) {
            dump.append(PluginHelper.getModelToXMLDumper(context)
                    .dumpModelAsXml(context, definition, resolved, true, true));
        }
        return dump.toString();
    }

    private static String text(ILoggingEvent event) {
        return event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy());
    }

    private static String stackTrace(Exception exception) {
        StringWriter text = new StringWriter();
        exception.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
