package io.klientela.identity.authorization;

import io.klientela.events.identity.ApiClientState;
import io.klientela.events.identity.UserState;
import io.klientela.events.identity.UserStatus;
import io.klientela.identity.client.ApiClients;
import io.klientela.identity.team.Teams;
import io.klientela.identity.user.Users;
import io.klientela.platform.security.Claims;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/** What tokens say, read afresh for each: so a disabled user's or a changed role's next token is right. */
@Component
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {
    private final Users users;
    private final Teams teams;
    private final ApiClients clients;

    TokenClaims(Users users, Teams teams, ApiClients clients) {
        this.users = users;
        this.teams = teams;
        this.clients = clients;
    }

    @Override
    public void customize(JwtEncodingContext token) {
        boolean access = OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType());
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(token.getAuthorizationGrantType())) {
            ApiClientState client =
                    clients.active(token.getRegisteredClient().getClientId()).orElseThrow(TokenClaims::refused);
            clients.used(client.id());
            describe(token, Claims.TYPE_CLIENT, client.name(), client.roles(), List.of());
            return;
        }
        Authentication person = token.getPrincipal();
        UserState user = Optional.ofNullable(person)
                .flatMap(signedIn -> users.find(signedIn.getName()))
                .filter(found -> found.status() == UserStatus.ACTIVE)
                .orElseThrow(TokenClaims::refused);
        if (access) {
            describe(token, Claims.TYPE_USER, user.name(), user.roles(), teams.withAllBelow(user.teamIds()));
            if (token.getAuthorization() != null) {
                token.getClaims().claim(Claims.SESSION, token.getAuthorization().getId());
            }
        } else {
            token.getClaims().claim(StandardClaimNames.NAME, user.name());
            if (user.email() != null) {
                token.getClaims().claim(StandardClaimNames.EMAIL, user.email());
            }
        }
    }

    /** The lists are of a type that the stored authorization can be read back with. */
    private static void describe(
            JwtEncodingContext token, String type, String name, Collection<String> roles, Collection<String> teams) {
        token.getClaims()
                .audience(new ArrayList<>(List.of(Claims.AUDIENCE)))
                .claim(Claims.CLIENT_ID, token.getRegisteredClient().getClientId())
                .claim(Claims.TYPE, type)
                .claim(Claims.NAME, name)
                .claim(Claims.ROLES, new ArrayList<>(roles))
                .claim(Claims.TEAMS, new ArrayList<>(teams));
    }

    private static OAuth2AuthenticationException refused() {
        return new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
    }
}
