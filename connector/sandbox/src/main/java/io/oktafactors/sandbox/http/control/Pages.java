package io.oktafactors.sandbox.http.control;

import io.oktafactors.sandbox.http.HttpAnswer;
import io.oktafactors.sandbox.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The page for browsers, and the OpenAPI document of the paths under {@code /sandbox}. */
final class Pages {
    private static final String HTML = "text/html; charset=utf-8";

    private Pages() {}

    static List<Route> routes() {
        return List.of(
                new Route("GET", "/", call -> file("page.html", HTML)),
                new Route("GET", "/sandbox", call -> file("page.html", HTML)),
                new Route("GET", "/sandbox/page.js", call -> file("page.js", "text/javascript; charset=utf-8")),
                new Route("GET", "/sandbox/page.css", call -> file("page.css", "text/css; charset=utf-8")),
                new Route("GET", "/sandbox/openapi.yaml", call -> file("openapi.yaml", "application/yaml")));
    }

    private static HttpAnswer file(String name, String contentType) {
        try (InputStream file = Pages.class.getResourceAsStream(name)) {
            return new HttpAnswer(200, contentType, file.readAllBytes(), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
