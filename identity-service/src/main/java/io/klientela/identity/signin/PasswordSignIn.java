package io.klientela.identity.signin;

import io.klientela.events.identity.UserState;
import io.klientela.events.identity.UserStatus;
import io.klientela.identity.password.Credentials;
import io.klientela.identity.user.Emails;
import io.klientela.identity.user.Users;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Signs an active user in by e-mail address and password. Whoever is unknown, not invited, disabled or mistyped gets the
 * same answer after the same time. Not a bean: Spring Security would ask a bean a second time after each failure.
 */
class PasswordSignIn implements AuthenticationProvider {
    private final Users users;
    private final Credentials credentials;
    private final Throttle throttle;

    PasswordSignIn(Users users, Credentials credentials, Throttle throttle) {
        this.users = users;
        this.credentials = credentials;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String email = Emails.normal(attempt.getName());
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
        throttle.attempt(email, address).ifPresent(left -> {
            throw new TooManyAttempts(left);
        });
        Optional<String> user = users.byEmail(email)
                .filter(found -> found.status() == UserStatus.ACTIVE)
                .map(UserState::id);
        boolean right = credentials.matches(user.orElse(null), String.valueOf(attempt.getCredentials()));
        if (user.isEmpty() || !right) {
            throw new BadCredentialsException("refused");
        }
        throttle.succeeded(email, address);
        return UsernamePasswordAuthenticationToken.authenticated(user.get(), null, List.of());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
