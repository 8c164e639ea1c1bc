package io.klientela.identity.signin;

import io.klientela.identity.signin.SignInSteps.Step;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page and its form. */
@Hidden
@Controller
@RequestMapping("/signin")
class SignInController {
    private final Pages pages;
    private final PasswordSignIn passwords;
    private final SecondFactorSignIn secondFactors;
    private final SignInSteps steps;

    SignInController(Pages pages, PasswordSignIn passwords, SecondFactorSignIn secondFactors, SignInSteps steps) {
        this.pages = pages;
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.steps = steps;
    }

    @GetMapping
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
        return pages.render("signin", request, HttpStatus.OK, model);
    }

    @PostMapping
    ResponseEntity<String> password(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password) {
        try {
            return passwords
                    .check(request, email, password)
                    .map(user -> Pages.redirect(steps.passwordWasRight(request, response, user)))
                    .orElseGet(() -> pages.render(
                            "signin",
                            request,
                            HttpStatus.UNAUTHORIZED,
                            Map.of("email", email, "error", pages.text(request, "signInRefused"))));
        } catch (TooManyAttempts tooMany) {
            return pages.tooMany("signin", request, tooMany, Map.of("email", email));
        }
    }

    @GetMapping("/second-factor")
    ResponseEntity<String> secondFactorPage(HttpServletRequest request) {
        return steps.pending(request, Step.CODE)
                .map(user -> pages.render("second-factor", request, HttpStatus.OK, secondFactors.choices(user.id())))
                .orElseGet(() -> Pages.redirect("/signin?expired"));
    }

    @PostMapping("/second-factor")
    ResponseEntity<String> secondFactor(
            HttpServletRequest request, HttpServletResponse response, @RequestParam(defaultValue = "") String code) {
        var user = steps.pending(request, Step.CODE);
        if (user.isEmpty()) {
            return Pages.redirect("/signin?expired");
        }
        Map<String, Object> model =
                new HashMap<>(secondFactors.choices(user.get().id()));
        try {
            return secondFactors
                    .check(user.get().id(), request, code)
                    .map(method -> Pages.redirect(steps.complete(request, response, user.get(), method)))
                    .orElseGet(() -> {
                        model.put("error", pages.text(request, "codeRefused"));
                        return pages.render("second-factor", request, HttpStatus.UNAUTHORIZED, model);
                    });
        } catch (TooManyAttempts tooMany) {
            return pages.tooMany("second-factor", request, tooMany, model);
        }
    }
}
