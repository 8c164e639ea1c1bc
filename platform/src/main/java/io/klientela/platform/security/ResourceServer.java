package io.klientela.platform.security;

import jakarta.servlet.DispatcherType;
import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.IpAddressAuthorizationManager;

/** Makes a filter chain a stateless API that trusts bearer tokens and nothing else. */
public final class ResourceServer {
    private final JwtDecoder decoder;
    private final PeopleDirectory people;
    private final Supplier<Access> access;
    private final Refusals refusals = new Refusals();

    ResourceServer(JwtDecoder decoder, PeopleDirectory people, Supplier<Access> access) {
        this.decoder = decoder;
        this.people = people;
        this.access = access;
    }

    /**
     * Needs a token for everything except health, the API's description, pages for strangers below {@code /public}
     * and, on the same host, metrics.
     */
    public SecurityFilterChain chain(HttpSecurity http) {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .oauth2ResourceServer(bearer -> bearer.authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(new Bearers(people)))
                        .withObjectPostProcessor(answerOutages()))
                .addFilterAfter(new SeeAsFilter(people, access), BearerTokenAuthenticationFilter.class)
                .authorizeHttpRequests(ResourceServer::openPaths)
                .build();
    }

    /**
     * Metrics are for a scraper on the same host or in the same pod; the gateway never routes to them. What a request
     * dispatches to (an error page, the end of a stream) was decided with the request itself.
     */
    private static void openPaths(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry paths) {
        paths.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers("/actuator/health/**", "/v3/api-docs/**", "/v3/api-docs.yaml", "/public/**")
                .permitAll()
                .requestMatchers("/actuator/prometheus")
                .access(AuthorizationManagers.anyOf(
                        IpAddressAuthorizationManager.hasIpAddress("127.0.0.0/8"),
                        IpAddressAuthorizationManager.hasIpAddress("::1")))
                .anyRequest()
                .authenticated();
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
