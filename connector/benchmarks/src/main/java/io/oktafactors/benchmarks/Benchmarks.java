package io.oktafactors.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The runnable jar. */
@Command(
        name = "benchmarks",
        description = "Compares the performance of the component with other clients of the same API.",
        mixinStandardHelpOptions = true,
        subcommands = {LoadCommand.class, ClientCommand.class, SoakCommand.class, StaticServer.class})
final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }
}
