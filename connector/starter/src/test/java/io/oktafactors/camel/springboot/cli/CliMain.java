package io.oktafactors.camel.springboot.cli;

/** The command {@code camel}, without JBang. Its jar is on the class path in the profile {@code cli} only. */
final class CliMain {

    private CliMain() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Class.forName("org.apache.camel.dsl.jbang.core.commands.CamelJBangMain")
                .getMethod("run", String[].class)
                .invoke(null, (Object) arguments);
    }
}
