package io.oktafactors.routes.console;

import io.oktafactors.routes.access.GuessLimit;
import io.oktafactors.routes.settings.KeptPassword;
import io.oktafactors.routes.settings.MfaProperties;
import io.oktafactors.routes.settings.SettingException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Every path except the health requires a sign-in: by form in a browser, by HTTP Basic for other clients. */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {

    private static final String LOGIN = "/login";
    /** For all pages except those of Hawtio, which has its own policy: the sign-in page has a style sheet and a form. */
    private static final String PAGE =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String POLICY = "management.endpoint.jolokia.config.policyLocation";

    /** Without a policy, Jolokia would allow everything. */
    ConsoleSecurity(ConsoleProperties console, Environment environment, ResourceLoader resources) {
        String policy = environment.getProperty(POLICY, "");
        if (console.enabled() && !resources.getResource(policy).isReadable()) {
            throw new SettingException("The setting " + POLICY + " names \"" + policy
                    + "\", which cannot be read; set it to file: and the path of a readable file, or remove it");
        }
    }

    @Bean
    KeptPassword consolePassword(MfaProperties mfa, ConsoleProperties console) {
        return KeptPassword.of(
                new KeptPassword.Owner("operator", "mfa.console.password", mfa.homeFile("console-password")),
                console.password());
    }

    @Bean
    AuthenticationProvider signIns(KeptPassword consolePassword, Clock clock) {
        UserDetails operator = User.withUsername(consolePassword.user())
                .password(consolePassword.hash())
                .authorities("OPERATOR")
                .build();
        return new LimitedSignIn(
                new DaoAuthenticationProvider(new InMemoryUserDetailsManager(operator)),
                new GuessLimit(Set.of(operator.getUsername()), clock));
    }

    /** Before all filters except the one that reads the headers of a proxy, if these are used. */
    @Bean
    FilterRegistrationBean<RequestGuard> requestGuard(
            ConsoleProperties console, @Value("${server.address:127.0.0.1}") String address) {
        var guard = new FilterRegistrationBean<>(new RequestGuard(new BrowserGuard(address, console.hosts())));
        guard.setDispatcherTypes(DispatcherType.REQUEST);
        guard.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return guard;
    }

    @Bean
    SecurityFilterChain guard(HttpSecurity http, WebEndpointProperties endpoints, ConsoleProperties console)
            throws Exception {
        RequestMatcher pages = pages(endpoints.getBasePath() + "/hawtio/jolokia");
        HttpSessionRequestCache asked = new HttpSessionRequestCache();
        asked.setRequestMatcher(pages);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                        .permitAll()
                        // Otherwise the error page of a refused request would be refused too, with another answer.
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.defaultSuccessUrl(
                                endpoints.getBasePath() + (console.enabled() ? "/hawtio/" : "/mfa"))
                        .addObjectPostProcessor(limitedForm()))
                .httpBasic(basic -> basic.authenticationEntryPoint(limitedBasic()))
                .exceptionHandling(refusals(pages))
                .requestCache(cache -> cache.requestCache(asked))
                .csrf(csrf -> csrf.csrfTokenRepository(tokenInCookie()).csrfTokenRequestHandler(tokenInEachAnswer()))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(PAGE))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                EndpointRequest.to("jolokia"), ConsoleSecurity::keepNowhere)))
                .build();
    }

    private static CookieCsrfTokenRepository tokenInCookie() {
        CookieCsrfTokenRepository cookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieCustomizer(attributes -> attributes.sameSite("Lax"));
        return cookie;
    }

    /** Jolokia sends {@code no-cache}, which allows a browser to store the answer. */
    private static void keepNowhere(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
    }

    /** Paths that people open in a browser, for which a sign-in page is useful; never Jolokia. */
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

    /** Set on the filter, since a handler that is set on the form would disable Spring's sign-in page. */
    private static ObjectPostProcessor<UsernamePasswordAuthenticationFilter> limitedForm() {
        var wrong = new SimpleUrlAuthenticationFailureHandler(LOGIN + "?error");
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends UsernamePasswordAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler((request, response, failure) -> {
                    if (!LimitedSignIn.refused(request, response, failure)) {
                        wrong.onAuthenticationFailure(request, response, failure);
                    }
                });
                return filter;
            }
        };
    }

    private static AuthenticationEntryPoint limitedBasic() {
        BasicAuthenticationEntryPoint wrong = challenge();
        return (request, response, failure) -> {
            if (!LimitedSignIn.refused(request, response, failure)) {
                wrong.commence(request, response, failure);
            }
        };
    }

    private static BasicAuthenticationEntryPoint challenge() {
        BasicAuthenticationEntryPoint basic = new BasicAuthenticationEntryPoint();
        basic.setRealmName("okta-factors");
        return basic;
    }

    /**
     * Each request is handled by one of the three. Set as defaults, since a single entry point would disable Spring's sign-in
     * page.
     */
    private static Customizer<ExceptionHandlingConfigurer<HttpSecurity>> refusals(RequestMatcher pages) {
        RequestMatcher others = new NegatedRequestMatcher(pages);
        // A challenge to a script would make the browser open its own password dialog.
        RequestMatcher scripts = new AndRequestMatcher(others, new RequestHeaderRequestMatcher("Sec-Fetch-Mode"));
        RequestMatcher tools = new AndRequestMatcher(others, new NegatedRequestMatcher(scripts));
        return refusals -> refusals.defaultAuthenticationEntryPointFor(challenge(), tools)
                .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), scripts)
                .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint(LOGIN), pages);
    }

    /** Hawtio reads the token from the cookie, which is sent only after something has requested the token. */
    private static CsrfTokenRequestAttributeHandler tokenInEachAnswer() {
        CsrfTokenRequestAttributeHandler handler = new CsrfTokenRequestAttributeHandler();
        handler.setCsrfRequestAttributeName(null);
        return handler;
    }
}
