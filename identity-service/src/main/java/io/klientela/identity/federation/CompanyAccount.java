package io.klientela.identity.federation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * A person as the company's provider describes them.
 *
 * @param key of issuer and subject together, which alone say who somebody is
 * @param email only where the provider has verified it
 * @param roles theirs; empty where the provider says nothing of roles
 */
record CompanyAccount(String key, String name, @Nullable String email, Optional<List<String>> roles) {

    static CompanyAccount of(OidcUser user, String rolesClaim) {
        String subject = user.getName(); // as the registration says
        boolean verified = Boolean.TRUE.equals(user.getEmailVerified());
        String name = Stream.of(user.getFullName(), user.getPreferredUsername(), user.getEmail())
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse(subject);
        return new CompanyAccount(
                key(Objects.requireNonNull(user.getIssuer()).toString(), subject),
                name.length() > 200 ? name.substring(0, 200) : name,
                verified ? user.getEmail() : null,
                at(user.getClaims(), rolesClaim).map(CompanyAccount::texts));
    }

    static String key(String issuer, String subject) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(issuer.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest.digest(subject.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A claim of that very name, such as a URL with dots in it, comes before a path. */
    private static Optional<Object> at(Map<String, Object> claims, String path) {
        Object direct = claims.get(path);
        int dot = path.indexOf('.');
        if (direct != null || dot < 0) {
            return Optional.ofNullable(direct);
        }
        return claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? at(texted(inner), path.substring(dot + 1))
                : Optional.empty();
    }

    private static Map<String, Object> texted(Map<?, ?> map) {
        Map<String, Object> texted = new HashMap<>();
        map.forEach((name, value) -> texted.put(String.valueOf(name), value));
        return texted;
    }

    private static List<String> texts(Object claim) {
        return claim instanceof Collection<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(claim));
    }
}
