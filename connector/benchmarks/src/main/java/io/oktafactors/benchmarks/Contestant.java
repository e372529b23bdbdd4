package io.oktafactors.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.okta.sdk.authc.credentials.TokenClientCredentials;
import com.okta.sdk.client.Clients;
import com.okta.sdk.resource.api.UserFactorApi;
import io.oktafactors.camel.OktaFactorsComponent;
import io.oktafactors.camel.OktaFactorsConfiguration;
import io.oktafactors.camel.OktaFactorsConstants;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** The ways to list a user's factors that are measured side by side. */
enum Contestant {
    /** What no client can do without: the bytes go out and come in, and nobody looks at them. */
    SOCKET("a socket, nothing read") {
        @Override
        Client open(String orgUrl, int connections) {
            return new SocketClient(URI.create(orgUrl), PATH, "SSWS " + TOKEN);
        }
    },
    /** What there is to lose: the HTTP client and the parser, with nothing around them. */
    BARE("HttpClient 5 + Jackson") {
        @Override
        Client open(String orgUrl, int connections) {
            return new BareClient(orgUrl + PATH, connections) {
                @Override
                int count(HttpEntity answer) throws IOException, ParseException {
                    try (InputStream body = answer.getContent()) {
                        return JSON.readValue(body, MAPS).size();
                    }
                }
            };
        }
    },
    /** The same without the parser: what the component's default, text, compares with. */
    BARE_TEXT("HttpClient 5, text") {
        @Override
        Client open(String orgUrl, int connections) {
            return new BareClient(orgUrl + PATH, connections) {
                @Override
                int count(HttpEntity answer) throws IOException, ParseException {
                    return factorsIn(EntityUtils.toString(answer));
                }
            };
        }
    },
    CAMEL_HTTP("camel-http + Jackson") {
        @Override
        Client open(String orgUrl, int connections) throws Exception {
            CamelContext context = context();
            HttpComponent http = context.getComponent("http", HttpComponent.class);
            http.setMaxTotalConnections(connections);
            http.setConnectionsPerRoute(connections);
            return new ProducerClient(context, orgUrl + PATH) {
                @Override
                void prepare(Exchange exchange) {
                    exchange.getMessage().setHeader("Authorization", "SSWS " + TOKEN);
                    exchange.getMessage().setHeader("Accept", "application/json");
                }

                @Override
                int count(Exchange exchange) throws Exception {
                    try (InputStream body = exchange.getMessage().getBody(InputStream.class)) {
                        return JSON.readValue(body, MAPS).size();
                    }
                }
            };
        }
    },
    COMPONENT("okta-factors, outputType=map") {
        @Override
        Client open(String orgUrl, int connections) throws Exception {
            return component(orgUrl, connections, "map", body -> ((List<?>) body).size());
        }
    },
    COMPONENT_MODEL("okta-factors, outputType=model") {
        @Override
        Client open(String orgUrl, int connections) throws Exception {
            return component(orgUrl, connections, "model", body -> ((List<?>) body).size());
        }
    },
    COMPONENT_TEXT("okta-factors, outputType=text") {
        @Override
        Client open(String orgUrl, int connections) throws Exception {
            return component(orgUrl, connections, "text", body -> factorsIn((String) body));
        }
    },
    /** As most routes and applications would call: the endpoint by its URI, without a producer of their own. */
    TEMPLATE("ProducerTemplate, outputType=map") {
        @Override
        Client open(String orgUrl, int connections) {
            return template(orgUrl, connections, "map", body -> ((List<?>) body).size());
        }
    },
    /** The default output, parsed by who called. */
    TEMPLATE_TEXT("ProducerTemplate, text + Jackson") {
        @Override
        Client open(String orgUrl, int connections) {
            return template(orgUrl, connections, "text", body -> JSON.readValue((String) body, MAPS)
                    .size());
        }
    },
    OKTA_SDK("Okta's Java SDK") {
        @Override
        Client open(String orgUrl, int connections) {
            System.setProperty("okta.testing.disableHttpsCheck", "true");
            UserFactorApi api = new UserFactorApi(Clients.builder()
                    .setOrgUrl(orgUrl)
                    .setClientCredentials(new TokenClientCredentials(TOKEN))
                    .build());
            return () -> api.listFactors(USER).size();
        }
    };

