package io.oktafactors.kamelets.lint;

import static io.oktafactors.kamelets.lint.Rule.faultIf;

import io.oktafactors.kamelets.KameletFile;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** What tools show of a Kamelet. */
final class AnnotationRules {

    static final List<Rule> ALL = List.of(
            Rule.of("all six annotations are there", AnnotationRules::allSix),
            Rule.of("the provider is this project", AnnotationRules::provider),
            Rule.of("the support level is Stable or Preview", AnnotationRules::supportLevel),
            Rule.of("the catalog version is the one that is built with", AnnotationRules::catalogVersion),
            Rule.of("the icon is an SVG without links in a data URL", AnnotationRules::icon));

    private static final List<String> KEYS = List.of(
            "kamelet.icon",
            "provider",
            "kamelet.support.level",
            "catalog.version",
            "kamelet.group",
            "kamelet.namespace");
    private static final String ICON = "data:image/svg+xml;base64,";
    private static final Pattern ACTIVE = Pattern.compile("href|url\\(|<script|<!", Pattern.CASE_INSENSITIVE);

    private AnnotationRules() {}

    private static List<String> allSix(KameletFile file) {
        return KEYS.stream()
                .filter(key -> file.annotation(key).isBlank())
                .map(key -> "camel.apache.org/" + key + " is missing")
                .toList();
    }

    /** The one rule of the catalog's validator that a third party must break: it wants the Apache Software Foundation. */
    private static List<String> provider(KameletFile file) {
        String provider = file.annotation("provider");
        return faultIf(!provider.equals("Okta Factors for Apache Camel"), "the provider is " + provider);
    }

    private static List<String> supportLevel(KameletFile file) {
        String level = file.annotation("kamelet.support.level");
        return faultIf(!Set.of("Stable", "Preview").contains(level), "the support level is " + level);
    }

    private static List<String> catalogVersion(KameletFile file) {
        String built = System.getProperty("camel-kamelets.version");
        String named = file.annotation("catalog.version");
        return faultIf(!named.equals(built), "it names " + named + "; built with " + built);
    }

    private static List<String> icon(KameletFile file) {
        String icon = file.annotation("kamelet.icon");
        if (!icon.startsWith(ICON)) {
            return List.of("it does not start with " + ICON);
        }
        try {
            byte[] svg = Base64.getDecoder().decode(icon.substring(ICON.length()));
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element root = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg))
                    .getDocumentElement();
            return faultIf(
                    !root.getNodeName().equals("svg")
                            || !"http://www.w3.org/2000/svg".equals(root.getNamespaceURI())
                            || ACTIVE.matcher(new String(svg)).find(),
                    "it is not an SVG, or it points elsewhere");
        } catch (Exception e) {
            return List.of("it cannot be read: " + e.getMessage());
        }
    }
}
