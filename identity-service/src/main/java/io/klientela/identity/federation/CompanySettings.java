package io.klientela.identity.federation;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The company's OpenID provider, which replaces the sign-in that ships.
 *
 * @param issuer where its discovery document is; empty for the sign-in that ships
 * @param clientId what Klientela is there
 * @param rolesClaim where the person's groups or roles are: a claim's name, or a path such as {@code realm_access.roles}
 * @param roleMap {@code theirs=ours} pairs, separated by commas; where it is empty, theirs are ours
 * @param scopes what is asked for, separated by spaces
 */
@ConfigurationProperties("klientela.oidc")
record CompanySettings(
        @Nullable URI issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue("") String roleMap,
        @DefaultValue("openid profile email") String scopes) {

    CompanySettings {
        if (issuer != null && !issuer.toString().isBlank() && clientId.isBlank()) {
            throw new IllegalArgumentException(
                    "KLIENTELA_OIDC_ISSUER is set: set KLIENTELA_OIDC_CLIENT_ID and KLIENTELA_OIDC_CLIENT_SECRET to the client that Klientela is there.");
        }
        for (String pair : parts(roleMap, ",")) {
            if (!pair.matches("[^=]+=[^=]+")) {
                throw new IllegalArgumentException(
                        "KLIENTELA_OIDC_ROLE_MAP has \"%s\": write theirs=ours, separated by commas.".formatted(pair));
            }
        }
    }

    Set<String> allScopes() {
        return Set.copyOf(parts(scopes, " "));
    }

    /** Ours by theirs; one of theirs may stand for several. */
    Map<String, List<String>> roles() {
        Map<String, List<String>> roles = new LinkedHashMap<>();
        for (String pair : parts(roleMap, ",")) {
            int at = pair.indexOf('=');
            roles.merge(
                    pair.substring(0, at).strip(),
                    List.of(pair.substring(at + 1).strip()),
                    (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
        }
        return roles;
    }

    private static List<String> parts(String list, String separator) {
        return Arrays.stream(list.split(separator))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
