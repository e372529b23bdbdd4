package io.oktafactors.routes.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.oktafactors.routes.AppProcess;
import io.oktafactors.routes.console.Operator;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxApp;
import io.oktafactors.sandbox.api.SandboxLimits;
import io.oktafactors.sandbox.api.SandboxLimits.Personal;
import io.oktafactors.sandbox.api.SandboxRole;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gives the packaged app secrets, has it log all it can, and looks for them in everything that it writes and shows. */
class CanaryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String CLIENT = "0oa1canary";
    private static final String LOGIN = "ada@acme.example";

    private static final List<String> SOON =
            List.of("--camel.component.okta-factors.gates=false", "--mfa.work.retry-delay=100ms");

    private static final List<String> LOUD = List.of(
            "--logging.level.root=trace",
            // Names of MBeans, by the gigabyte.
            "--logging.level.javax.management=info",
            "--logging.level.org.apache.camel.management=info",
            "--logging.level.org.apache.camel=trace",
            "--logging.level.org.apache.activemq.artemis=trace",
            "--logging.level.org.apache.activemq.audit=trace",
            "--logging.level.org.apache.kafka=trace");

    private static final List<String> QUEUES =
            List.of("mfa.invalid", "mfa.rejected", "mfa.failed", "DLQ", "ExpiryQueue");

    private static Canaries canaries;
    private static String pem;
    private static KeyPair keys;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeKey() throws Exception {
        keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        String lines = Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded());
        pem = "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
        canaries = new Canaries(lines.lines().toList());
    }

    private static OktaSandbox organization() {
        String users = "organization: Acme\nusers:\n- {login: " + LOGIN
                + ", factors: [{factorType: sms, provider: OKTA, status: ACTIVE, profile: {phoneNumber: \""
                + Canaries.PHONE
                + "\"}}]}\n- {login: first@acme.example}\n- {login: second@acme.example}\n";
        return OktaSandbox.builder()
                .token(Canaries.TOKEN)
                .organization(new ByteArrayInputStream(users.getBytes(StandardCharsets.UTF_8)))
                .app(SandboxApp.of(CLIENT)
                        .withKey("2026", keys.getPublic())
                        .withScopes("okta.users.read", "okta.users.manage")
                        .withRoles(SandboxRole.USER_ADMIN)
                        .withDpop(true))
                .limits(SandboxLimits.none().withPersonal(Personal.SMS_PER_NUMBER, 100, Duration.ofSeconds(1)))
                .start();
    }

    @Test
    void noSecretComesOutOfAnAppThatLogsAllItCanNorWhereOktaRepeatsIt() throws Exception {
        try (OktaSandbox okta = organization();
                EchoingOkta echo = new EchoingOkta(okta.url());
                AppProcess app =
                        start(echo.url(), Map.of("OKTA_CLIENT_TOKEN", okta.token()), LOUD.toArray(String[]::new))) {
            play(app, "first");
            echo.refuse();
            play(app, "second");
            lookEverywhere(app);
            assertThat(app.output()).as("the log is as loud as can be").contains(" TRACE ");
        }
    }

    @Test
    void thePrivateKeyComesOutNowhere() throws Exception {
        Path file = Files.writeString(folder.resolve("key.pem"), pem);
        try (OktaSandbox okta = organization();
                AppProcess app = start(
                        okta.url(),
                        Map.of(),
                        "--camel.component.okta-factors.authorization-mode=PrivateKey",
                        "--camel.component.okta-factors.client-id=" + CLIENT,
                        "--camel.component.okta-factors.kid=2026",
                        "--logging.level.io.oktafactors=trace",
                        "--camel.component.okta-factors.private-key=" + file,
                        "--camel.component.okta-factors.scopes=okta.users.read okta.users.manage")) {
            play(app, "first");
            lookEverywhere(app);
        }
    }

    private AppProcess start(String organization, Map<String, String> credentials, String... settings) {
        Map<String, String> environment = new LinkedHashMap<>(credentials);
        environment.put("OKTA_CLIENT_ORGURL", organization);
        List<String> arguments = new ArrayList<>(SOON);
        arguments.addAll(List.of(settings));
        return new AppProcess(folder.resolve("home"), environment, arguments.toArray(String[]::new));
    }

    /** Tickets with each kind of secret, good and bad ones, and rows with phone numbers. */
    private void play(AppProcess app, String round) throws Exception {
        String newPhone = round.equals("first") ? Canaries.NEW_PHONE : Canaries.PHONE;
        List<String> tickets = List.of(
                ticket(round + "-1", "\"kind\":\"verify\""),
                ticket(round + "-2", "\"kind\":\"verify\",\"passCode\":\"" + Canaries.PASS_CODE + "\""),
                ticket(round + "-3", "\"kind\":\"verify\",\"answer\":\"" + Canaries.ANSWER + "\""),
                ticket(round + "-4", "\"kind\":\"lost-phone\",\"phone\":\"" + newPhone + "\""),
                ticket(round + "-5", "\"kind\":\"verify\",\"passCode\":\"" + Canaries.PASS_CODE + "\""),
                ticket(
                        round + "-6",
                        "\"kind\":\"" + Canaries.ANSWER + "\",\"passCode\":\"" + Canaries.PASS_CODE + "\""),
                ticket(round + "-7", "\"kind\":\"verify\",\"phone\":\"" + Canaries.PHONE + "\",") + Canaries.ANSWER);
        try (JMSContext jms = connect(app, "tickets", AppProcess.TICKETS_PASSWORD);
                ReplyListener replies = new ReplyListener(app.broker(), "tickets", AppProcess.TICKETS_PASSWORD)) {
            for (int i = 0; i < tickets.size(); i++) {
                int sent = i + 1;
                Message message = jms.createTextMessage(tickets.get(i));
                message.setJMSReplyTo(jms.createQueue(TicketSenders.REPLIES));
                message.setJMSCorrelationID("fuzz-" + i);
                jms.createProducer().send(jms.createQueue("mfa.tickets"), message);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(replies.missing(sent)).isEmpty());
            }
        }
        Path inbox = Files.createDirectories(folder.resolve("home/feed"));
        Files.writeString(
                inbox.resolve(round + ".csv"),
                "employeeNumber,login,email,mobilePhone,countryCode,hireDate,action\n"
                        + round + "1," + round + "@acme.example," + round + "@acme.example,\"" + Canaries.JOINERS_PHONE
                        + "\",US,2026-01-02,hire\n"
                        + "2,nobody," + Canaries.PHONE + ",(212) 555-0147,US," + Canaries.PHONE + ",hire\n"
                        + round + "3,eve@acme.example,eve@acme.example," + Canaries.PHONE + ",US,2026-01-02,hire\n");
        await().atMost(PATIENCE).until(() -> !Files.exists(inbox.resolve(round + ".csv")));
        await().atMost(PATIENCE).until(() -> WorkReport.of(app).openEvents() == 0);
    }

    private static String ticket(String id, String rest) {
        return "{\"id\":\"" + id + "\",\"ticket\":\"INC1\",\"login\":\"" + LOGIN + "\"," + rest + "}";
    }

    private static JMSContext connect(AppProcess app, String user, String password) {
        return new ActiveMQConnectionFactory(app.broker().toString(), user, password).createContext();
    }

    private void lookEverywhere(AppProcess app) throws Exception {
        for (String path : List.of("", "/REJECTED", "/FAILED", "/ENROLLED", "/UNENROLLED", "/CHALLENGED", "/DENIED")) {
            canaries.assertNoneIn(
                    "/actuator/mfa" + path, app.get("/actuator/mfa" + path).body());
        }
        canaries.assertNoneIn("health", app.get("/actuator/health").body());
        canaries.assertNoneIn("JMX", jmx(app));
        canaries.assertNoneIn("headers", headers(app));
        canaries.assertNoneIn("thread dump", threads(app.pid()));
        canaries.assertNoneIn("audit", Files.readString(folder.resolve("home/audit.jsonl")));
        canaries.assertNoneIn(
                "database",
                new String(Files.readAllBytes(folder.resolve("home/state.mv.db")), StandardCharsets.ISO_8859_1));
        canaries.assertNoneIn("log", app.output());
    }

    /** Everything that the console may read, in one text. */
    private static String jmx(AppProcess app) {
        Operator operator = Operator.signedIn(URI.create(app.url()).getPort(), AppProcess.OPERATOR_PASSWORD);
        JsonNode names = operator.jolokia(Operator.question("search", "*:*")).path("value");
        ArrayNode questions = Operator.JSON.createArrayNode();
        names.forEach(name -> questions.add(Operator.question("read", name.asText())));
        assertThat(names).isNotEmpty();
        return operator.jolokia(Operator.question("list", "")).toString() + operator.jolokia(questions);
    }

    private static String headers(AppProcess app) throws JMSException {
        StringBuilder text = new StringBuilder();
        try (JMSContext jms = connect(app, "operator", AppProcess.OPERATOR_PASSWORD)) {
            for (String queue : QUEUES) {
                for (Object message : Collections.list(
                        jms.createBrowser(jms.createQueue(queue)).getEnumeration())) {
                    for (Object name : Collections.list(((Message) message).getPropertyNames())) {
                        text.append(name)
                                .append('=')
                                .append(((Message) message).getObjectProperty((String) name))
                                .append('\n');
                    }
                }
            }
        }
        assertThat(text).isNotEmpty();
        return text.toString();
    }

    private static String threads(long pid) throws IOException {
        Process dump = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "Thread.print",
                        "-l")
                .redirectErrorStream(true)
                .start();
        return new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
