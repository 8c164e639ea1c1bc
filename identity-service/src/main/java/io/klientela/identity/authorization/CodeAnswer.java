package io.klientela.identity.authorization;

import io.klientela.identity.session.Origin;
import io.klientela.identity.signin.SignInSteps;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Sends the browser back to the client with its code, and ends the session here: the one session of a person is the
 * gateway's, so that signing out there leaves nothing that would sign the next person in.
 */
final class CodeAnswer implements AuthenticationSuccessHandler {
    private static final OAuth2TokenType CODE = new OAuth2TokenType(OAuth2ParameterNames.CODE);

    private final OAuth2AuthorizationService authorizations;

    CodeAnswer(OAuth2AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var granted = (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        var code = Objects.requireNonNull(granted.getAuthorizationCode());
        remember(code.getTokenValue(), Origin.of(request, SignInSteps.method(request)));
        UriComponentsBuilder target = UriComponentsBuilder.fromUriString(
                        Objects.requireNonNull(granted.getRedirectUri()))
                .queryParam(OAuth2ParameterNames.CODE, code.getTokenValue());
        if (granted.getState() != null) {
            target.queryParam(OAuth2ParameterNames.STATE, UriUtils.encode(granted.getState(), StandardCharsets.UTF_8));
        }
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.sendRedirect(target.build(true).toUriString());
    }

    /** Here alone is the browser itself; the tokens are fetched by the client. */
    private void remember(String code, Origin origin) {
        OAuth2Authorization granted = authorizations.findByToken(code, CODE);
        if (granted != null) {
            authorizations.save(OAuth2Authorization.from(granted)
                    .attribute(StoredAuthorizations.DEVICE, origin.device())
                    .attribute(StoredAuthorizations.ADDRESS, origin.address())
                    .attribute(StoredAuthorizations.METHOD, origin.method())
                    .build());
        }
    }
}
