package io.klientela.identity.authorization;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Sends the browser back to the client with its code, and ends the session here: the one session of a person is the
 * gateway's, so that signing out there leaves nothing that would sign the next person in.
 */
final class CodeAnswer implements AuthenticationSuccessHandler {

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var granted = (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        var code = Objects.requireNonNull(granted.getAuthorizationCode());
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
}
