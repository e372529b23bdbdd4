package io.oktafactors.routes.console;

import io.oktafactors.routes.access.GuessLimit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks a password unless its address sent too many wrong ones: then the sign-in is refused with 429, whatever the password. */
final class LimitedSignIn implements AuthenticationProvider {

    private static final Logger LOG = LoggerFactory.getLogger(LimitedSignIn.class);

    private static final int TOO_MANY_REQUESTS = 429;
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%\\w+)?");

    private final AuthenticationProvider passwords;
    private final GuessLimit limit;

    /** @param passwords the provider that checks a password, which costs a bcrypt */
    LimitedSignIn(AuthenticationProvider passwords, GuessLimit limit) {
        this.passwords = passwords;
        this.limit = limit;
    }

    private static final class TooManyGuessesException extends AuthenticationException {

        private static final long serialVersionUID = 1L;

        TooManyGuessesException() {
            super("Too many wrong passwords from this address");
        }
    }

    @Override
    public Authentication authenticate(Authentication signIn) {
        InetAddress address = addressOf(signIn);
        if (!limit.begins(signIn.getName(), address)) {
            LOG.warn(
                    "Too many wrong passwords from {}: sign-ins from this address are rejected for some seconds without checking the password",
                    address.getHostAddress());
            throw new TooManyGuessesException();
        }
        boolean right = false;
        try {
            Authentication signedIn = passwords.authenticate(signIn);
            right = true;
            return signedIn;
        } finally {
            limit.ended(signIn.getName(), address, right);
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return passwords.supports(kind);
    }

    /** Sends the answer if this sign-in was refused without a check. */
    static boolean refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (!(failure instanceof TooManyGuessesException)) {
            return false;
        }
        response.setStatus(TOO_MANY_REQUESTS);
        response.setHeader("Retry-After", Long.toString(GuessLimit.PER_GUESS.toSeconds()));
        response.setContentType("text/plain");
        response.getWriter().println(failure.getMessage() + ". Try again in a few seconds.");
        return true;
    }

    /** The address in the headers of a proxy may be invalid; all invalid ones count as one. */
    private static InetAddress addressOf(Authentication signIn) {
        String address =
                signIn.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : null;
        try {
            return InetAddress.getByName(
                    address != null && ADDRESS.matcher(address).matches() ? address : "0.0.0.0");
        } catch (UnknownHostException e) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