    /** In the list that the server answers with. */
    static final int FACTORS = 4;

    private static final String USER = "00uk3v9TQmZr1xPdL0x7";
    private static final String TOKEN = "00benchmark";
    private static final String PATH = "/api/v1/users/" + USER + "/factors";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Map<String, Object>>> MAPS = new TypeReference<>() {};

    private final String title;

    Contestant(String title) {
        this.title = title;
    }

    /** How tables and plots name it. */
    String title() {
        return title;
    }

    /** What does the same with nothing around the HTTP client. */
    Contestant bare() {
        return this == BARE_TEXT || this == COMPONENT_TEXT ? BARE_TEXT : BARE;
    }

    /**
     * @param connections how many calls may be in flight at once
     */
    abstract Client open(String orgUrl, int connections) throws Exception;

    /** Lists the factors of one user, for many threads at once. */
    interface Client extends AutoCloseable {

        /** How many there are, counted in what a caller would go on with. */
        int factors() throws Exception;

        @Override
        default void close() throws Exception {}
    }

    /** How many factors a message body holds. */
    private interface Count {

        int in(Object body) throws Exception;
    }

    private static Client template(String orgUrl, int connections, String outputType, Count factors) {
        CamelContext context = context();
        OktaFactorsConfiguration options =
                context.getComponent("okta-factors", OktaFactorsComponent.class).getConfiguration();
        options.setOrgUrl(orgUrl);
        options.setToken(TOKEN);
        options.setMaxConnections(connections);
        ProducerTemplate template = context.createProducerTemplate();
        String uri = "okta-factors:listFactors?outputType=" + outputType;
        return new Client() {

            @Override
            public int factors() throws Exception {
                return factors.in(template.requestBodyAndHeader(uri, null, OktaFactorsConstants.USER_ID, USER));
            }

            @Override
            public void close() {
                context.stop();
            }
        };
    }

    private static CamelContext context() {
        CamelContext context = new DefaultCamelContext();
        context.start();
        return context;
    }

    private static Client component(String orgUrl, int connections, String outputType, ToIntFunction<Object> factors)
            throws Exception {
        return new ProducerClient(context(), uri(orgUrl, connections, outputType)) {
            @Override
            int count(Exchange exchange) {
                return factors.applyAsInt(exchange.getMessage().getBody());
            }
        };
    }

    private static String uri(String orgUrl, int connections, String outputType) {
        return "okta-factors:listFactors?userId=" + USER + "&orgUrl=" + orgUrl + "&token=" + TOKEN + "&outputType="
                + outputType + "&maxConnections=" + connections;
    }

    /** Nothing is read of a text but that it is one. */
    private static int factorsIn(String text) {
        return text.endsWith("]") ? FACTORS : 0;
    }

    private abstract static class BareClient implements Client {

        private final CloseableHttpClient http;
        private final String url;

        BareClient(String url, int connections) {
            this.url = url;
            this.http = HttpClients.custom()
                    .disableAutomaticRetries()
                    .disableCookieManagement()
                    .disableRedirectHandling()
                    .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                            .setMaxConnTotal(connections)
                            .setMaxConnPerRoute(connections)
                            .build())
                    .build();
        }

        abstract int count(HttpEntity answer) throws IOException, ParseException;

        @Override
        public int factors() throws Exception {
            HttpGet get = new HttpGet(url);
            get.setHeader("Authorization", "SSWS " + TOKEN);
            get.setHeader("Accept", "application/json");
            return http.execute(get, answer -> count(answer.getEntity()));
        }

        @Override
        public void close() throws Exception {
            http.close();
        }
    }

    private abstract static class ProducerClient implements Client {

        private final CamelContext context;
        private final Endpoint endpoint;
        private final AsyncProducer producer;

        ProducerClient(CamelContext context, String uri) throws Exception {
            this.context = context;
            this.endpoint = context.getEndpoint(uri);
            this.producer = endpoint.createAsyncProducer();
            producer.start();
        }

        void prepare(Exchange exchange) {}

        abstract int count(Exchange exchange) throws Exception;

        @Override
        public int factors() throws Exception {
            Exchange exchange = endpoint.createExchange();
            prepare(exchange);
            producer.processAsync(exchange).get();
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            return count(exchange);
        }

        @Override
        public void close() {
            producer.stop();
            context.stop();
        }
    }
}
