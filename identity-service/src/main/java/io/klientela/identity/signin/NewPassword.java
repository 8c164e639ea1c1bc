package io.klientela.identity.signin;

import io.klientela.events.identity.UserState;
import io.klientela.identity.account.Accounts;
import io.klientela.identity.password.PasswordRules;
import io.klientela.identity.session.Sessions;
import io.klientela.identity.user.Users;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The page on which somebody with a link chooses a password, and what follows from it. */
@Component
class NewPassword {
    private final Users users;
    private final Accounts accounts;
    private final Sessions sessions;
    private final KnownDevices devices;
    private final Pages pages;

    NewPassword(Users users, Accounts accounts, Sessions sessions, KnownDevices devices, Pages pages) {
        this.users = users;
        this.accounts = accounts;
        this.sessions = sessions;
        this.devices = devices;
        this.pages = pages;
    }

    /** @param user empty where the link is of no use any more */
    ResponseEntity<String> page(HttpServletRequest request, Optional<UserState> user, String title) {
        return user.map(found -> form(request, HttpStatus.OK, found, title, null))
                .orElseGet(() -> unusable(request));
    }

    /** @param redeem sets the password and uses the link up; empty where somebody else was faster */
    ResponseEntity<String> choose(
            HttpServletRequest request,
            HttpServletResponse response,
            Optional<UserState> user,
            String title,
            String password,
            Supplier<Optional<String>> redeem) {
        if (user.isEmpty()) {
            return unusable(request);
        }
        Optional<PasswordRules.Fault> fault =
                PasswordRules.check(password, user.get().email());
        if (fault.isPresent()) {
            String message = pages.text(request, "password." + fault.get());
            return form(request, HttpStatus.UNPROCESSABLE_CONTENT, user.get(), title, message);
        }
        if (redeem.get().isEmpty()) {
            return unusable(request);
        }
        CurrentActor.runAs(
                Actor.user(user.get().id(), user.get().name(), Set.of(), Set.of()), () -> chosen(user.get()));
        devices.remember(request, response, user.get().id());
        return Pages.redirect("/signin?welcome");
    }

    /** Whoever was signed in with the old password is not any more. */
    private void chosen(UserState user) {
        users.activate(user.id());
        accounts.passwordWasSet(user);
        sessions.endAll(user.id(), "password-reset");
    }

    private ResponseEntity<String> form(
            HttpServletRequest request, HttpStatus status, UserState user, String title, @Nullable String error) {
        Map<String, Object> model = new HashMap<>();
        model.put("title", pages.text(request, title));
        model.put("name", user.name());
        model.put("email", String.valueOf(user.email()));
        model.put("shortest", PasswordRules.SHORTEST);
        model.put("longest", PasswordRules.LONGEST);
        if (error != null) {
            model.put("error", error);
        }
        return pages.render("password", request, status, model);
    }

    private ResponseEntity<String> unusable(HttpServletRequest request) {
        return pages.render(
                "notice",
                request,
                HttpStatus.GONE,
                Map.of(
                        "title", pages.text(request, "invitationUnusableTitle"),
                        "message", pages.text(request, "invitationUnusable")));
    }
}
