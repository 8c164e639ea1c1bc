package io.klientela.identity.federation;

import com.mongodb.client.MongoDatabase;
import io.klientela.identity.role.Roles;
import io.klientela.identity.user.Users;
import io.klientela.platform.security.SecuritySettings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Takes the place of the pages that sign people in: whoever would come to one goes to the company's provider instead, and
 * no password, passkey or code is taken here any more.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(Federated.class)
class FederationConfiguration {
    private static final String WITH = "/signin/with";
    private static final String BACK = "/signin/back";
    private static final String OUT = "/signin/out";
    private static final String[] PAGES = {"/signin", "/signin/**", "/invite/**"};

    /** For a page that explains why somebody cannot come in. */
    private static final String CONTENT =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";

    @Bean
    Company company(CompanySettings settings, SecuritySettings security) {
        return new Company(settings, security.issuer() + BACK + "/" + Company.ID);
    }

    @Bean
    Colleagues colleagues(MongoDatabase database, Users users, Roles roles, CompanySettings settings, Clock clock) {
        return new Colleagues(database, users, roles, settings, clock);
    }

    @Bean
    @Order(0)
    SecurityFilterChain companySignInSecurity(
            HttpSecurity http,
            Company company,
            Colleagues colleagues,
            CompanySettings settings,
            SecuritySettings security,
            CompanyPages pages) {
        CompanySignIn signIn = new CompanySignIn(colleagues, settings, pages);
        LoginUrlAuthenticationEntryPoint toCompany = new LoginUrlAuthenticationEntryPoint(WITH + "/" + Company.ID);
        return http.securityMatcher(PAGES)
                .authorizeHttpRequests(paths -> paths.anyRequest().denyAll())
                // what the person wanted is remembered already: to be signed in at the gateway
                .requestCache(AbstractHttpConfigurer::disable)
                .oauth2Login(login -> login.clientRegistrationRepository(company)
                        .authorizedClientRepository(new NothingKept())
                        .authorizationEndpoint(endpoint -> endpoint.baseUri(WITH))
                        .redirectionEndpoint(endpoint -> endpoint.baseUri(BACK + "/*"))
                        .successHandler(signIn)
                        .failureHandler(signIn))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(toCompany)
                        .accessDeniedHandler((request, response, cause) -> response.sendRedirect("/")))
                .addFilterBefore(new CompanyOutage(company, pages), OAuth2AuthorizationRequestRedirectFilter.class)
                .addFilterAfter(new CompanySignOut(OUT, company, security.issuer()), CompanyOutage.class)
                .build();
    }
}
