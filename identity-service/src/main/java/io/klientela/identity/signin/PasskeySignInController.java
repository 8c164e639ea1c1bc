package io.klientela.identity.signin;

import io.klientela.events.identity.UserStatus;
import io.klientela.identity.factor.PasskeyCeremonies;
import io.klientela.identity.user.Users;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signs in with a passkey, which is two factors in one: the device, and what unlocks it. Called by passkeys.js. */
@Hidden
@RestController
@RequestMapping("/signin/passkey")
class PasskeySignInController {
    private final PasskeyCeremonies ceremonies;
    private final Users users;
    private final SignInSteps steps;
    private final Pages pages;

    PasskeySignInController(PasskeyCeremonies ceremonies, Users users, SignInSteps steps, Pages pages) {
        this.ceremonies = ceremonies;
        this.users = users;
        this.steps = steps;
        this.pages = pages;
    }

    @PostMapping("/options")
    Map<String, Object> options() {
        return ceremonies.requestOptions();
    }

    @PostMapping
    ResponseEntity<Map<String, String>> signIn(
            HttpServletRequest request, HttpServletResponse response, @RequestParam String credential) {
        return ceremonies
                .authenticate(credential)
                .flatMap(users::find)
                .filter(user -> user.status() == UserStatus.ACTIVE)
                .map(user -> ResponseEntity.ok(Map.of("location", steps.complete(request, response, user, "passkey"))))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                        .body(Map.of("message", pages.text(request, "passkeyRefused"))));
    }
}
