package io.oktafactors.routes.console;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Shows how to sign in when the app has started. The demo shows it at its end. */
@Component
@Profile("!demo")
class SignInNotice {

    private final SignIn signIn;

    SignInNotice(SignIn signIn) {
        this.signIn = signIn;
    }

    @EventListener(ApplicationReadyEvent.class)
    void show() {
        signIn.notice().lines().forEach(System.out::println);
    }
}
