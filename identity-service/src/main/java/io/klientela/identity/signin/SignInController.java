package io.klientela.identity.signin;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page; the security filter before it takes the form. */
@Hidden
@Controller
class SignInController {
    static final String FAILED = "/signin/failed";

    private final Pages pages;

    SignInController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/signin")
    ResponseEntity<String> page(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String welcome,
            @RequestParam(required = false) @Nullable String expired) {
        Map<String, String> model = new HashMap<>();
        if (welcome != null) {
            model.put("status", pages.text(request, "passwordIsSet"));
        } else if (expired != null) {
            model.put("status", pages.text(request, "pageExpired"));
        }
        return pages.signIn(request, HttpStatus.OK, model);
    }

    /** Reached by a forward from the filter that refused the form. */
    @PostMapping(FAILED)
    ResponseEntity<String> failed(HttpServletRequest request) {
        String email = Objects.requireNonNullElse(request.getParameter(SignInSecurity.EMAIL), "");
        Object cause = request.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        if (cause instanceof TooManyAttempts tooMany) {
            ResponseEntity<String> page = pages.signIn(
                    request,
                    HttpStatus.TOO_MANY_REQUESTS,
                    Map.of("email", email, "error", pages.text(request, "tooManyAttempts")));
            return ResponseEntity.status(page.getStatusCode())
                    .headers(page.getHeaders())
                    .header(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.secondsLeft()))
                    .body(page.getBody());
        }
        return pages.signIn(
                request,
                HttpStatus.UNAUTHORIZED,
                Map.of("email", email, "error", pages.text(request, "signInRefused")));
    }
}
