package io.klientela.identity.client;

import io.klientela.events.identity.ApiClientState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamps;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The programs that may ask for tokens with a secret of their own. */
@Component
public class ApiClients {
    private final Aggregates<ApiClient, ApiClientState> clients;
    private final ClientSecrets secrets;
    private final Stamps stamps;

    ApiClients(Aggregates<ApiClient, ApiClientState> clients, ClientSecrets secrets, Stamps stamps) {
        this.clients = clients;
        this.secrets = secrets;
        this.stamps = stamps;
    }

    /** The client, unless it is switched off. */
    public Optional<ApiClientState> active(String id) {
        return clients.find(id).map(ApiClient::state).filter(ApiClientState::active);
    }

    public void used(String id) {
        secrets.used(id);
    }

    /** Creates the client, or gives it this secret where it has another; its name and roles stay as they are. */
    public void provide(String id, String name, String secret, List<String> roles) {
        if (clients.find(id).isEmpty()) {
            try {
                clients.add(ApiClient.create(id, name, roles, stamps.now()));
            } catch (DuplicateAggregate otherInstance) {
                // It is there now, and that is what matters.
            }
        }
        if (!secrets.matches(id, secret)) {
            secrets.set(id, secret, Duration.ZERO);
            clients.change(id, null, client -> client.setSecret(null, stamps.now()));
        }
    }
}
