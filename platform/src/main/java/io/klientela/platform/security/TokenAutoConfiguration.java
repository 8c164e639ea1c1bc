package io.klientela.platform.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** How access tokens are checked: RS256, our issuer, our audience, not expired. */
@AutoConfiguration(
        before = OAuth2ResourceServerAutoConfiguration.class,
        beforeName =
                "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(SecuritySettings.class)
class TokenAutoConfiguration {
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);
    private static final int AFTER_SECURITY = -60;
    private static final int KEY_TIMEOUT_MILLIS = 2_000;
    private static final int KEYS_SIZE_LIMIT = 64 * 1024;

    /** Fetched with the first token. Keys known once are good for hours, so that tokens work while the issuer is down. */
    @Bean
    @ConditionalOnMissingBean
    JWKSource<SecurityContext> issuerKeys(SecuritySettings settings) throws MalformedURLException {
        return new KnownKeys(JWKSourceBuilder.<SecurityContext>create(
                        settings.jwksUri().toURL(),
                        new DefaultResourceRetriever(KEY_TIMEOUT_MILLIS, KEY_TIMEOUT_MILLIS, KEYS_SIZE_LIMIT))
                .cache(Duration.ofMinutes(10).toMillis(), Duration.ofSeconds(5).toMillis())
                .refreshAheadCache(false)
                .rateLimited(Duration.ofSeconds(1).toMillis())
                .retrying(true)
                .outageTolerant(Duration.ofHours(12).toMillis())
                .build());
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, SecuritySettings settings, Revocations revocations) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
        return new KnownTokens(decoder, validator(settings, revocations));
    }

    /** The request is observed; each filter of the chain on its own would cost more than it tells. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    ResourceServer resourceServer(
            JwtDecoder decoder, ObjectProvider<PeopleDirectory> people, ObjectProvider<Access> access) {
        return new ResourceServer(decoder, people.getIfAvailable(() -> PeopleDirectory.OF_NOBODY), access::getObject);
    }

    @Bean
    Revocations revocations() {
        return new Revocations(Clock.systemUTC());
    }

    /** The bean's name is that of its health contributor. */
    @Bean
    RevocationListener revoked(
            @Value("${klientela.kafka.bootstrap:localhost:9092}") String bootstrap, Revocations revocations) {
        return new RevocationListener(bootstrap, revocations);
    }

    @Bean
    FilterRegistrationBean<OpenStreams> openStreams(Revocations revocations) {
        FilterRegistrationBean<OpenStreams> filter = new FilterRegistrationBean<>(new OpenStreams(revocations));
        filter.setOrder(AFTER_SECURITY);
        filter.setAsyncSupported(true);
        return filter;
    }

    private static OAuth2TokenValidator<Jwt> validator(SecuritySettings settings, Revocations revocations) {
        JwtTimestampValidator time = new JwtTimestampValidator(CLOCK_SKEW);
        time.setAllowEmptyExpiryClaim(false);
        JwtTypeValidator type = new JwtTypeValidator(List.of("JWT", "at+jwt"));
        type.setAllowEmpty(true);
        return new DelegatingOAuth2TokenValidator<>(List.of(
                type,
                time,
                new JwtClaimValidator<String>(JwtClaimNames.SUB, subject -> subject != null && !subject.isBlank()),
                new JwtIssuerValidator(settings.issuer().toString()),
                new JwtAudienceValidator(Claims.AUDIENCE),
                revocations));
    }
}
