package io.klientela.platform.security;

import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;

/** Makes a filter chain a stateless API that trusts bearer tokens and nothing else. */
public final class ResourceServer {
    private final JwtDecoder decoder;
    private final Refusals refusals = new Refusals();

    ResourceServer(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    /** Applies sessions (none), token checks and the answers to refusals; who may do what is the caller's. */
    public HttpSecurity protect(HttpSecurity http) {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .oauth2ResourceServer(bearer -> bearer.authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .jwt(jwt -> jwt.decoder(decoder))
                        .withObjectPostProcessor(answerOutages()));
    }

    /** By default a failure to fetch the keys would surface as a 500. */
    private ObjectPostProcessor<BearerTokenAuthenticationFilter> answerOutages() {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(refusals::commence);
                return filter;
            }
        };
    }
}
