package io.klientela.identity.signin;

import io.klientela.events.identity.UserState;
import io.klientela.identity.factor.PasskeyCeremonies;
import io.klientela.identity.factor.RecoveryCodes;
import io.klientela.identity.factor.TotpSecrets;
import io.klientela.identity.signin.SignInSteps.Step;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Where somebody whose role demands a second factor sets one up, before anything else. */
@Hidden
@Controller
@RequestMapping("/signin/enrol")
class EnrolmentController {
    private static final String CODES = "klientela.recoveryCodes";

    private final SignInSteps steps;
    private final TotpSecrets totp;
    private final PasskeyCeremonies ceremonies;
    private final RecoveryCodes codes;
    private final Pages pages;

    EnrolmentController(
            SignInSteps steps, TotpSecrets totp, PasskeyCeremonies ceremonies, RecoveryCodes codes, Pages pages) {
        this.steps = steps;
        this.totp = totp;
        this.ceremonies = ceremonies;
        this.codes = codes;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> page(HttpServletRequest request) {
        return steps.pending(request, Step.ENROL)
                .map(user -> form(request, HttpStatus.OK, user, Map.of()))
                .orElseGet(() -> Pages.redirect("/signin?expired"));
    }

    @PostMapping
    ResponseEntity<String> app(
            HttpServletRequest request, HttpServletResponse response, @RequestParam(defaultValue = "") String code) {
        Optional<UserState> pending = steps.pending(request, Step.ENROL);
        if (pending.isEmpty()) {
            return Pages.redirect("/signin?expired");
        }
        UserState user = pending.get();
        if (!asUser(user, () -> totp.confirm(user, code.replaceAll("\\s", "")))) {
            return form(
                    request,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    user,
                    Map.of("error", pages.text(request, "codeRefused")));
        }
        return Pages.redirect(finish(request, response, user, "password+totp"));
    }

    @ResponseBody
    @PostMapping("/passkey/options")
    Map<String, Object> options(HttpServletRequest request) {
        return steps.pending(request, Step.ENROL)
                .map(ceremonies::creationOptions)
                .orElseThrow(() -> Problem.of(HttpStatus.FORBIDDEN, "Sign in again."));
    }

    @ResponseBody
    @PostMapping("/passkey")
    Map<String, String> passkey(
            HttpServletRequest request, HttpServletResponse response, @RequestParam String credential) {
        UserState user = steps.pending(request, Step.ENROL)
                .orElseThrow(() -> Problem.of(HttpStatus.FORBIDDEN, "Sign in again."));
        asUser(user, () -> {
            ceremonies.register(user, pages.text(request, "firstPasskey"), credential);
            return true;
        });
        return Map.of("location", finish(request, response, user, "passkey"));
    }

    /** Shows the codes once. */
    @GetMapping("/recovery-codes")
    ResponseEntity<String> recoveryCodes(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(CODES) instanceof List<?> fresh)) {
            return Pages.redirect("/signin");
        }
        session.removeAttribute(CODES);
        return pages.render(
                "recovery-codes",
                request,
                HttpStatus.OK,
                Map.of("codes", fresh, "next", steps.next(request, response)));
    }

    private String finish(HttpServletRequest request, HttpServletResponse response, UserState user, String method) {
        List<String> fresh = asUser(user, () -> codes.renew(user));
        steps.complete(request, response, user, method);
        request.getSession().setAttribute(CODES, new ArrayList<>(fresh));
        return "/signin/enrol/recovery-codes";
    }

    private ResponseEntity<String> form(
            HttpServletRequest request, HttpStatus status, UserState user, Map<String, String> more) {
        TotpSecrets.Offer offer = totp.offer(user);
        Map<String, Object> model = new HashMap<>(more);
        model.put("secret", offer.secret().replaceAll("(.{4})(?!$)", "$1 "));
        model.put("qrSize", offer.qr().size());
        model.put("qrPath", offer.qr().path());
        return pages.render("enrol", request, status, model);
    }

    private static <T> T asUser(UserState user, ScopedValue.CallableOp<T, RuntimeException> task) {
        return CurrentActor.callAs(Actor.user(user.id(), user.name(), Set.of(), Set.of()), task);
    }
}
