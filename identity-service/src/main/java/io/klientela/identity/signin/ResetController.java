package io.klientela.identity.signin;

import io.klientela.events.identity.UserState;
import io.klientela.events.identity.UserStatus;
import io.klientela.identity.mail.LinkMails;
import io.klientela.identity.password.Credentials;
import io.klientela.identity.signin.Throttle.Limit;
import io.klientela.identity.user.Emails;
import io.klientela.identity.user.Users;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** For who has forgotten the password. Whether there is an account, neither the answer nor its time tells. */
@Hidden
@Controller
@RequestMapping("/signin")
class ResetController {
    private static final String TITLE = "resetTitle";
    private static final int FREE_FOR_AN_ACCOUNT = 3;
    private static final int FREE_FOR_AN_ADDRESS = 20;

    private final Credentials credentials;
    private final Users users;
    private final LinkMails mails;
    private final NewPassword newPassword;
    private final Throttle throttle;
    private final Pages pages;

    ResetController(
            Credentials credentials,
            Users users,
            LinkMails mails,
            NewPassword newPassword,
            Throttle throttle,
            Pages pages) {
        this.credentials = credentials;
        this.users = users;
        this.mails = mails;
        this.newPassword = newPassword;
        this.throttle = throttle;
        this.pages = pages;
    }

    @GetMapping("/forgot")
    ResponseEntity<String> forgot(HttpServletRequest request) {
        return pages.render("forgot", request, HttpStatus.OK, Map.of());
    }

    @PostMapping("/forgot")
    ResponseEntity<String> send(HttpServletRequest request, @RequestParam(defaultValue = "") String email) {
        String address = Emails.normal(email);
        var wait = throttle.attempt(List.of(
                new Limit("reset|" + address, FREE_FOR_AN_ACCOUNT),
                new Limit("reset from|" + request.getRemoteAddr(), FREE_FOR_AN_ADDRESS)));
        if (wait.isPresent()) {
            return pages.tooMany("forgot", request, new TooManyAttempts(wait.get()), Map.of("email", email));
        }
        String language = Language.of(request).code();
        Thread.ofVirtual().name("reset").start(() -> mail(address, language));
        return pages.render(
                "notice",
                request,
                HttpStatus.OK,
                Map.of("title", pages.text(request, "forgotSentTitle"), "message", pages.text(request, "forgotSent")));
    }

    @GetMapping("/reset/{token}")
    ResponseEntity<String> page(HttpServletRequest request, @PathVariable String token) {
        return newPassword.page(request, resetting(token), TITLE);
    }

    @PostMapping("/reset/{token}")
    ResponseEntity<String> choose(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String token,
            @RequestParam String password) {
        return newPassword.choose(
                request, response, resetting(token), TITLE, password, () -> credentials.redeemReset(token, password));
    }

    private void mail(String address, String language) {
        users.byEmail(address)
                .filter(user -> user.status() == UserStatus.ACTIVE)
                .ifPresent(user -> mails.reset(user, credentials.reset(user.id()), language));
    }

    private Optional<UserState> resetting(String token) {
        return credentials.resetting(token).flatMap(users::find).filter(user -> user.status() == UserStatus.ACTIVE);
    }
}
