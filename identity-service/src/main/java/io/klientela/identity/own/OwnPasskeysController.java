package io.klientela.identity.own;

import io.klientela.events.identity.AccountState;
import io.klientela.events.identity.AccountState.Passkey;
import io.klientela.events.identity.UserState;
import io.klientela.identity.account.Accounts;
import io.klientela.identity.factor.PasskeyCeremonies;
import io.klientela.identity.factor.Passkeys;
import io.klientela.identity.factor.SecondFactors;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The caller's passkeys. */
@RestController
@RequestMapping("/api/v1/account/passkeys")
class OwnPasskeysController {
    private final Confirmation confirmation;
    private final Accounts accounts;
    private final Passkeys passkeys;
    private final PasskeyCeremonies ceremonies;
    private final SecondFactors factors;

    OwnPasskeysController(
            Confirmation confirmation,
            Accounts accounts,
            Passkeys passkeys,
            PasskeyCeremonies ceremonies,
            SecondFactors factors) {
        this.confirmation = confirmation;
        this.accounts = accounts;
        this.passkeys = passkeys;
        this.ceremonies = ceremonies;
        this.factors = factors;
    }

    /** @param password needed where the caller has not signed in within the last ten minutes */
    record Confirmed(@Nullable @Size(max = 256) String password) {}

    @Operation(summary = "What navigator.credentials.create takes, in its JSON form")
    @PostMapping("/options")
    Map<String, Object> options(@Valid @RequestBody(required = false) @Nullable Confirmed input) {
        return ceremonies.creationOptions(confirmation.confirmed(input == null ? null : input.password()));
    }

    /** @param credential what the browser made, in its JSON form */
    record PasskeyInput(
            @NotBlank @Size(max = 60) String name, @NotNull JsonNode credential) {}

    record All(List<Passkey> items) {}

    @PostMapping
    All add(@Valid @RequestBody PasskeyInput input) {
        UserState user = confirmation.caller();
        ceremonies.register(user, input.name(), input.credential().toString());
        return all(user);
    }

    record Renaming(@NotBlank @Size(max = 60) String name) {}

    @PatchMapping("/{id}")
    All rename(@PathVariable String id, @Valid @RequestBody Renaming input) {
        UserState user = confirmation.caller();
        passkeys.rename(user, id, input.name());
        return all(user);
    }

    @DeleteMapping("/{id}")
    All remove(@PathVariable String id, @Valid @RequestBody(required = false) @Nullable Confirmed input) {
        UserState user = confirmation.confirmed(input == null ? null : input.password());
        boolean last = accounts.find(user.id())
                .map(account ->
                        account.totpSince() == null && account.passkeys().size() < 2)
                .orElse(false);
        if (last && factors.mustHave(user)) {
            throw Problem.conflict("Your role needs more than a password. Set something else up first.");
        }
        passkeys.remove(user, id);
        return all(user);
    }

    private All all(UserState user) {
        return new All(accounts.find(user.id()).map(AccountState::passkeys).orElse(List.of()));
    }
}
