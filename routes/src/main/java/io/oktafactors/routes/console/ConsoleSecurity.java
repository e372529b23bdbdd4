package io.oktafactors.routes.console;

import io.oktafactors.routes.MfaProperties;
import java.util.LinkedHashMap;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.DelegatingAuthenticationEntryPoint;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Everything but the health needs a sign-in: by form in a browser, by HTTP Basic from elsewhere. */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {

    private static final String LOGIN = "/login";

    @Bean
    ConsolePassword consolePassword(MfaProperties mfa, ConsoleProperties console) {
        return ConsolePassword.of(
                console.password(), mfa.home().resolve("console-password").toAbsolutePath());
    }

    @Bean
    UserDetailsService users(ConsolePassword password) {
        return new InMemoryUserDetailsManager(User.withUsername(ConsolePassword.USER)
                .password(password.hash())
                .authorities("OPERATOR")
                .build());
    }

    @Bean
    SecurityFilterChain guard(HttpSecurity http, WebEndpointProperties endpoints, ConsoleProperties console)
            throws Exception {
        RequestMatcher pages = pages(endpoints.getBasePath() + "/hawtio/jolokia");
        HttpSessionRequestCache asked = new HttpSessionRequestCache();
        asked.setRequestMatcher(pages);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form ->
                        form.defaultSuccessUrl(endpoints.getBasePath() + (console.enabled() ? "/hawtio/" : "/mfa")))
                .httpBasic(Customizer.withDefaults())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(entryPoint(pages)))
                .requestCache(cache -> cache.requestCache(asked))
                .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(tokenInEachAnswer()))
                .build();
    }

    /** What a person looks at in a browser, so that a sign-in page is of use; Jolokia never is that. */
    private static RequestMatcher pages(String jolokiaOfHawtio) {
        MediaTypeRequestMatcher html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        html.setUseEquals(true);
        RequestMatcher jolokia = EndpointRequest.to("jolokia");
        return new AndRequestMatcher(
                request -> HttpMethod.GET.matches(request.getMethod()),
                html,
                new NegatedRequestMatcher(jolokia),
                request -> !request.getServletPath().startsWith(jolokiaOfHawtio));
    }

    private static AuthenticationEntryPoint entryPoint(RequestMatcher pages) {
        BasicAuthenticationEntryPoint basic = new BasicAuthenticationEntryPoint();
        basic.setRealmName("okta-factors");
        LinkedHashMap<RequestMatcher, AuthenticationEntryPoint> entryPoints = new LinkedHashMap<>();
        entryPoints.put(pages, new LoginUrlAuthenticationEntryPoint(LOGIN));
        // A script in a browser: a challenge would make the browser ask for a password in a window of its own.
        entryPoints.put(
                new RequestHeaderRequestMatcher("Sec-Fetch-Mode"), new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED));
        DelegatingAuthenticationEntryPoint all = new DelegatingAuthenticationEntryPoint(entryPoints);
        all.setDefaultEntryPoint(basic);
        return all;
    }

    /** Hawtio reads the token from the cookie, which is sent only when something has asked for the token. */
    private static CsrfTokenRequestAttributeHandler tokenInEachAnswer() {
        CsrfTokenRequestAttributeHandler handler = new CsrfTokenRequestAttributeHandler();
        handler.setCsrfRequestAttributeName(null);
        return handler;
    }
}
