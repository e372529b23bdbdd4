package io.oktafactors.camel.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.oktafactors.camel.Management;
import io.oktafactors.camel.OktaFactorsComponent;
import io.oktafactors.camel.OktaFactorsTestSupport;
import io.oktafactors.camel.TraceLog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.model.BeanFactoryDefinition;
import org.apache.camel.model.RoutesDefinition;
import org.apache.camel.spi.ModelToXMLDumper;
import org.apache.camel.spi.ModelToYAMLDumper;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials that somebody wrote into the URI of an endpoint, or into a bean, are in no dump of it. */
class DumpsTest extends OktaFactorsTestSupport {

    private static final String SECRET = "canary";

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration.withEnableJMX());
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getPropertiesComponent().addInitialProperty("okta.token", SECRET);
        context.getPropertiesComponent()
                .addInitialProperty("okta.uri", "okta-factors:listFactors?userId=1&token=" + SECRET);
        return context;
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("template")
                        .templateParameter("secret")
                        .from("direct:template")
                        .to("okta-factors:getUser?token={{secret}}");
                from("direct:list")
                        .routeId("list")
                        .to("okta-factors:listFactors?token=" + SECRET + "&userId=1")
                        .to("okta-factors:listFactors?token=RAW(" + SECRET + ")")
                        .to("okta-factors:listFactors?token={{okta.token}}")
                        .to("{{okta.uri}}")
                        .toD("okta-factors:getUser?userId=${header.id}&token=" + SECRET);
            }
        };
    }

    private static List<String> dumps(CamelContext context, String uri) throws Exception {
        RoutesDefinition routes = new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:a")
                        .to(uri)
                        .wireTap(uri)
                        .toD(uri)
                        .enrich(uri)
                        .recipientList(simple(uri))
                        .recipientList(constant(uri + ",log:x"));
            }
        }.configureRoutes(context);
        ModelToXMLDumper xml = PluginHelper.getModelToXMLDumper(context);
        ModelToYAMLDumper yaml = PluginHelper.getModelToYAMLDumper(context);
        List<String> dumps = new ArrayList<>();
        for (boolean resolved : List.of(true, false)) {
            dumps.add(xml.dumpModelAsXml(context, routes, resolved, true, false));
            dumps.add(yaml.dumpModelAsYaml(context, routes, resolved, true, true, false));
            dumps.add(yaml.dumpModelAsYaml(context, routes, resolved, false, true, false));
        }
        return dumps;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "okta-factors:listFactors?token=canary&outputType=model",
                "okta-factors://listFactors?outputType=model&token=canary",
                "okta-factors:listFactors?access-token=canary&outputType=model",
                "okta-factors:listFactors?PROXYUSERNAME=canary&outputType=model&proxyPassword=canary%2B%26canary",
                "okta-factors:listFactors?proxyPassword=RAW(x&canary\"<'c)d=canary)&outputType=model",
                "okta-factors:listFactors?proxyPassword=RAW{x&canary)\"<'canary}&outputType=model",
                "okta-factors:listFactors?outputType=model&privateKey=RAW(-----BEGIN\ncanary\n  canary==\n-----END)",
                "okta-factors:${header.operation}?outputType=model&token=canary",
                "okta-lab:listFactors?outputType=model&token=canary",
                "kamelet:okta-list-factors-action?token=canary&outputType=model",
                "{{okta.uri}}&outputType=model&accessToken=canary"
            })
    void noFormOfAUriShowsACredential(String uri) throws Exception {
        context.addComponent("okta-lab", new OktaFactorsComponent());

        assertThat(dumps(context, uri))
                .allSatisfy(dump -> assertThat(dump).contains("xxxxxx", "model").doesNotContain(SECRET));
    }

    @ParameterizedTest
    @CsvSource({
        "log:a?marker=theirs&token=theirs, token=theirs",
        "okta-factors:listFactors?userId=mine&clientId=theirs, clientId=theirs",
        "my-okta-factors:x?token=theirs, token=theirs"
    })
    void whatIsNotOursOrNoSecretStaysAsItIs(String uri, String shown) throws Exception {
        String dump = PluginHelper.getModelToYAMLDumper(context)
                .dumpModelAsYaml(
                        context,
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                from("direct:a").to(uri);
                            }
                        }.configureRoutes(context));

        assertThat(dump).contains(shown).doesNotContain("xxxxxx");
    }

    @Test
    void noDumpThatManagementOffersShowsACredential() throws Exception {
        context.addRouteFromTemplate("made", "template", Map.of("secret", SECRET));
        MBeanServer server = Management.server(context);
        List<String> dumps = new ArrayList<>();
        for (ObjectName bean : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            for (MBeanOperationInfo operation : server.getMBeanInfo(bean).getOperations()) {
                String[] types = Stream.of(operation.getSignature())
                        .map(each -> each.getType())
                        .toArray(String[]::new);
                boolean toJava =
                        operation.getName().endsWith("AsJava"); // newer Camel has it, in a jar that is not here
                if (operation.getName().startsWith("dump")
                        && !toJava
                        && Set.of("boolean").containsAll(List.of(types))) {
                    for (boolean flag : List.of(true, false)) {
                        Object[] flags = new Object[types.length];
                        Arrays.fill(flags, flag);
                        dumps.add(operation.getName() + types.length + " "
                                + server.invoke(bean, operation.getName(), flags, types));
                    }
                }
            }
        }

        assertThat(dumps)
                .anySatisfy(
                        dump -> assertThat(dump).startsWith("dumpRoutesAsXml").contains("token=xxxxxx"));
        assertThat(dumps)
                .anySatisfy(
                        dump -> assertThat(dump).startsWith("dumpRouteAsYaml").contains("token: xxxxxx"));
        assertThat(dumps).allSatisfy(dump -> assertThat(dump).doesNotContain(SECRET));
        // The label of a dynamic endpoint is Camel's own, and as it is written.
        assertThat(Management.lines(context).stream().filter(line -> !line.contains(" ModelLabel=toD")))
                .allSatisfy(line -> assertThat(line).doesNotContain(SECRET));
    }

    @Test
    void aBeanOfTheComponentShowsNoCredential() throws Exception {
        BeanFactoryDefinition<?> bean = new BeanFactoryDefinition<>();
        bean.setName("okta-lab");
        bean.setType("#class:" + OktaFactorsComponent.class.getName());
        bean.setProperties(Map.of(
                "configuration.token", "canary\"canary",
                "configuration.private-key", "-----BEGIN\ncanary=\n-----END",
                "configuration.orgUrl", "https://acme.okta.com"));

        assertThat(List.of(
                        PluginHelper.getModelToXMLDumper(context).dumpBeansAsXml(context, List.of(bean)),
                        PluginHelper.getModelToYAMLDumper(context).dumpBeansAsYaml(context, List.of(bean))))
                .allSatisfy(dump -> assertThat(dump)
                        .contains("xxxxxx", "https://acme.okta.com")
                        .doesNotContain(SECRET));
    }

    @ParameterizedTest
    @CsvSource({"xml, true", "yaml, true", "yaml, false"})
    void noDumpAtTheStartShowsACredential(String form, String parameters) throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.main.dump-routes", form);
        main.addInitialProperty("camel.main.dump-routes-include", "all");
        main.addInitialProperty("camel.main.dump-routes-resolve-placeholders", "true");
        main.addInitialProperty("camel.main.dump-routes-uri-as-parameters", parameters);
        main.addInitialProperty("okta.token", SECRET);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").to("okta-factors:listFactors?orgUrl=" + okta.url() + "&token={{okta.token}}");
            }
        });
        try (TraceLog log = new TraceLog()) {
            main.start();
            try {
                assertThat(log.lines()).anySatisfy(line -> assertThat(line)
                        .contains("DumpRoutes", "okta-factors", "xxxxxx")
                        .doesNotContain(SECRET));
                assertThat(log.lines().stream().filter(line -> line.contains("DumpRoutes")))
                        .allSatisfy(line -> assertThat(line).doesNotContain(SECRET));
            } finally {
                main.stop();
            }
        }
    }

    @Test
    void theDumpersAreWrappedOnceAndStaySoThroughARestart() throws Exception {
        ModelToXMLDumper dumper = PluginHelper.getModelToXMLDumper(context);
        context.getComponent("okta-factors").stop();
        context.getComponent("okta-factors").start();
        context.addComponent("okta-lab", new OktaFactorsComponent());
        context.getComponent("okta-lab");
        assertThat(PluginHelper.getModelToXMLDumper(context)).isSameAs(dumper);

        context.getPropertiesComponent().addInitialProperty("okta.client.orgUrl", okta.url());
        context.stop();
        context.start();
        assertThat(dumps(context, "okta-factors:listFactors?token=canary"))
                .allSatisfy(dump -> assertThat(dump).doesNotContain(SECRET));
    }

    @Test
    void aDumperThatIsNotThereStaysAway() throws Exception {
        try (CamelContext without = new org.apache.camel.impl.DefaultCamelContext()) {
            without.getCamelContextExtension().lazyAddContextPlugin(ModelToYAMLDumper.class, () -> {
                throw new IllegalArgumentException("no camel-yaml-io");
            });
            without.getComponent("okta-factors").start();

            assertThatThrownBy(() -> PluginHelper.getModelToYAMLDumper(without)).hasMessage("no camel-yaml-io");
        }
    }

    @Test
    void aFailedDumpFailsAsItDidBefore() {
        assertThatThrownBy(() -> PluginHelper.getModelToXMLDumper(context).dumpBeansAsXml(context, null))
                .isInstanceOf(NullPointerException.class);
    }

    /** Camel masks here; a wrong name for the credential itself it cannot know, and a wire tap it shows as it is written. */
    @Test
    void aRouteThatCannotBeMadeShowsNoCredentialOfItsUri() {
        for (String options : List.of("tokn=1&token=canary", "outputType=zz&privateKey=RAW(-----BEGIN\ncanary==)")) {
            Throwable failure = catchThrowable(() -> context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:wrong").to("okta-factors:listFactors?" + options);
                }
            }));
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace, true));
            assertThat(trace.toString()).contains("okta-factors:listFactors").doesNotContain(SECRET);
        }
    }
}
