package io.klientela.identity.authorization;

import io.klientela.platform.security.ResourceServer;
import io.klientela.platform.security.SecuritySettings;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** The chains of the protocol (first) and of everything that is neither protocol nor page (last). */
@Configuration(proxyBeanMethods = false)
class AuthorizationServer {

    @Bean
    AuthorizationServerSettings authorizationServerSettings(SecuritySettings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.issuer().toString())
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocolSecurity(HttpSecurity http, OAuth2AuthorizationService authorizations) {
        MediaTypeRequestMatcher browsers = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        browsers.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.authorizationEndpoint(
                            endpoint -> endpoint.authorizationResponseHandler(new CodeAnswer(authorizations)));
                    server.oidc(oidc ->
                            oidc.logoutEndpoint(logout -> logout.logoutResponseHandler(revoking(authorizations))));
                })
                .authorizeHttpRequests(paths -> paths.anyRequest().authenticated())
                .exceptionHandling(refusals -> refusals.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/signin"), browsers))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain apiSecurity(HttpSecurity http, ResourceServer server) {
        return server.chain(http);
    }

    @Bean
    JwtEncoder jwtEncoder(SigningKeys keys) {
        NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(keys::choose);
        return encoder;
    }

    /** Lets the protocol forget the sessions that have ended. */
    @Bean
    HttpSessionEventPublisher sessionEvents() {
        return new HttpSessionEventPublisher();
    }

    /** Whoever signs out can no longer renew the tokens of that session either. */
    private static OidcLogoutAuthenticationSuccessHandler revoking(OAuth2AuthorizationService authorizations) {
        OidcLogoutAuthenticationSuccessHandler handler = new OidcLogoutAuthenticationSuccessHandler();
        handler.setLogoutHandler((request, response, authentication) -> {
            if (authentication instanceof OidcLogoutAuthenticationToken logout && logout.getIdToken() != null) {
                var authorization =
                        authorizations.findByToken(logout.getIdToken().getTokenValue(), null);
                if (authorization != null) {
                    authorizations.remove(authorization);
                }
            }
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
        });
        return handler;
    }
}
