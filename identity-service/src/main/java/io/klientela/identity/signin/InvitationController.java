package io.klientela.identity.signin;

import io.klientela.events.identity.UserState;
import io.klientela.events.identity.UserStatus;
import io.klientela.identity.password.Credentials;
import io.klientela.identity.password.PasswordRules;
import io.klientela.identity.user.Users;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an invited person chooses a password; the link works once. */
@Hidden
@Controller
@RequestMapping("/invite/{token}")
class InvitationController {
    private final Credentials credentials;
    private final Users users;
    private final Pages pages;

    InvitationController(Credentials credentials, Users users, Pages pages) {
        this.credentials = credentials;
        this.users = users;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> page(HttpServletRequest request, @PathVariable String token) {
        return invited(token)
                .map(user -> form(request, HttpStatus.OK, user, null))
                .orElseGet(() -> unusable(request));
    }

    @PostMapping
    ResponseEntity<String> accept(
            HttpServletRequest request, @PathVariable String token, @RequestParam String password) {
        Optional<UserState> user = invited(token);
        if (user.isEmpty()) {
            return unusable(request);
        }
        Optional<PasswordRules.Fault> fault =
                PasswordRules.check(password, user.get().email());
        if (fault.isPresent()) {
            String message = pages.text(request, "password." + fault.get());
            return form(request, HttpStatus.UNPROCESSABLE_CONTENT, user.get(), message);
        }
        return credentials
                .redeem(token, password)
                .map(userId -> {
                    users.activate(userId);
                    return ResponseEntity.status(HttpStatus.SEE_OTHER)
                            .location(URI.create("/signin?welcome"))
                            .<String>build();
                })
                .orElseGet(() -> unusable(request));
    }

    private Optional<UserState> invited(String token) {
        return credentials.invited(token).flatMap(users::find).filter(user -> user.status() != UserStatus.DISABLED);
    }

    private ResponseEntity<String> form(
            HttpServletRequest request, HttpStatus status, UserState user, @Nullable String error) {
        Map<String, Object> model = new HashMap<>();
        model.put("title", pages.text(request, "invitationTitle"));
        model.put("name", user.name());
        model.put("email", String.valueOf(user.email()));
        model.put("shortest", PasswordRules.SHORTEST);
        model.put("longest", PasswordRules.LONGEST);
        if (error != null) {
            model.put("error", error);
        }
        return pages.invitation(request, status, model);
    }

    private ResponseEntity<String> unusable(HttpServletRequest request) {
        return pages.notice(
                request,
                HttpStatus.GONE,
                Map.of(
                        "title", pages.text(request, "invitationUnusableTitle"),
                        "message", pages.text(request, "invitationUnusable")));
    }
}
