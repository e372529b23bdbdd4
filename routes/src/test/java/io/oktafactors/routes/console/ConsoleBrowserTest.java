package io.oktafactors.routes.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.oktafactors.routes.RunningApp;
import io.oktafactors.sandbox.OktaSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The console in a browser: {@code -Dchromium=…} or the environment variable {@code CHROMIUM} names a Chromium that is not
 * where Linux distributions put it. The picture in docs/console.md is the one that is left in {@code target}.
 */
class ConsoleBrowserTest {

    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Path PICTURE = Path.of("target", "console-route-diagram.png");

    @TempDir
    Path home;

    @Test
    void anOperatorSignsInAndLooksAtTheDiagramOfARoute() {
        Optional<Path> chromium = chromium();
        assumeTrue(
                chromium.isPresent(),
                "No Chromium is here, so the console is not tried in a browser: install one, or name it with -Dchromium=");
        try (OktaSandbox okta = OktaSandbox.builder().unlimited().start();
                RunningApp app = new RunningApp(home, okta.url(), okta.token(), RunningApp.MBEANS);
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium.get())
                                .setArgs(ARGUMENTS))) {
            okta.addUser("ada@acme.example");
            app.feed("a.csv", RunningApp.joiner("1", "ada@acme.example", "+12125550100", "Sales", "2026-01-02"));
            app.settled();
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
            Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 800));

            page.setDefaultTimeout(PATIENCE.toMillis());
            page.navigate("http://127.0.0.1:" + app.port() + "/actuator/hawtio");
            signIn(page, "not the password");
            assertThat(page.getByText("Invalid credentials")).isVisible();
            signIn(page, RunningApp.PASSWORD);

            // In the tree: the context, and a route of it.
            assertThat(page.getByText("okta-factors", exactly()).first()).isVisible();
            page.getByText("mfa-enroll", exactly()).first().click();
            assertThat(page.getByRole(AriaRole.HEADING, named("mfa-enroll"))).isVisible();
            Locator call =
                    page.locator(".react-flow__node").filter(new Locator.FilterOptions().setHasText("ID: enroll"));
            assertThat(call).isVisible();
            // The counters come a little later: one joiner, one call.
            assertThat(call).containsText("1");
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURE));

            page.getByText("Source", exactly()).click();
            assertThat(page.getByText("direct:okta-enrollFactor").first()).isVisible();
        }
    }

    private static void signIn(Page page, String password) {
        page.getByPlaceholder("Username").fill("operator");
        page.getByPlaceholder("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Optional<Path> chromium() {
        return Stream.of(
                        System.getProperty("chromium"),
                        System.getenv("CHROMIUM"),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
