package io.oktafactors.camel.operation;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * Reads values from a link of Okta. A link never is the address of a call: it has to be on the organization's own origin and to
 * match the path of the operation, which then uses the user, factor or transaction in it.
 */
public final class OktaLink {

    /** Replaces bytes that are not UTF-8. */
    private static final char NO_CHARACTER = '\uFFFD';

    private OktaLink() {}

    /**
     * The values of a path, from a link to it or to a resource above it: a factor's {@code self} link can be used for every
     * operation on that factor.
     *
     * @throws IllegalArgumentException if the link has none; the message continues "The link …" and quotes nothing of it
     */
    public static Map<OktaFactorsParameter, String> values(String href, PathTemplate path, String orgUrl) {
        URI link = parse(href);
        if (!sameOrigin(link, URI.create(orgUrl))) {
            throw new IllegalArgumentException("does not have the origin of the organization, " + orgUrl);
        }
        if (link.getRawQuery() != null || link.getRawFragment() != null) {
            throw new IllegalArgumentException("has a query or fragment, which a link to a factor must not have");
        }
        String[] template = (PathTemplate.BASE_PATH + path).split("/");
        String[] segments = link.getRawPath().split("/", -1);
        Map<OktaFactorsParameter, String> values = new EnumMap<>(OktaFactorsParameter.class);
        boolean fits = segments.length <= template.length;
        for (int i = 0; fits && i < segments.length; i++) {
            if (template[i].startsWith("{")) {
                OktaFactorsParameter parameter =
                        OktaFactorsParameter.valueOf(template[i].substring(1, template[i].length() - 1));
                String value = URLDecoder.decode(segments[i].replace("+", "%2B"), StandardCharsets.UTF_8);
                values.put(parameter, value);
                fits = parameter.faultOf(value) == null && value.indexOf(NO_CHARACTER) < 0;
            } else {
                fits = template[i].equals(segments[i]);
            }
        }
        if (!fits || values.size() < path.parameters().size()) {
            throw new IllegalArgumentException("does not match the path " + path);
        }
        return values;
    }

    private static URI parse(String href) {
        try {
            URI link = new URI(href);
            if (link.getHost() != null && link.getScheme() != null && link.getRawUserInfo() == null) {
                return link;
            }
        } catch (URISyntaxException e) {
            // reported below; the cause would quote the link
        }
        throw new IllegalArgumentException("is not a valid URL");
    }

    private static boolean sameOrigin(URI link, URI organization) {
        return link.getScheme().equalsIgnoreCase(organization.getScheme())
                && link.getHost().equalsIgnoreCase(organization.getHost())
                && port(link) == port(organization);
    }

    private static int port(URI uri) {
        int standard = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return uri.getPort() < 0 ? standard : uri.getPort();
    }
}
