package io.klientela.identity.authorization;

import io.klientela.platform.security.Access;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The keys of tokens, for operators. */
@RestController
@RequestMapping("/api/v1/operations/identity/token-keys")
class SigningKeysController {
    private final SigningKeys keys;
    private final Access access;

    SigningKeysController(SigningKeys keys, Access access) {
        this.keys = keys;
        this.access = access;
    }

    /** @param signing whether it signs now; the others are shown for tokens that they signed, or will sign soon */
    record View(String id, Instant signsFrom, boolean signing) {}

    /** The newest first. */
    record Views(List<View> items) {}

    @GetMapping
    Views list() {
        access.require("operations", "read");
        List<SigningKeys.Key> all = keys.keys();
        SigningKeys.Key signing = keys.signing(all);
        return new Views(all.stream()
                .map(key -> new View(key.jwk().getKeyID(), key.signsFrom(), key.equals(signing)))
                .toList());
    }

    @Operation(summary = "Make a new signing key; tokens signed with the old one stay good")
    @PostMapping("/rotate")
    Views rotate() {
        access.require("operations", "update");
        keys.rotate();
        return list();
    }
}
