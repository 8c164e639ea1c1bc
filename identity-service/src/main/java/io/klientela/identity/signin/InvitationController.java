package io.klientela.identity.signin;

import io.klientela.events.identity.UserState;
import io.klientela.events.identity.UserStatus;
import io.klientela.identity.password.Credentials;
import io.klientela.identity.user.Users;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
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
    private static final String TITLE = "invitationTitle";

    private final Credentials credentials;
    private final Users users;
    private final NewPassword newPassword;

    InvitationController(Credentials credentials, Users users, NewPassword newPassword) {
        this.credentials = credentials;
        this.users = users;
        this.newPassword = newPassword;
    }

    @GetMapping
    ResponseEntity<String> page(HttpServletRequest request, @PathVariable String token) {
        return newPassword.page(request, invited(token), TITLE);
    }

    @PostMapping
    ResponseEntity<String> accept(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String token,
            @RequestParam String password) {
        return newPassword.choose(
                request,
                response,
                invited(token),
                TITLE,
                password,
                () -> credentials.redeemInvitation(token, password));
    }

    private Optional<UserState> invited(String token) {
        return credentials.invited(token).flatMap(users::find).filter(user -> user.status() != UserStatus.DISABLED);
    }
}
