package io.oktafactors.sandbox;

import io.oktafactors.sandbox.api.SandboxApp;
import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.api.SandboxFault;
import io.oktafactors.sandbox.api.SandboxLimits;
import io.oktafactors.sandbox.api.SandboxToken;
import io.oktafactors.sandbox.organization.Callers;
import io.oktafactors.sandbox.organization.Organization;
import io.oktafactors.sandbox.organization.OrganizationReader;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The options of a sandbox. By default it is in memory, on a free port of the loopback interface, with a small organization. */
public final class OktaSandboxBuilder {
    private static final String BUILT_IN = "organization.yaml";

    String host = "127.0.0.1";
    int port;
    final Set<String> allowedHosts = new HashSet<>();
    String token = OktaSandbox.DEFAULT_TOKEN;
    boolean partialLinks;
    Function<Instant, Organization> organization = OktaSandboxBuilder::builtIn;
    Callers callers = Callers.NOBODY;
    Clock clock = Clock.systemUTC();
    double clockSpeed = 1;
    final List<SandboxFault> faults = new ArrayList<>();
    Path store;

    OktaSandboxBuilder() {}

    /** The interface to listen on; by default {@code 127.0.0.1}. The API under {@code /sandbox} requires no sign-in. */
    public OktaSandboxBuilder host(String host) {
        this.host = host;
        return this;
    }

    /**
     * A host name by which browsers may call {@code /sandbox}, beside IP addresses, {@code localhost} and {@link #host}. Other
     * names are refused there, because a foreign page could point its own name to this address (DNS rebinding).
     */
    public OktaSandboxBuilder allowedHost(String name) {
        allowedHosts.add(name);
        return this;
    }

    /** The port to listen on; 0, the default, takes a free one. */
    public OktaSandboxBuilder port(int port) {
        this.port = port;
        return this;
    }

    /** The API token of a super administrator; by default {@link OktaSandbox#DEFAULT_TOKEN}. */
    public OktaSandboxBuilder token(String token) {
        this.token = token;
        return this;
    }

    /**
     * The YAML file with the initial users, apps, API tokens and limits; by default five users that are included in the
     * sandbox.
     */
    public OktaSandboxBuilder organization(Path yaml) {
        this.organization = now -> OrganizationReader.read(yaml, now);
        return this;
    }

    /** The YAML with the initial users, apps, API tokens and limits. It is read once at the start and then closed. */
    public OktaSandboxBuilder organization(InputStream yaml) {
        this.organization = now -> OrganizationReader.read("organization", yaml, now);
        return this;
    }

    /** Adds an API token to the one of {@link #token(String)} and those of the organization's YAML. */
    public OktaSandboxBuilder apiToken(SandboxToken token) {
        callers = callers.with(token);
        return this;
    }

    /** Adds an OAuth service app to those of the organization's YAML. */
    public OktaSandboxBuilder app(SandboxApp app) {
        callers = callers.with(app);
        return this;
    }

    /** The number of calls in each window, by default 100 in 60 s. A call above it gets 429. */
    public OktaSandboxBuilder rateLimit(int calls, Duration window) {
        return limits(SandboxLimits.of(calls, window));
    }

    /** All limits, instead of those of the organization's YAML. */
    public OktaSandboxBuilder limits(SandboxLimits limits) {
        callers = callers.with(limits);
        return this;
    }

    /** A rate limit that is never reached; answers have the rate-limit headers all the same. */
    public OktaSandboxBuilder unlimited() {
        return rateLimit(Integer.MAX_VALUE, Duration.ofSeconds(60));
    }

    /** Lists factors with no link but {@code self}, as Okta may: clients have to read a factor before they act on it. */
    public OktaSandboxBuilder partialLinks() {
        this.partialLinks = true;
        return this;
    }

    /** The speed of the clock: 720 lets an hour pass in five seconds. By default 1. */
    public OktaSandboxBuilder clockSpeed(double speed) {
        this.clockSpeed = speed;
        return this;
    }

    /** A fault from the start. See {@link OktaSandbox#faults()} to add and remove faults later. */
    public OktaSandboxBuilder fault(SandboxFault fault) {
        faults.add(fault);
        return this;
    }

    /** The clock that {@link OktaSandbox#clock()} follows; by default the system's. */
    public OktaSandboxBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * The file that stores changed users, so that they survive the end of the process, also after a SIGKILL. It is created if
     * absent. A user in it takes precedence over the same user in the organization's YAML. By default nothing is stored.
     */
    public OktaSandboxBuilder store(Path file) {
        this.store = file;
        return this;
    }

    /** @throws SandboxException if the port is taken, the YAML is wrong or the store unusable; the message says what to do */
    public OktaSandbox start() {
        return new OktaSandbox(SandboxParts.start(this));
    }

    private static Organization builtIn(Instant now) {
        return OrganizationReader.read(BUILT_IN, OktaSandbox.class.getResourceAsStream(BUILT_IN), now);
    }
}
