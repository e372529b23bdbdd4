package io.oktafactors.routes.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Someone with an HTTP client: signed in, or a stranger. */
public final class Operator {

    public static final ObjectMapper JSON = new ObjectMapper();

    private static final String NAME = "operator";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;
    private final String credentials;

    private Operator(int port, String credentials) {
        this.base = "http://127.0.0.1:" + port;
        this.credentials = credentials;
    }

    static Operator stranger(int port) {
        return new Operator(port, null);
    }

    public static Operator signedIn(int port, String password) {
        return as(port, NAME, password);
    }

    static Operator as(int port, String user, String password) {
        return new Operator(port, user + ":" + password);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers));
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** What Jolokia answers, with its own {@code status}. Asks for the CSRF token first, as the console does. */
    public JsonNode jolokia(JsonNode question) {
        String token = get("/actuator/jolokia/version").headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("XSRF-TOKEN="))
                .map(cookie -> cookie.replaceAll("^XSRF-TOKEN=|;.*", ""))
                .findFirst()
                .orElseThrow();
        try {
            return JSON.readTree(post(
                            "/actuator/jolokia",
                            question.toString(),
                            "Content-Type",
                            "application/json",
                            "Cookie",
                            "XSRF-TOKEN=" + token,
                            "X-XSRF-TOKEN",
                            token)
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode read(String mbean, String attribute) {
        return question("read", mbean).put("attribute", attribute);
    }

    static ObjectNode exec(String mbean, String operation, Object... arguments) {
        return question("exec", mbean).put("operation", operation).set("arguments", JSON.valueToTree(arguments));
    }

    public static ObjectNode question(String type, String mbean) {
        return JSON.createObjectNode().put("type", type).put("mbean", mbean);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (credentials != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        return request;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .join();
    }
}
