package io.klientela.identity.authorization;

import io.klientela.identity.password.Secrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.security.jackson.SecurityJacksonModules;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The form of an authorization in the database; it is found by the hashes of its tokens. */
@Component
class AuthorizationDocuments {
    static final String HASHES = "hashes";
    private static final String FIRST_ID = "firstId";
    /** Hashes of refresh tokens that were exchanged for others. */
    static final String ROTATED = "rotated";
    /** Counts the writes; it travels with the authorization, so that of two who renew one is too late. */
    static final String REVISION = "revision";

    private static final int MOST_ROTATED = 2_000;
    static final String EXPIRES = "expiresAt";
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final String CODE = "code";
    private static final String ACCESS = "access";
    private static final String REFRESH = "refresh";
    private static final String ID = "id";

    private final RegisteredClientRepository clients;
    private final JsonMapper json = JsonMapper.builder()
            .addModules(SecurityJacksonModules.getModules(AuthorizationDocuments.class.getClassLoader()))
            .build();

    AuthorizationDocuments(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    static String hash(String token) {
        return Secrets.hash(token);
    }

    /**
     * @param before what is stored; a client may show its first ID token to sign out, although a newer one was made with
     *     each renewal, so its hash is kept
     */
    Document write(OAuth2Authorization authorization, @Nullable Document before) {
        Document document = new Document("_id", authorization.getId())
                .append("client", authorization.getRegisteredClientId())
                .append("principal", authorization.getPrincipalName())
                .append("grant", authorization.getAuthorizationGrantType().getValue())
                .append("scopes", List.copyOf(authorization.getAuthorizedScopes()))
                .append("attributes", json.writeValueAsString(attributes(authorization)))
                .append(CODE, token(authorization.getToken(OAuth2AuthorizationCode.class)))
                .append(ACCESS, token(authorization.getToken(OAuth2AccessToken.class)))
                .append(REFRESH, token(authorization.getToken(OAuth2RefreshToken.class)))
                .append(ID, token(authorization.getToken(OidcIdToken.class)));
        String state = authorization.getAttribute(OAuth2ParameterNames.STATE);
        List<String> values = new ArrayList<>();
        List<Date> ends = new ArrayList<>();
        Stream.of(CODE, ACCESS, REFRESH, ID)
                .map(name -> document.get(name, Document.class))
                .filter(Objects::nonNull)
                .forEach(token -> {
                    values.add(hash(token.getString("value")));
                    ends.add(token.getDate("expiresAt"));
                });
        if (state != null) {
            values.add(hash(state));
        }
        String firstId = before == null ? null : before.getString(FIRST_ID);
        if (firstId == null && document.get(ID, Document.class) != null) {
            firstId = hash(document.get(ID, Document.class).getString("value"));
        }
        if (firstId != null) {
            values.add(firstId);
        }
        return document.append(HASHES, values)
                .append(ROTATED, rotated(document, before))
                .append(REVISION, revision(authorization) + 1)
                .append(FIRST_ID, firstId)
                .append(EXPIRES, ends.stream().max(Comparator.naturalOrder()).orElse(null));
    }

    static long revision(OAuth2Authorization authorization) {
        Long revision = authorization.getAttribute(REVISION);
        return revision == null ? 0 : revision;
    }

    private static Map<String, Object> attributes(OAuth2Authorization authorization) {
        Map<String, Object> attributes = new HashMap<>(authorization.getAttributes());
        attributes.remove(REVISION);
        return attributes;
    }

    private static List<String> rotated(Document document, @Nullable Document before) {
        if (before == null) {
            return List.of();
        }
        List<String> rotated = new ArrayList<>(before.getList(ROTATED, String.class, List.of()));
        Document old = before.get(REFRESH, Document.class);
        Document now = document.get(REFRESH, Document.class);
        if (old != null && now != null && !old.getString("value").equals(now.getString("value"))) {
            rotated.add(hash(old.getString("value")));
        }
        return rotated.subList(Math.max(0, rotated.size() - MOST_ROTATED), rotated.size());
    }

    /** Null where the client is gone. */
    @Nullable
    OAuth2Authorization read(Document document) {
        RegisteredClient client = clients.findById(document.getString("client"));
        if (client == null) {
            return null;
        }
        Set<String> scopes = new HashSet<>(document.getList("scopes", String.class));
        OAuth2Authorization.Builder builder = OAuth2Authorization.withRegisteredClient(client)
                .id(document.getString("_id"))
                .principalName(document.getString("principal"))
                .authorizationGrantType(new AuthorizationGrantType(document.getString("grant")))
                .authorizedScopes(scopes)
                .attributes(all -> all.putAll(json.readValue(document.getString("attributes"), MAP)))
                .attribute(REVISION, Objects.requireNonNullElse(document.getLong(REVISION), 0L));
        add(builder, document.get(CODE, Document.class), OAuth2AuthorizationCode::new);
        add(builder, document.get(REFRESH, Document.class), OAuth2RefreshToken::new);
        add(
                builder,
                document.get(ACCESS, Document.class),
                (value, from, until) ->
                        new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, value, from, until, scopes));
        Document id = document.get(ID, Document.class);
        add(builder, id, (value, from, until) -> new OidcIdToken(value, from, until, claims(id)));
        return builder.build();
    }

    private interface TokenOf {
        OAuth2Token of(String value, Instant from, Instant until);
    }

    private void add(OAuth2Authorization.Builder builder, @Nullable Document token, TokenOf type) {
        if (token != null) {
            Instant from = token.getDate("issuedAt").toInstant();
            Instant until = token.getDate("expiresAt").toInstant();
            builder.token(type.of(token.getString("value"), from, until), all -> all.putAll(metadata(token)));
        }
    }

    private Map<String, Object> metadata(Document token) {
        return json.readValue(token.getString("metadata"), MAP);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> claims(Document token) {
        Object claims = metadata(token).get(OAuth2Authorization.Token.CLAIMS_METADATA_NAME);
        return claims instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private @Nullable Document token(OAuth2Authorization.@Nullable Token<?> token) {
        if (token == null) {
            return null;
        }
        return new Document("value", token.getToken().getTokenValue())
                .append("issuedAt", date(token.getToken().getIssuedAt()))
                .append("expiresAt", date(token.getToken().getExpiresAt()))
                .append("metadata", json.writeValueAsString(new HashMap<>(token.getMetadata())));
    }

    private static Date date(@Nullable Instant time) {
        return Date.from(Objects.requireNonNull(time, "every token of ours has an end"));
    }
}
