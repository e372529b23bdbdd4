package io.oktafactors.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.okta.sdk.authc.credentials.TokenClientCredentials;
import com.okta.sdk.client.Clients;
import com.okta.sdk.resource.api.UserFactorApi;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;

/** The ways to list a user's factors that are measured side by side. */
enum Contestant {
    /** What there is to lose: the HTTP client and the parser, with nothing around them. */
    BARE("HttpClient 5 + Jackson") {
        @Override
        Client open(String orgUrl, int connections) {
            CloseableHttpClient http = HttpClients.custom()
                    .disableAutomaticRetries()
                    .disableCookieManagement()
                    .disableRedirectHandling()
                    .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                            .setMaxConnTotal(connections)
                            .setMaxConnPerRoute(connections)
                            .build())
                    .build();
            String url = orgUrl + PATH;
            return new Client() {
                @Override
                public int factors() throws Exception {
                    HttpGet get = new HttpGet(url);
                    get.setHeader("Authorization", "SSWS " + TOKEN);
                    get.setHeader("Accept", "application/json");
                    return http.execute(get, answer -> {
                        try (InputStream body = answer.getEntity().getContent()) {
                            return JSON.readValue(body, MAPS).size();
                        }
                    });
                }

                @Override
                public void close() throws Exception {
                    http.close();
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
            return component(orgUrl, connections, "map");
        }
    },
    COMPONENT_MODEL("okta-factors, outputType=model") {
        @Override
        Client open(String orgUrl, int connections) throws Exception {
            return component(orgUrl, connections, "model");
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

    private static CamelContext context() {
        CamelContext context = new DefaultCamelContext();
        context.start();
        return context;
    }

    private static Client component(String orgUrl, int connections, String outputType) throws Exception {
        return new ProducerClient(
                context(),
                "okta-factors:listFactors?userId=" + USER + "&orgUrl=" + orgUrl + "&token=" + TOKEN + "&outputType="
                        + outputType + "&maxConnections=" + connections) {
            @Override
            int count(Exchange exchange) {
                return exchange.getMessage().getBody(List.class).size();
            }
        };
    }

    private abstract static class ProducerClient implements Client {

        private final CamelContext context;
        private final Endpoint endpoint;
        private final Producer producer;

        ProducerClient(CamelContext context, String uri) throws Exception {
            this.context = context;
            this.endpoint = context.getEndpoint(uri);
            this.producer = endpoint.createProducer();
            producer.start();
        }

        void prepare(Exchange exchange) {}

        abstract int count(Exchange exchange) throws Exception;

        @Override
        public int factors() throws Exception {
            Exchange exchange = endpoint.createExchange();
            prepare(exchange);
            producer.process(exchange);
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
