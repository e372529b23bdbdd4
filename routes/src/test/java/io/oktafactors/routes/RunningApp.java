package io.oktafactors.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.routes.state.FeedStore;
import io.oktafactors.routes.state.Report;
import io.oktafactors.routes.state.ReportStore;
import io.oktafactors.routes.state.TestDatabase;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The whole app on real files, a real broker and a real database, against the organization it is given. */
public final class RunningApp implements AutoCloseable {

    /** What the user {@code operator} signs in with. */
    public static final String PASSWORD = "a password of the tests";

    /** Each request with HTTP Basic is checked against it. */
    private static final String CHEAP_HASH = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);

    private static final String PASSWORD_SETTING = "--mfa.console.password=";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A file that is written to is left alone for half a second; those that are fed come as a whole. */
    private static final Duration SINCE_WRITTEN = Duration.ofSeconds(1);

    /** A route stops when the call of its consumer for the next message ends: by default of a second with JMS, of five with Kafka. */
    private static final Duration RECEIVE = Duration.ofMillis(100);

    private static final String JMX = "camel.main.jmx-enabled";

    /** For tests of what the console sees; a quarter of the time of a start. */
    public static final String MBEANS = "--" + JMX + "=true";

    private static final String FEEDS = "mfa.hr-csv.from";
    private static final String TOPIC = "mfa.hr-kafka.from";

    /** The header of the rows that {@link #joiner} and {@link #leaver} make. */
    public static final String HEADER =
            "employeeNumber,login,email,mobilePhone,countryCode,department,userType,hireDate,"
                    + "lastWorkingDay,action\n";

    private final Path home;
    private final ConfigurableApplicationContext context;

    /** Starts the app with its state in a folder; a second start on the same folder goes on where the first stood. */
    public RunningApp(Path home, String orgUrl, String token, String... settings) {
        this(home, orgUrl, token, Clock.systemUTC(), settings);
    }

    /** Pauses of phones and mailboxes are in real time, whatever the clock of the organization says: for tests that move that. */
    public static final String NO_GATES = "--camel.component.okta-factors.gates=false";

    /** Starts the app with a clock of the test's own. The broker keeps the system's. */
    public RunningApp(Path home, String orgUrl, String token, Clock clock, String... settings) {
        this.home = home;
        List<String> args = new ArrayList<>(List.of(
                "--mfa.home=" + home,
                "--server.port=0",
                "--camel.component.okta-factors.org-url=" + orgUrl,
                "--camel.component.okta-factors.token=" + token,
                "--mfa.work.retry-delay=100ms",
                "--logging.level.root=warn"));
        args.addAll(TestDatabase.settingsOf(home));
        Collections.addAll(args, settings);
        if (args.stream().noneMatch(arg -> arg.startsWith(PASSWORD_SETTING))) {
            args.add(PASSWORD_SETTING + CHEAP_HASH);
        }
        this.context = new SpringApplicationBuilder(OktaFactorsApplication.class)
                .logStartupInfo(false)
                .initializers((GenericApplicationContext context) -> {
                    context.registerBean("clockOfTest", Clock.class, () -> clock, bean -> bean.setPrimary(true));
                    context.registerBean("jmsOfTest", ComponentCustomizer.class, RunningApp::stopSoon);
                    prepare(context.getEnvironment());
                })
                .run(args.toArray(String[]::new));
    }

    /** Has the sources looked into often, and makes no MBeans unless the test wants {@link #MBEANS}. */
    private static void prepare(ConfigurableEnvironment environment) {
        String often = environment.getRequiredProperty(FEEDS).replace("delay=500", "initialDelay=0&delay=50");
        String soon = environment.getRequiredProperty(TOPIC) + "&pollTimeoutMs=" + RECEIVE.toMillis();
        MutablePropertySources sources = environment.getPropertySources();
        sources.addFirst(new MapPropertySource("sources", Map.of(FEEDS, often, TOPIC, soon)));
        sources.addAfter(
                CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME,
                new MapPropertySource("tests", Map.of(JMX, false)));
    }

    private static ComponentCustomizer stopSoon() {
        return ComponentCustomizer.builder(JmsComponent.class)
                .build((JmsComponent jms) -> jms.setReceiveTimeout(RECEIVE.toMillis()));
    }

    /** A joiner's row of a feed written by {@link #feed}. */
    public static String joiner(String number, String login, String phone, String department, String hireDate) {
        return String.join(",", number, login, login, phone, "US", department, "employee", hireDate, "", "hire") + "\n";
    }

    /** A leaver's row of a feed written by {@link #feed}. */
    public static String leaver(String number, String login, String lastWorkingDay) {
        return String.join(",", number, login, login, "", "US", "Sales", "employee", "", lastWorkingDay, "leave")
                + "\n";
    }

    /** Feeds rows below the header that {@link #joiner} and {@link #leaver} are made for, and waits until they are read. */
    public void feed(String name, String... rows) {
        feedFile(name, (HEADER + String.join("", rows)).getBytes(StandardCharsets.UTF_8));
    }

    /** Feeds a file and waits until it is read. */
    public void feedFile(String name, byte[] content) {
        long before = read(name);
        try {
            Path folder = Files.createDirectories(home.resolve("feed"));
            Path partial = Files.write(folder.resolve("." + name), content);
            Files.setLastModifiedTime(partial, FileTime.from(Instant.now().minus(SINCE_WRITTEN)));
            Files.move(partial, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(PATIENCE).until(() -> !Files.exists(home.resolve("feed").resolve(name)) && read(name) > before);
    }

    private long read(String name) {
        return bean(FeedStore.class).closed().stream()
                .filter(feed -> feed.startsWith(name + "@"))
                .count();
    }

    /** Waits until every event is done with, or waits for a later day, and what became of it is on its channel. */
    public Report settled() {
        await().atMost(PATIENCE).until(() -> report().isSettled() && !isBrokerBusy());
        return report();
    }

    /** The stores know an outcome a moment before the broker has committed the message about it. */
    private boolean isBrokerBusy() {
        EmbeddedActiveMQ broker =
                context.getBeanProvider(EmbeddedActiveMQ.class).getIfAvailable();
        return broker != null
                && Stream.of("mfa.tickets", "mfa.work", "mfa.rate-limited")
                        .map(broker.getActiveMQServer()::locateQueue)
                        .anyMatch(queue -> queue != null && queue.getDeliveringCount() > 0);
    }

    public Report report() {
        return bean(ReportStore.class).report();
    }

    /** The messages on a queue, which stay there. */
    public List<Message> queue(String name) {
        return bean(JmsTemplate.class)
                .browse(name, (session, browser) -> Collections.list(browser.getEnumeration()).stream()
                        .map(Message.class::cast)
                        .toList());
    }

    /** The text of a message; empty for one that the app's own client takes for bytes, as it does if it is large. */
    public static String text(Message message) {
        try {
            return message instanceof TextMessage text ? text.getText() : "";
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All headers of a message that may be read by whoever looks at a queue. */
    public static String headers(Message message) {
        try {
            List<String> headers = new ArrayList<>();
            for (Object name : Collections.list(message.getPropertyNames())) {
                headers.add(name + "=" + message.getObjectProperty((String) name));
            }
            return String.join("\n", headers);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    public Stream<String> audit() {
        try {
            return Files.readAllLines(home.resolve("audit.jsonl")).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        Integer port = context.getEnvironment().getProperty("local.server.port", Integer.class);
        assertThat(port).isNotNull();
        return port;
    }

    /** The body of what the app answers to a signed-in operator. */
    public String get(String path) {
        String credentials =
                Base64.getEncoder().encodeToString(("operator:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .header("Authorization", "Basic " + credentials)
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .join()
                .body();
    }

    public void stopRoute(String id) {
        try {
            bean(CamelContext.class).getRouteController().stopRoute(id);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public void startRoute(String id) {
        try {
            bean(CamelContext.class).getRouteController().startRoute(id);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
