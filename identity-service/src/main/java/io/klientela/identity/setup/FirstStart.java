package io.klientela.identity.setup;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.klientela.identity.IdentitySettings;
import io.klientela.identity.IdentitySettings.ApiClient;
import io.klientela.identity.account.Accounts;
import io.klientela.identity.client.ApiClients;
import io.klientela.identity.password.Credentials;
import io.klientela.identity.password.Secrets;
import io.klientela.identity.role.ShippedRoles;
import io.klientela.identity.user.Emails;
import io.klientela.identity.user.Users;
import io.klientela.platform.Ids;
import io.klientela.platform.start.StartupTask;
import io.klientela.platform.web.Problem;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Creates the administrator and the API clients that the settings name, where they do not exist. */
@Component
@Order(2)
class FirstStart implements StartupTask {
    private static final Logger log = LoggerFactory.getLogger(FirstStart.class);

    private final IdentitySettings settings;
    private final Users users;
    private final Credentials credentials;
    private final Accounts accounts;
    private final ApiClients clients;
    private final MongoDatabase database;

    FirstStart(
            IdentitySettings settings,
            Users users,
            Credentials credentials,
            Accounts accounts,
            ApiClients clients,
            MongoDatabase database) {
        this.settings = settings;
        this.users = users;
        this.credentials = credentials;
        this.accounts = accounts;
        this.clients = clients;
        this.database = database;
    }

    @Override
    public void run() {
        database.getCollection("authorizations").createIndex(Indexes.ascending("hashes"));
        database.getCollection("authorizations").createIndex(Indexes.ascending("rotated"));
        database.getCollection("credentials").createIndex(Indexes.ascending("invitation.hash"));
        database.getCollection("credentials").createIndex(Indexes.ascending("reset.hash"));
        database.getCollection("passkeys").createIndex(Indexes.ascending("userId"));
        provide(settings.apiClient(), "API client");
        provide(settings.localClient(), "Local programs");
        provide(settings.serviceClient());
        if (!users.isAnyoneActiveWith(ShippedRoles.ADMIN)) {
            createAdmin(settings.admin());
        }
    }

    private void provide(ApiClient client, String name) {
        if (client.isGiven()) {
            clients.provide(client.id(), name, client.secret(), List.of(ShippedRoles.ADMIN));
        }
    }

    private void provide(IdentitySettings.ServiceClient client) {
        if (client.isGiven()) {
            clients.provide(client.id(), "Klientela", client.secret(), List.of(ShippedRoles.ADMIN));
        }
    }

    /** The user comes last: whatever fails before it is done again at the next attempt. */
    private void createAdmin(IdentitySettings.Admin admin) {
        String id = Ids.next();
        boolean generated = admin.password().isBlank();
        String password = generated ? Secrets.password() : admin.password();
        credentials.setPassword(id, password);
        if (generated) {
            FirstPassword.expose(settings.firstPasswordFile(), admin.email(), password);
        }
        try {
            users.addActive(id, "Administrator", Emails.normal(admin.email()), List.of(ShippedRoles.ADMIN));
            users.find(id).ifPresent(accounts::passwordWasSet);
        } catch (Problem taken) {
            log.warn("The administrator {} was not created: {}", admin.email(), taken.detail());
        }
    }
}
