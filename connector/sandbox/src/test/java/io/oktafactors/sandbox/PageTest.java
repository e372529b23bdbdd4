package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sandbox"})
    void itSaysThatItIsNotOkta(String path) {
        Reply page = acme.get(path).isOk();

        assertThat(page.text()).contains("This is not Okta", "/sandbox/users", "default-src 'none'");
        assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    }

    @Test
    void itsScriptMakesNoHtmlOfWhatItShows() {
        assertThat(acme.get("/sandbox/page.js").isOk().text())
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
    }

    @Test
    void usersAreListedByTheBeginningOfTheirLogin() {
        assertThat(acme.get("/sandbox/users?login=S").json().findValuesAsText("status"))
                .containsExactly("SUSPENDED");
        assertThat(acme.get("/sandbox/users?limit=2").json()).hasSize(2);
    }

    @Test
    void aBrowserShowsUsersCodesAndCallsAndRunsNothingThatTheyHold(@TempDir Path profile)
            throws IOException, InterruptedException {
        acme.okta.addUser("<img src=x onerror=document.title='run'>@acme.example");
        acme.enroll(SMS).isOk();
        acme.get("/api/v1/users/%3Cscript%3Edocument.title='run'%3C%2Fscript%3E");

        String page = shown(profile);

        assertThat(page)
                .contains(
                        "ada.byron@acme.example",
                        "sms +12065550142",
                        acme.newestCode(),
                        "POST " + Acme.factors(Acme.ADA))
                .contains("&lt;img src=x", "<title>Okta Factors sandbox (this is not Okta)</title>")
                .doesNotContain("<img");
    }

    private String shown(Path profile) throws IOException, InterruptedException {
        String browser = BROWSERS.stream()
                .filter(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(directory -> new File(directory, name).canExecute()))
                .findFirst()
                .orElse(null);
        assumeThat(browser)
                .as("a browser to look at the page: none of %s is here", BROWSERS)
                .isNotNull();
        Path page = profile.resolve("page.html");
        Process process = new ProcessBuilder(
                        browser,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + profile.resolve("profile"),
                        "--virtual-time-budget=8000",
                        "--dump-dom",
                        acme.okta.url() + "/sandbox")
                .redirectOutput(page.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES))
                    .as("the browser ends")
                    .isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        return Files.readString(page, StandardCharsets.UTF_8);
    }
}
