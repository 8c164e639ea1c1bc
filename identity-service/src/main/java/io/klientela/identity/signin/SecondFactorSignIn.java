package io.klientela.identity.signin;

import io.klientela.identity.factor.Passkeys;
import io.klientela.identity.factor.RecoveryCodes;
import io.klientela.identity.factor.TotpSecrets;
import io.klientela.identity.signin.Throttle.Limit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What a person shows after the password: a code of her app, or one of her recovery codes. */
@Component
class SecondFactorSignIn {
    private static final int FREE = 5;
    private static final Pattern APP_CODE = Pattern.compile("\\d{6}");

    private final TotpSecrets totp;
    private final RecoveryCodes codes;
    private final Passkeys passkeys;
    private final KnownDevices devices;
    private final Throttle throttle;

    SecondFactorSignIn(
            TotpSecrets totp, RecoveryCodes codes, Passkeys passkeys, KnownDevices devices, Throttle throttle) {
        this.totp = totp;
        this.codes = codes;
        this.passkeys = passkeys;
        this.devices = devices;
        this.throttle = throttle;
    }

    /** What the page offers. */
    Map<String, Object> choices(String userId) {
        return Map.of("app", totp.isUsedBy(userId), "passkey", passkeys.hasAny(userId));
    }

    /**
     * The method, as sessions name it, where the code is right; it is used up then.
     *
     * @throws TooManyAttempts without having looked at it
     */
    Optional<String> check(String userId, HttpServletRequest request, String typed) {
        String who = devices.of(request, userId).orElse("");
        List<Limit> limits = List.of(new Limit("second|" + userId + "|" + who, FREE));
        throttle.attempt(limits).ifPresent(left -> {
            throw new TooManyAttempts(left);
        });
        String code = typed.replaceAll("\\s", "");
        Optional<String> method = Optional.empty();
        if (APP_CODE.matcher(code).matches() && totp.accepts(userId, code)) {
            method = Optional.of("password+totp");
        } else if (codes.redeem(userId, code)) {
            method = Optional.of("password+recovery-code");
        }
        method.ifPresent(right -> throttle.succeeded(limits));
        return method;
    }
}
