package io.klientela.identity.client;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.klientela.identity.role.RoleHolders;
import io.klientela.platform.web.Problem;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The API clients that hold a role; theirs are changed one by one, as programs rely on them. */
@Component
class ClientsWithRole implements RoleHolders {
    private final List<MongoCollection<Document>> clients;

    ClientsWithRole(MongoDatabase database) {
        this.clients = List.of(database.getCollection("clients"), database.getCollection("apiClients"));
    }

    @Override
    public @Nullable String holding(String roleId) {
        long number = clients.stream()
                .mapToLong(some -> some.countDocuments(held(roleId)))
                .sum();
        return number == 0 ? null : "%d API %s".formatted(number, number == 1 ? "client" : "clients");
    }

    @Override
    public void replace(String roleId, String withId) {
        if (holding(roleId) != null) {
            throw Problem.conflict("API clients hold this role. Give each of them another one first.");
        }
    }

    private static Bson held(String roleId) {
        return Filters.and(
                Filters.or(Filters.eq("roles", roleId), Filters.eq("state.roles", roleId)),
                Filters.exists("deletedAt", false));
    }
}
