package io.klientela.identity.own;

import io.klientela.events.identity.AccountState;
import io.klientela.events.identity.AccountState.Passkey;
import io.klientela.events.identity.UserState;
import io.klientela.identity.account.Accounts;
import io.klientela.identity.factor.RecoveryCodes;
import io.klientela.identity.factor.SecondFactors;
import io.klientela.identity.factor.TotpSecrets;
import io.klientela.identity.password.Credentials;
import io.klientela.identity.password.PasswordRules;
import io.klientela.identity.session.Sessions;
import io.klientela.platform.web.Creation;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The caller's password, authenticator app and recovery codes. */
@RestController
@RequestMapping("/api/v1/account")
class OwnAccountController {
    private static final Map<PasswordRules.Fault, String> FAULTS = Map.of(
            PasswordRules.Fault.TOO_SHORT, "must have at least %d characters".formatted(PasswordRules.SHORTEST),
            PasswordRules.Fault.TOO_LONG, "must have at most %d characters".formatted(PasswordRules.LONGEST),
            PasswordRules.Fault.TOO_SIMPLE, "is too easy to guess");

    private final Confirmation confirmation;
    private final Accounts accounts;
    private final Credentials credentials;
    private final TotpSecrets totp;
    private final RecoveryCodes codes;
    private final SecondFactors factors;
    private final Sessions sessions;

    OwnAccountController(
            Confirmation confirmation,
            Accounts accounts,
            Credentials credentials,
            TotpSecrets totp,
            RecoveryCodes codes,
            SecondFactors factors,
            Sessions sessions) {
        this.confirmation = confirmation;
        this.accounts = accounts;
        this.credentials = credentials;
        this.totp = totp;
        this.codes = codes;
        this.factors = factors;
        this.sessions = sessions;
    }

    /** @param secondFactorRequired whether one of the caller's roles demands it */
    record View(
            @Nullable Instant passwordSetAt,
            @Nullable Instant totpSince,
            @Nullable Instant recoveryCodesMadeAt,
            int recoveryCodesLeft,
            List<Passkey> passkeys,
            boolean secondFactorRequired) {}

    @GetMapping
    View get() {
        UserState user = confirmation.caller();
        Optional<AccountState> account = accounts.find(user.id());
        return new View(
                account.map(AccountState::passwordSetAt).orElse(null),
                account.map(AccountState::totpSince).orElse(null),
                account.map(AccountState::recoveryCodesMadeAt).orElse(null),
                codes.left(user.id()),
                account.map(AccountState::passkeys).orElse(List.of()),
                factors.mustHave(user));
    }

    record PasswordInput(
            @NotBlank @Size(max = 256) String current,
            @NotBlank @Size(max = 1000) String password) {}

    @Operation(summary = "Change the caller's password; all other sessions of the caller end")
    @PostMapping("/password")
    ResponseEntity<Void> password(@Valid @RequestBody PasswordInput input) {
        UserState user = confirmation.caller();
        confirmation.requirePassword(user, input.current(), "current");
        PasswordRules.check(input.password(), user.email()).ifPresent(fault -> {
            throw Problem.unprocessable("Choose another password.").field("password", FAULTS.getOrDefault(fault, ""));
        });
        credentials.setPassword(user.id(), input.password());
        accounts.passwordWasSet(user);
        String current = confirmation.currentSession();
        sessions.endAll(user.id(), "password-changed", session -> !session.id().equals(current));
        return ResponseEntity.noContent().build();
    }

    /** @param password needed where the caller has not signed in within the last ten minutes */
    record Confirmed(@Nullable @Size(max = 256) String password) {}

    @Operation(summary = "Begin to set up an authenticator app")
    @PostMapping("/totp")
    TotpSecrets.Offer offer(@Valid @RequestBody(required = false) @Nullable Confirmed input) {
        Creation.isAnsweredWithASecret();
        return totp.offer(confirmation.confirmed(passwordOf(input)));
    }

    record CodeInput(@NotBlank @Size(max = 10) String code) {}

    /** @param recoveryCodes fresh ones where there were none; shown only now */
    record Enrolled(@Nullable List<String> recoveryCodes) {}

    @Operation(summary = "Take the authenticator app into use")
    @PostMapping("/totp/confirm")
    Enrolled confirm(@Valid @RequestBody CodeInput input) {
        UserState user = confirmation.caller();
        Creation.isAnsweredWithASecret();
        if (!totp.confirm(user, input.code().replaceAll("\\s", ""))) {
            throw Problem.unprocessable("The code is not right. Look whether your device's clock is.")
                    .field("code", "is not right");
        }
        return new Enrolled(codes.left(user.id()) == 0 ? codes.renew(user) : null);
    }

    @Operation(summary = "Stop using the authenticator app")
    @DeleteMapping("/totp")
    ResponseEntity<Void> drop(@Valid @RequestBody(required = false) @Nullable Confirmed input) {
        UserState user = confirmation.confirmed(passwordOf(input));
        boolean last = accounts.find(user.id())
                .map(AccountState::passkeys)
                .map(List::isEmpty)
                .orElse(true);
        if (last && factors.mustHave(user)) {
            throw Problem.conflict("Your role needs more than a password. Add a passkey first.");
        }
        totp.drop(user);
        return ResponseEntity.noContent().build();
    }

    /** @param codes shown only now */
    record Codes(List<String> codes) {}

    @Operation(summary = "Make new recovery codes; earlier ones are void")
    @PostMapping("/recovery-codes")
    Codes renew(@Valid @RequestBody(required = false) @Nullable Confirmed input) {
        Creation.isAnsweredWithASecret();
        return new Codes(codes.renew(confirmation.confirmed(passwordOf(input))));
    }

    private static @Nullable String passwordOf(@Nullable Confirmed input) {
        return input == null ? null : input.password();
    }
}
