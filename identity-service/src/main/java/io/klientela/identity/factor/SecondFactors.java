package io.klientela.identity.factor;

import io.klientela.events.identity.UserState;
import io.klientela.identity.account.Accounts;
import io.klientela.identity.role.Roles;
import org.springframework.stereotype.Component;

/** Who needs and who has more than a password. */
@Component
public class SecondFactors {
    private final TotpSecrets totp;
    private final RecoveryCodes codes;
    private final Passkeys passkeys;
    private final Roles roles;
    private final Accounts accounts;

    SecondFactors(TotpSecrets totp, RecoveryCodes codes, Passkeys passkeys, Roles roles, Accounts accounts) {
        this.totp = totp;
        this.codes = codes;
        this.passkeys = passkeys;
        this.roles = roles;
        this.accounts = accounts;
    }

    public boolean has(String userId) {
        return totp.isUsedBy(userId) || passkeys.hasAny(userId);
    }

    /** Whether one of the user's roles demands it. */
    public boolean mustHave(UserState user) {
        return user.roles().stream().anyMatch(roles::demandsSecondFactor);
    }

    /** For who has lost everything: the next sign-in needs the password alone, and what a role demands is set up anew. */
    public void reset(UserState user) {
        totp.drop(user);
        codes.drop(user.id());
        passkeys.drop(user.id());
        accounts.secondFactorWasReset(user);
    }
}
