package io.oktafactors.sandbox;

import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.limit.Durations;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of the runnable jar. The sandbox continues to run after {@link #call()}, until the process is stopped. */
@Command(
        name = "okta-factors-sandbox",
        showDefaultValues = true,
        description = "A local server that simulates an Okta organization with the user factor API. It is not Okta.")
final class SandboxCommand implements Callable<Integer> {
    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Interface to listen on.")
    private String host;

    @Option(
            names = "--allowed-host",
            description =
                    "Host name allowed in requests of browsers to /sandbox, beside IP addresses and localhost. May be repeated.")
    private Set<String> allowedHosts = Set.of();

    @Option(names = "--port", defaultValue = "8081", description = "Port to listen on; 0 takes a free one.")
    private int port;

    @Option(
            names = "--token",
            defaultValue = OktaSandbox.DEFAULT_TOKEN,
            description = "API token that the sandbox accepts.")
    private String token;

    @Option(names = "--organization", description = "YAML file with users, apps and limits. Default: five users.")
    private Path organization;

    @Option(names = "--store", description = "File in which changes of users are stored. By default nothing is stored.")
    private Path store;

    @Option(
            names = "--rate-limit",
            description = "Calls allowed in each window. Default: the limit in the organization's file, or 100.")
    private Integer rateLimit;

    @Option(
            names = "--rate-window",
            description = "Length of the window of --rate-limit, such as 60s or 1m. Default: 60s.")
    private Duration rateWindow;

    @Option(
            names = "--clock-speed",
            defaultValue = "1",
            description = "Speed of the sandbox's clock. 1 is real time; with 720, an hour takes five seconds.")
    private double clockSpeed;

    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private OktaSandbox sandbox;

    public static void main(String[] args) {
        // Users of a sandbox need Undertow's own log only for errors.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        // Undertow needs it and waits longest for it. The organization is read at the same time.
        Thread warmUp = new Thread(ManagementFactory::getPlatformMBeanServer);
        warmUp.setDaemon(true);
        warmUp.start();
        int exitCode = commandLine(new SandboxCommand()).execute(args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    static CommandLine commandLine(SandboxCommand command) {
        return new CommandLine(command)
                .registerConverter(Duration.class, SandboxCommand::duration)
                .setExecutionExceptionHandler((e, commandLine, parsed) -> {
                    if (!(e instanceof SandboxException)) {
                        throw e;
                    }
                    commandLine.getErr().println(e.getMessage());
                    return 1;
                });
    }

    @Override
    public Integer call() {
        OktaSandboxBuilder builder = OktaSandbox.builder()
                .host(host)
                .port(port)
                .token(token)
                .store(store)
                .clockSpeed(clockSpeed);
        allowedHosts.forEach(builder::allowedHost);
        if (organization != null) {
            builder.organization(organization);
        }
        if (rateLimit != null) {
            builder.rateLimit(rateLimit, rateWindow == null ? Duration.ofMinutes(1) : rateWindow);
        } else if (rateWindow != null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--rate-window requires --rate-limit. Set both.");
        }
        sandbox = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        PrintWriter out = spec.commandLine().getOut();
        out.println("Okta Factors sandbox (this is not Okta) ready at " + sandbox.url());
        out.flush();
        return 0;
    }

    OktaSandbox sandbox() {
        return sandbox;
    }

    private static Duration duration(String text) {
        return Durations.parse(text)
                .orElseThrow(() -> new CommandLine.TypeConversionException(
                        "'" + text + "' is not a duration. Write a number and ms, s, m, h or d, such as 60s."));
    }
}
