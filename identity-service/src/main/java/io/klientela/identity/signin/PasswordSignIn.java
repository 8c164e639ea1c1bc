package io.klientela.identity.signin;

import io.klientela.events.identity.UserState;
import io.klientela.events.identity.UserStatus;
import io.klientela.identity.password.Credentials;
import io.klientela.identity.signin.Throttle.Limit;
import io.klientela.identity.user.Emails;
import io.klientela.identity.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Knows an active user by e-mail address and password. Whoever is unknown, not invited, disabled or mistyped gets the same
 * answer after the same work.
 */
@Component
class PasswordSignIn {
    private final Users users;
    private final Credentials credentials;
    private final KnownDevices devices;
    private final Throttle throttle;

    PasswordSignIn(Users users, Credentials credentials, KnownDevices devices, Throttle throttle) {
        this.users = users;
        this.credentials = credentials;
        this.devices = devices;
        this.throttle = throttle;
    }

    /** @throws TooManyAttempts without having looked at the password */
    Optional<UserState> check(HttpServletRequest request, String typed, String password) {
        String email = Emails.normal(typed);
        Optional<UserState> user = users.byEmail(email).filter(found -> found.status() == UserStatus.ACTIVE);
        String device = user.flatMap(found -> devices.of(request, found.id())).orElse(null);
        Visitor visitor = new Visitor(email, request.getRemoteAddr(), device);
        List<Limit> limits = new ArrayList<>(visitor.ofAccount());
        limits.add(visitor.ofAddress());
        throttle.attempt(limits).ifPresent(left -> {
            throw new TooManyAttempts(left);
        });
        boolean right = credentials.matches(user.map(UserState::id).orElse(null), password);
        if (!right) {
            return Optional.empty();
        }
        throttle.succeeded(visitor.ofAccount());
        throttle.forgive(visitor.ofAddress());
        return user;
    }
}
