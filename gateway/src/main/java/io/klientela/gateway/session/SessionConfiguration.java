package io.klientela.gateway.session;

import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

import io.klientela.gateway.Edge;
import io.klientela.gateway.problem.Problem;
import io.klientela.gateway.problem.ProblemAnswers;
import io.klientela.gateway.services.ServiceCatalog;
import io.klientela.gateway.session.store.Sessions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.WebSessionManager;

/** Sign-in of browsers by authorization code with PKCE; requests that carry a token of their own pass by. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SessionConfiguration {

    static final String CLIENT = "klientela";
    static final String CALLBACK = "/auth/callback";

    @Bean
    SecurityWebFilterChain browsers(
            ServerHttpSecurity http,
            SignIn signIn,
            SessionTokens tokens,
            BrowserRequests browsers,
            ProblemAnswers problems) {
        SessionUser user = new SessionUser();
        return http.securityMatcher(browsers)
                .securityContextRepository(user)
                .authorizeExchange(requests -> requests.pathMatchers("/auth/**")
                        .permitAll()
                        .anyExchange()
                        .authenticated())
                .oauth2Login(login -> login.authorizationRequestResolver(signIn)
                        .authorizationRequestRepository(new BegunSignIns())
                        .authorizedClientRepository(tokens)
                        .securityContextRepository(user)
                        .authenticationMatcher(pathMatchers(HttpMethod.GET, CALLBACK))
                        .authenticationSuccessHandler(signIn::succeeded)
                        .authenticationFailureHandler(
                                (at, failure) -> problems.answer(at.getExchange(), SignIn.failed(failure))))
                .csrf(csrf -> csrf.csrfTokenRepository(new CsrfTokens())
                        .requireCsrfProtectionMatcher(browsers::needCsrfToken)
                        .accessDeniedHandler((exchange, denied) -> problems.answer(exchange, missingCsrfToken())))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                                (exchange, failure) -> problems.answer(exchange, TokenRelay.notSignedIn()))
                        .accessDeniedHandler((exchange, denied) -> problems.answer(exchange, TokenRelay.notSignedIn())))
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .build();
    }

    /** Paths are checked before; the strict firewall wraps every request to match each header that is read. */
    @Bean
    ServerWebExchangeFirewall firewall() {
        return ServerWebExchangeFirewall.INSECURE_NOOP;
    }

    private static Problem missingCsrfToken() {
        return Problem.of(
                HttpStatus.FORBIDDEN,
                "Changes from a browser carry the header X-CSRF-Token with the csrf value of GET /auth/session.");
    }

    @Bean
    ReactiveClientRegistrationRepository signInProvider(
            Edge edge,
            @Value("${klientela.signin.authorization-uri}") String authorizationUri,
            @Value("${klientela.signin.token-uri}") String tokenUri,
            @Value("${klientela.jwks-uri}") String jwksUri) {
        return new InMemoryReactiveClientRegistrationRepository(ClientRegistration.withRegistrationId(CLIENT)
                .clientId(edge.clientId())
                .clientSecret(edge.clientSecret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .scope("openid", "profile", "email")
                .redirectUri(edge.at(CALLBACK).toString())
                .issuerUri(edge.issuer().toString())
                .authorizationUri(authorizationUri)
                .tokenUri(tokenUri)
                .jwkSetUri(jwksUri)
                .userNameAttributeName("sub")
                .build());
    }

    @Bean
    ReactiveJwtDecoder tokens(@Value("${klientela.jwks-uri}") String jwksUri) {
        return NimbusReactiveJwtDecoder.withJwkSetUri(jwksUri).build();
    }

    @Bean
    WebSessionManager webSessionManager(Sessions sessions, SessionCookie cookie) {
        DefaultWebSessionManager manager = new DefaultWebSessionManager();
        manager.setSessionStore(sessions);
        manager.setSessionIdResolver(cookie.resolver());
        return manager;
    }

    @Bean
    BrowserRequests browserRequests(ServiceCatalog catalog, Edge edge) {
        return new BrowserRequests(catalog, edge);
    }
}
