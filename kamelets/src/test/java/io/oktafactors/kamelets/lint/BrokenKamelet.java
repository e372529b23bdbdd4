package io.oktafactors.kamelets.lint;

import io.oktafactors.kamelets.KameletFile;
import java.util.List;

/**
 * The enrolling Kamelet with one text in it replaced.
 *
 * @param rule name of the rule that is broken by it
 */
record BrokenKamelet(String rule, String text, String replacement) {

    private static final String ENROLL = "okta-enroll-factor-action.kamelet.yaml";

    private static final String TO = "        - to:\n";

    static final List<BrokenKamelet> ALL = List.of(
            broken("it is a Kamelet of version v1", "apache.org/v1", "apache.org/v1alpha1"),
            broken("it is a Kamelet of version v1", "kind: Kamelet", "kind: Pipe"),
            broken("the file is named after the Kamelet", "name: okta-enroll-", "name: okta-enrol-"),
            broken("the type is source, sink or action", "type: \"action\"", "type: \"step\""),
            broken("the name ends with the type", "type: \"action\"", "type: \"sink\""),
            broken("all six annotations are there", "kamelet.group: \"Okta\"", "kamelet.group: \"\""),
            broken("all six annotations are there", "kamelet.namespace", "namespace"),
            broken("the provider is this project", "Okta Factors for Apache Camel", "Apache Software Foundation"),
            broken("the support level is Stable or Preview", "\"Preview\"", "\"Experimental\""),
            broken("the catalog version is the one that is built with", "\"4.18.0\"", "\"4.17.0\""),
            broken(
                    "the icon is an SVG without links in a data URL",
                    "data:image/svg+xml;base64,",
                    "https://a.example/"),
            broken("the icon is an SVG without links in a data URL", "base64,PHN2", "base64,PHN3"),
            broken("definition and template are there", "  template:", "  templates:"),
            broken("definition and template are there", "  definition:", "  definitions:"),
            broken("the definition is an object", "type: object", "type: array"),
            broken("the title ends with the type", "Enroll Factor Action", "Enroll Factor"),
            broken("there is a description", "    description: >-\n      Enrolls", "    summary: >-\n      Enrolls"),
            broken("no other Kamelet has its title", "Enroll Factor Action", "Unenroll Factor Action"),
            broken("no property is required twice", "- orgUrl\n", "- orgUrl\n      - orgUrl\n"),
            broken("what is required is declared", "- orgUrl\n", "- organization\n"),
            broken("a property has a type, a title and a description", "        title: Code Lifetime\n", ""),
            broken(
                    "a property has a type, a title and a description",
                    "description: The language",
                    "help: The language"),
            broken("a property has a type, a title and a description", "type: integer", "kind: integer"),
            broken("words in a property's title are capitalized", "title: Update Phone", "title: Update phone"),
            broken("a property's title starts without an article", "title: Language", "title: The Language"),
            broken("a property has an example that fits it", "        example: 600\n", ""),
            broken("a property has an example that fits it", "example: 600", "example: \"600\""),
            broken("a property has an example that fits it", "\"https://acme", "\"http://acme"),
            broken("no property has a name that Camel takes for itself", "      userId:", "      id:"),
            broken("no property has a name that Camel takes for itself", "      smsTemplateId:", "      templateId:"),
            broken(
                    "no descriptor stands twice",
                    "          - urn:camel:group:credentials\n",
                    "          - urn:camel:group:credentials\n          - urn:camel:group:credentials\n"),
            broken("a property that several Kamelets have is the same in all", "title: User ID", "title: User"),
            broken(
                    "no descriptor is one of the outdated tectonic ones",
                    "urn:camel:group:credentials",
                    "urn:alm:descriptor:com.tectonic.ui:password"),
            broken("the template begins and ends as its type does", "kamelet:source", "direct:start"),
            broken("the template begins and ends as its type does", "type: \"action\"", "type: \"source\""),
            broken("every placeholder is a property or a bean", "{{?smsTemplateId}}", "{{?template}}"),
            broken("every property is used", "              templateId: \"{{?smsTemplateId}}\"\n", ""),
            broken("a property that may be absent has an optional placeholder", "{{?userId}}", "{{userId}}"),
            broken("a property that is always there has a plain placeholder", "{{orgUrl}}", "{{?orgUrl}}"),
            broken("errors are left to the calling route", TO, "        - doTry:\n            steps: []\n" + TO),
            broken("a password is marked as a credential", "- urn:camel:group:credentials", "- urn:camel:group:a"),
            broken("what the component keeps secret comes from a password", "        format: password\n", ""),
            broken("what the component keeps secret comes from a password", "\"{{?token}}\"", "\"00abc\""),
            broken(
                    "a password goes to a secret option and nowhere else",
                    TO,
                    "        - setHeader:\n            name: Authorization\n            simple: \"SSWS {{?token}}\"\n"
                            + TO),
            broken("a password goes to a secret option and nowhere else", "\"{{?smsTemplateId}}\"", "\"{{?token}}\""),
            broken("a password's example and default hold no password", "\"{{okta.token}}\"", "\"00abc\""),
            broken(
                    "a password's example and default hold no password",
                    "format: password",
                    "format: password\n        default: 00abc"),
            broken("a dependency is camel:, mvn: or github:apache/", "\"camel:core\"", "\"camel-core\""),
            broken("there is a dependency for camel:core and for every endpoint", "    - \"camel:core\"\n", ""),
            broken("there is a dependency for camel:core and for every endpoint", "    - \"camel:kamelet\"\n", ""),
            broken("there is a dependency for camel:core and for every endpoint", "camel-okta-factors:", "other:"),
            broken(
                    "there is a dependency for every language and data format",
                    TO,
                    "        - unmarshal:\n            json: {}\n" + TO),
            broken(
                    "there is a dependency for every language and data format",
                    TO,
                    "        - setBody:\n            simple: \"${body[user]}\"\n" + TO),
            broken("no dependency stands twice", "\"camel:kamelet\"", "\"camel:core\""),
            broken("our own dependencies have this project's version", "camel-okta-factors:", "camel-okta-factors:9"),
            broken("the component has the operation", "okta-factors:enrollFactor", "okta-factors:enrolFactor"),
            broken("the component has the operation", "okta-factors:enrollFactor", "okta-factors:{{userId}}"),
            broken("the component has the options", "              templateId:", "              smsTemplate:"),
            broken("the component has the options", "              templateId:", "              operation:"),
            broken(
                    "the component has the options",
                    TO,
                    "        - to:\n            uri: \"timer:t\"\n            parameters:\n              interval: 1\n"
                            + TO),
            broken(
                    "options stand under parameters, not in the URI",
                    "okta-factors:enrollFactor",
                    "okta-factors:enrollFactor?activate=true"),
            broken(
                    "every call names the organization and offers all credentials",
                    "              kid: \"{{?kid}}\"\n",
                    ""),
            broken(
                    "the Kamelet of an operation offers all its parameters",
                    "              updatePhone: \"{{?updatePhone}}\"\n",
                    ""),
            broken(
                    "the Kamelet of an operation offers all its parameters",
                    "              activate:",
                    "              factorId:"),
            broken("the media types are those of the operation", "    in:\n      default: json\n", "    in:\n"),
            broken("the media types are those of the operation", "mediaType: application/json", "mediaType: image/png"),
            broken(
                    "the data types list the headers that are read and set",
                    "        CamelOktaFactorsUserId:",
                    "        UserId:"),
            broken(
                    "the data types list the headers that are read and set",
                    "        CamelOktaFactorsQrToken:",
                    "        UserId:"),
            broken("a header has a title, a description and a type", "          title: Request ID\n", ""),
            broken("a header has a title, a description and a type", "          type: boolean\n", ""),
            broken(
                    "a header of the component is described as the component does",
                    "Id that Okta assigned",
                    "Id of the call"),
            broken(
                    "a header of the component is described as the component does",
                    "          type: boolean",
                    "          type: string"),
            broken("the default data type is declared", "default: json", "default: text"),
            broken("the default data type is declared", "      default: json\n", ""),
            broken(
                    "a data type has a format, a description and a media type",
                    "          format: \"application-json\"\n",
                    ""),
            broken("a source offers CloudEvents", "type: \"action\"", "type: \"source\""),
            broken("the file fits the custom resource definition", "  dependencies:", "  dependancies:"),
            broken("the file fits the custom resource definition", "mediaType:", "mimeType:"),
            broken(
                    "the file fits the custom resource definition",
                    "type: integer\n        example",
                    "type: integer\n        minimum: 1\n        example"),
            broken("the template fits the YAML DSL", "      steps:", "      step:"),
            broken("the template fits the YAML DSL", TO, "        - too:\n"));

    private static BrokenKamelet broken(String rule, String text, String replacement) {
        return new BrokenKamelet(rule, text, replacement);
    }

    KameletFile file() {
        String yaml = KameletFile.text(ENROLL);
        if (!yaml.contains(text)) {
            throw new IllegalStateException(ENROLL + " no longer holds " + text);
        }
        return KameletFile.parse(ENROLL, yaml.replace(text, replacement));
    }

    @Override
    public String toString() {
        return rule + ": " + replacement.strip() + " for " + text.strip();
    }
}
