package io.oktafactors.routes.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the jars that the app runs with.
 *
 * @param module {@code group:name}, and {@code :classifier} where there is one
 * @param licence the names of its licences, which one may choose from
 */
record RuntimeJar(String module, String version, String licence) {

    /** Reads a line that {@link #line} wrote. */
    static RuntimeJar ofLine(String line) {
        String[] parts = line.split(" ", 3);
        return new RuntimeJar(parts[0], parts[1], parts[2]);
    }

    /** Reads a component of an SBOM. */
    static RuntimeJar ofComponent(JsonNode component) {
        String module =
                component.get("group").asText() + ":" + component.get("name").asText();
        String purl = URLDecoder.decode(component.get("purl").asText(), StandardCharsets.UTF_8);
        int classifier = purl.indexOf("classifier=");
        if (classifier >= 0) {
            module += ":" + purl.substring(classifier + "classifier=".length()).split("&")[0];
        }
        return new RuntimeJar(module, component.get("version").asText(), licence(component.path("licenses")));
    }

    private static String licence(JsonNode choices) {
        List<String> names = new ArrayList<>();
        for (JsonNode choice : choices) {
            JsonNode licence = choice.path("license");
            names.add(choice.path("expression")
                    .asText(licence.path("id").asText(licence.path("name").asText())));
        }
        return String.join(" or ", names);
    }

    boolean isOfThisProject() {
        return module.startsWith("io.oktafactors:");
    }

    String fileName() {
        String[] parts = module.split(":");
        return parts[1] + "-" + version + (parts.length > 2 ? "-" + parts[2] : "") + ".jar";
    }

    String line() {
        return module + " " + version + " " + licence;
    }
}
