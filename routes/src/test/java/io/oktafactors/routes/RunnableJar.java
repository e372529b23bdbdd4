package io.oktafactors.routes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The packaged app's jar, which {@code okta-factors.jar} names. */
public final class RunnableJar {

    /** A run takes a minute at most: code that is compiled twice, or collected beside the work, costs more than it saves. */
    private static final List<String> OF_A_SHORT_RUN = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private RunnableJar() {}

    /** The command that runs it in a JVM of its own, to which the arguments of the app may be added. */
    public static List<String> command() {
        return command(OF_A_SHORT_RUN);
    }

    /** The command with options of the JVM; with none it is the one of the README. */
    public static List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", System.getProperty("okta-factors.jar")));
        return command;
    }
}
