package io.klientela.identity.factor;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import io.klientela.events.identity.UserState;
import io.klientela.identity.password.Secrets;
import io.klientela.platform.links.PublicUrl;
import io.klientela.platform.security.SecuritySettings;
import io.klientela.platform.web.Problem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * WebAuthn: passkeys are made for the host of the issuer, and both making and using one needs the person to be verified by
 * her device. Each challenge is random, lasts five minutes and is good once.
 */
@Component
public class PasskeyCeremonies {
    private static final Logger log = LoggerFactory.getLogger(PasskeyCeremonies.class);
    private static final Duration CHALLENGE_LASTS = Duration.ofMinutes(5);
    private static final String ANYBODY = "";
    private static final List<PublicKeyCredentialParameters> ALGORITHMS = List.of(
            algorithm(COSEAlgorithmIdentifier.EdDSA),
            algorithm(COSEAlgorithmIdentifier.ES256),
            algorithm(COSEAlgorithmIdentifier.RS256));

    private final WebAuthnManager webauthn = WebAuthnManager.createNonStrictWebAuthnManager();
    private final Passkeys passkeys;
    private final MongoCollection<Document> challenges;
    private final Clock clock;
    private final String host;
    private final Set<Origin> origins;

    PasskeyCeremonies(
            Passkeys passkeys, MongoDatabase database, SecuritySettings settings, PublicUrl url, Clock clock) {
        this.passkeys = passkeys;
        this.challenges = database.getCollection("passkey_challenges");
        this.clock = clock;
        this.host = settings.issuer().getHost();
        this.origins = Set.copyOf(List.of(origin(settings.issuer()), origin(url.base())));
    }

    /** What {@code navigator.credentials.create} takes, in its JSON form. */
    public Map<String, Object> creationOptions(UserState user) {
        String name = Objects.requireNonNullElse(user.email(), user.name());
        return new Document("rp", Map.of("id", host, "name", "Klientela"))
                .append(
                        "user",
                        Map.of(
                                "id", Passkeys.text(user.id().getBytes(StandardCharsets.UTF_8)),
                                "name", name,
                                "displayName", user.name()))
                .append("challenge", newChallenge(user.id()))
                .append(
                        "pubKeyCredParams",
                        ALGORITHMS.stream()
                                .map(one -> Map.of(
                                        "type",
                                        "public-key",
                                        "alg",
                                        one.getAlg().getValue()))
                                .toList())
                .append("timeout", CHALLENGE_LASTS.toMillis())
                .append("excludeCredentials", passkeys.descriptors(user.id()))
                .append(
                        "authenticatorSelection",
                        Map.of("residentKey", "required", "requireResidentKey", true, "userVerification", "required"))
                .append("attestation", "none");
    }

    /** What {@code navigator.credentials.get} takes, in its JSON form; any passkey of this host may answer. */
    public Map<String, Object> requestOptions() {
        return new Document("challenge", newChallenge(ANYBODY))
                .append("rpId", host)
                .append("timeout", CHALLENGE_LASTS.toMillis())
                .append("userVerification", "required");
    }

    /**
     * Keeps the passkey that the browser has made.
     *
     * @param credential its {@code toJSON()}
     * @throws Problem 422 where it is not what was asked for
     */
    public void register(UserState user, String name, String credential) {
        try {
            RegistrationData data = webauthn.parseRegistrationResponseJSON(credential);
            byte[] challenge = Objects.requireNonNull(data.getCollectedClientData())
                    .getChallenge()
                    .getValue();
            if (!redeem(challenge, user.id())) {
                throw refused();
            }
            webauthn.verify(data, new RegistrationParameters(server(challenge), ALGORITHMS, true, true));
            passkeys.add(user, name, data);
        } catch (DataConversionException | VerificationException | NullPointerException | IllegalArgumentException e) {
            log.info("A new passkey was refused: {}", e.getMessage());
            throw refused();
        }
    }

    /** Whose passkey answered rightly. @param credential its {@code toJSON()} */
    public Optional<String> authenticate(String credential) {
        try {
            AuthenticationData data = webauthn.parseAuthenticationResponseJSON(credential);
            byte[] challenge = Objects.requireNonNull(data.getCollectedClientData())
                    .getChallenge()
                    .getValue();
            String id = Passkeys.text(data.getCredentialId());
            Passkeys.Known known = passkeys.find(id);
            if (!redeem(challenge, ANYBODY) || known == null) {
                return Optional.empty();
            }
            byte[] handle = data.getUserHandle();
            if (handle != null && !Arrays.equals(handle, known.userId().getBytes(StandardCharsets.UTF_8))) {
                return Optional.empty();
            }
            webauthn.verify(data, new AuthenticationParameters(server(challenge), known.record(), null, true, true));
            var authenticator = Objects.requireNonNull(data.getAuthenticatorData());
            passkeys.used(id, authenticator.getSignCount(), authenticator.isFlagBS());
            return Optional.of(known.userId());
        } catch (DataConversionException | VerificationException | NullPointerException | IllegalArgumentException e) {
            log.info("A passkey was refused: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private String newChallenge(String userId) {
        String challenge = Secrets.token();
        Date now = Date.from(clock.instant());
        challenges.deleteMany(Filters.lt("until", now));
        challenges.insertOne(new Document("_id", challenge)
                .append("user", userId)
                .append("until", Date.from(clock.instant().plus(CHALLENGE_LASTS))));
        return challenge;
    }

    private boolean redeem(byte[] challenge, String userId) {
        return challenges.findOneAndDelete(Filters.and(
                        Filters.eq("_id", Passkeys.text(challenge)),
                        Filters.eq("user", userId),
                        Filters.gt("until", Date.from(clock.instant()))))
                != null;
    }

    private ServerProperty server(byte[] challenge) {
        return ServerProperty.builder()
                .origins(origins)
                .rpId(host)
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private static Problem refused() {
        return Problem.unprocessable("The passkey could not be checked. Please try again.")
                .field("credential", "is not the answer to what was asked");
    }

    private static Origin origin(URI address) {
        return new Origin(address.getScheme() + "://" + address.getRawAuthority());
    }

    private static PublicKeyCredentialParameters algorithm(COSEAlgorithmIdentifier algorithm) {
        return new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm);
    }
}
