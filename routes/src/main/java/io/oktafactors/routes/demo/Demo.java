package io.oktafactors.routes.demo;

import io.oktafactors.routes.settings.HomeFolder;
import io.oktafactors.sandbox.OktaSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * Runs the app on the sample feed. Without an organization in the environment it starts a sandbox, whose state is stored in the
 * demo's folder. A demo that was killed continues at its next start; one that finished starts from the beginning. With an
 * organization it always continues.
 */
public final class Demo {

    /** A low limit, so that some events exceed it and return. */
    private static final int RATE_LIMIT = 120;

    private static final Duration RATE_WINDOW = Duration.ofSeconds(2);

    private static final String ORG_URL = "camel.component.okta-factors.org-url";
    private static final String TOKEN = "camel.component.okta-factors.token";

    private final Path home;
    private final Class<?> application;
    private final DemoArguments arguments;

    private Demo(Class<?> application, DemoArguments arguments) {
        this.application = application;
        this.home = arguments.home();
        this.arguments = arguments;
    }

    /**
     * Runs the demo.
     *
     * @param application the class that starts the app
     * @param args {@code --exit} ends the process when the sample is processed, with exit code 0 if all went as expected and 1
     * if not; {@code --home=DIR} is the folder of the demo, {@code ./okta-factors-demo} by default; others are settings of the
     * app
     */
    public static void run(Class<?> application, String[] args) {
        Demo demo = new Demo(application, DemoArguments.of(args));
        boolean asExpected;
        try {
            asExpected = demo.run();
        } catch (RuntimeException e) {
            System.err.println("The demo stops: " + e.getMessage());
            System.exit(1); // the sandbox would keep the process running
            return;
        }
        if (demo.arguments.exit()) {
            System.exit(asExpected ? 0 : 1);
        }
    }

    private boolean run() {
        prepareHome();
        List<String> settings = new ArrayList<>(List.of("--mfa.home=" + home));
        if (arguments.settings().stream().noneMatch(setting -> setting.startsWith("--server.port="))) {
            settings.add("--server.port=0");
        }
        settings.addAll(arguments.settings());
        AtomicReference<OktaSandbox> sandbox = new AtomicReference<>();
        ConfigurableApplicationContext app = new SpringApplicationBuilder(application)
                .profiles("demo")
                .logStartupInfo(false)
                .initializers(context -> sandbox.set(startSandbox(context.getEnvironment())))
                .run(settings.toArray(String[]::new));
        boolean asExpected = new SampleRun(app, home, Optional.ofNullable(sandbox.get())).run();
        if (sandbox.get() != null) {
            markFinished(); // a real organization is not reset, so the state about it is not reset either
            // of it
        }
        if (arguments.exit()) {
            SpringApplication.exit(app);
            if (sandbox.get() != null) {
                sandbox.get().close();
            }
        }
        return asExpected;
    }

    private void prepareHome() {
        try {
            if (Files.exists(finished())) {
                FileSystemUtils.deleteRecursively(home);
            }
            HomeFolder.create(home);
        } catch (IOException e) {
            throw new UncheckedIOException("The demo cannot write to " + home + "; set another folder with --home=", e);
        }
    }

    /** Null if the environment names an organization. */
    private OktaSandbox startSandbox(ConfigurableEnvironment environment) {
        String organization = environment.getProperty(ORG_URL, "");
        if (!organization.isBlank()) {
            System.out.println("Organization: " + organization + "; no sandbox is started");
            return null;
        }
        try (InputStream users = Demo.class.getResourceAsStream("/sample/organization.yaml")) {
            OktaSandbox sandbox = OktaSandbox.builder()
                    .organization(users)
                    .rateLimit(RATE_LIMIT, RATE_WINDOW)
                    .store(home.resolve("sandbox.jsonl"))
                    .start();
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("sandbox", Map.of(ORG_URL, sandbox.url(), TOKEN, sandbox.token())));
            System.out.println("Organization: a sandbox at " + sandbox.url() + ", which is not Okta; "
                    + sandbox.users().size() + " users, " + RATE_LIMIT + " calls per " + RATE_WINDOW.toSeconds()
                    + " s");
            return sandbox;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void markFinished() {
        try {
            Files.writeString(finished(), "The next demo deletes the state in this folder.\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path finished() {
        return home.resolve("finished");
    }
}
