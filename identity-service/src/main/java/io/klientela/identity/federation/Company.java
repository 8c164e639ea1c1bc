package io.klientela.identity.federation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/** What the company's provider says of itself, asked when it is first needed: Klientela starts without it. */
final class Company implements ClientRegistrationRepository {
    static final String ID = "company";

    private final CompanySettings settings;
    private final String callback;
    private volatile @Nullable ClientRegistration known;

    /** @param callback where it sends people back to */
    Company(CompanySettings settings, String callback) {
        this.settings = settings;
        this.callback = callback;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return id.equals(ID) ? registration() : null;
    }

    /** @throws CompanyUnavailable where its discovery document cannot be had */
    ClientRegistration registration() {
        ClientRegistration registration = known;
        if (registration == null) {
            registration = discover();
            known = registration;
        }
        return registration;
    }

    private ClientRegistration discover() {
        String issuer = Objects.requireNonNull(settings.issuer()).toString();
        try {
            return ClientRegistrations.fromOidcIssuerLocation(issuer)
                    .registrationId(ID)
                    .clientId(settings.clientId())
                    .clientSecret(settings.clientSecret())
                    .scope(settings.allScopes())
                    .redirectUri(callback)
                    .userNameAttributeName("sub")
                    .clientSettings(ClientRegistration.ClientSettings.builder()
                            .requireProofKey(true)
                            .build())
                    .build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new CompanyUnavailable(issuer, e);
        }
    }
}
