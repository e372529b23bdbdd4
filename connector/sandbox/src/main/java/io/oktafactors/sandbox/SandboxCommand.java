package io.oktafactors.sandbox;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of the runnable jar. The sandbox runs on after {@link #call()}; the process ends when it is told to. */
@Command(
        name = "okta-factors-sandbox",
        showDefaultValues = true,
        description = "A local organization that answers the user factor API as Okta does. It is not Okta.")
final class SandboxCommand implements Callable<Integer> {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Map<String, LongFunction<Duration>> UNITS = Map.of(
            "ms", Duration::ofMillis, "s", Duration::ofSeconds, "m", Duration::ofMinutes, "h", Duration::ofHours);

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Interface to listen on.")
    private String host;

    @Option(names = "--port", defaultValue = "8081", description = "Port to listen on; 0 takes a free one.")
    private int port;

    @Option(names = "--token", defaultValue = OktaSandbox.DEFAULT_TOKEN, description = "API token to take.")
    private String token;

    @Option(names = "--organization", description = "YAML file with the users to begin with. Without it: five users.")
    private Path organization;

    @Option(names = "--store", description = "File that keeps changed users. Without it nothing is kept.")
    private Path store;

    @Option(names = "--rate-limit", defaultValue = "100", description = "Calls allowed in each window.")
    private int rateLimit;

    @Option(names = "--rate-window", defaultValue = "60s", description = "Length of a window, such as 60s or 1m.")
    private Duration rateWindow;

    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private OktaSandbox sandbox;

    public static void main(String[] args) {
        // Undertow's own log is of no interest to the user of a sandbox, unless something is wrong.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        // Undertow needs it and waits for it longest; meanwhile the organization is read.
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
        OktaSandbox.Builder builder = OktaSandbox.builder()
                .host(host)
                .port(port)
                .token(token)
                .rateLimit(rateLimit, rateWindow)
                .store(store);
        if (organization != null) {
            builder.organization(organization);
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
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new CommandLine.TypeConversionException(
                    "'" + text + "' is not a duration. Write a number and ms, s, m or h, such as 60s.");
        }
        return UNITS.get(matcher.group(2)).apply(Long.parseLong(matcher.group(1)));
    }
}
