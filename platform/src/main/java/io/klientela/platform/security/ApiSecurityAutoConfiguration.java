package io.klientela.platform.security;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ConditionalOnDefaultWebSecurity;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.IpAddressAuthorizationManager;

/** The filter chain of a service that has none of its own: everything needs a token, except health and the API's description. */
@AutoConfiguration(
        after = TokenAutoConfiguration.class,
        before = {
            OAuth2ResourceServerWebSecurityAutoConfiguration.class,
            ManagementWebSecurityAutoConfiguration.class,
            ServletWebSecurityAutoConfiguration.class
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnDefaultWebSecurity
class ApiSecurityAutoConfiguration {

    @Bean
    SecurityFilterChain apiSecurity(HttpSecurity http, ResourceServer server) {
        return server.protect(http)
                .authorizeHttpRequests(ApiSecurityAutoConfiguration::openPaths)
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
                .requestMatchers("/actuator/health/**", "/v3/api-docs/**", "/v3/api-docs.yaml")
                .permitAll()
                .requestMatchers("/actuator/prometheus")
                .access(AuthorizationManagers.anyOf(
                        IpAddressAuthorizationManager.hasIpAddress("127.0.0.0/8"),
                        IpAddressAuthorizationManager.hasIpAddress("::1")))
                .anyRequest()
                .authenticated();
    }
}
