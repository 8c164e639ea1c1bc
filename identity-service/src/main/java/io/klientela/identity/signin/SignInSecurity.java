package io.klientela.identity.signin;

import io.klientela.platform.security.SecuritySettings;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The chain of the pages: a session and forms with a CSRF token, and no script but our own file. */
@Configuration(proxyBeanMethods = false)
class SignInSecurity implements WebMvcConfigurer {
    private static final String[] PAGES = {"/signin", "/signin/**", "/invite/**", "/identity/**"};

    @Bean
    @Order(2)
    SecurityFilterChain pagesSecurity(HttpSecurity http, SecuritySettings settings) {
        return http.securityMatcher(PAGES)
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(
                        (request, response, cause) -> response.sendRedirect("/signin?expired")))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(contentPolicy(settings)))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    /** After the form comes a redirect to the client, so the issuer's own address is a target of forms as well. */
    private static String contentPolicy(SecuritySettings settings) {
        return "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
                + "base-uri 'none'; frame-ancestors 'none'; "
                + "form-action 'self' " + settings.issuer();
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/identity/**")
                .addResourceLocations("classpath:/identity-service/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic());
    }
}
