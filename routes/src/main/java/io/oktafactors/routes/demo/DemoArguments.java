package io.oktafactors.routes.demo;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The arguments of the demo.
 *
 * @param home the folder of the demo
 * @param exit whether the process ends when the sample is processed
 * @param settings of the app
 */
record DemoArguments(Path home, boolean exit, List<String> settings) {

    /** The second is the setting of the app itself. */
    private static final List<String> HOME = List.of("--home=", "--mfa.home=");

    private static final String EXIT = "--exit";

    static DemoArguments of(String... args) {
        Path home = Arrays.stream(args)
                .filter(DemoArguments::isHome)
                .map(arg -> Path.of(arg.substring(arg.indexOf('=') + 1)))
                .findFirst()
                .orElse(Path.of("okta-factors-demo"));
        List<String> settings = Arrays.stream(args)
                .filter(arg -> !arg.equals("demo") && !arg.equals(EXIT) && !isHome(arg))
                .toList();
        return new DemoArguments(
                home.toAbsolutePath().normalize(), Arrays.asList(args).contains(EXIT), settings);
    }

    private static boolean isHome(String arg) {
        return HOME.stream().anyMatch(arg::startsWith);
    }
}
