package io.klientela.identity.client;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.klientela.events.identity.ApiClientState;
import io.klientela.identity.role.Grants;
import io.klientela.identity.role.RoleHolders;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.web.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The API clients that hold a role; theirs are changed one by one, as programs rely on them. */
@Component
class ClientsWithRole implements RoleHolders {
    private final List<MongoCollection<Document>> clients;
    private final Aggregates<ApiClient, ApiClientState> apiClients;
    private final Grants grants;
    private final Stamps stamps;

    ClientsWithRole(
            MongoDatabase database, Aggregates<ApiClient, ApiClientState> apiClients, Grants grants, Stamps stamps) {
        this.clients = List.of(database.getCollection("clients"), database.getCollection("apiClients"));
        this.apiClients = apiClients;
        this.grants = grants;
        this.stamps = stamps;
    }

    @Override
    public String type() {
        return "client";
    }

    @Override
    public List<Holder> all() {
        return apiClients.findAll(Filters.ne("state.roles", List.of())).stream()
                .map(client -> holder(client.state()))
                .toList();
    }

    @Override
    public Optional<Holder> find(String id) {
        return apiClients.find(id).map(client -> holder(client.state()));
    }

    private static Holder holder(ApiClientState client) {
        return new Holder(client.id(), client.name(), client.active(), client.createdAt(), client.roles(), List.of());
    }

    @Override
    public void take(String holderId, String roleId) {
        change(holderId, roles -> roles.filter(role -> !role.equals(roleId)));
    }

    @Override
    public void give(String holderId, String roleId) {
        grants.requireGrantable(List.of(roleId), "decision");
        change(holderId, roles -> Stream.concat(roles, Stream.of(roleId)).distinct());
    }

    private void change(String id, UnaryOperator<Stream<String>> roles) {
        apiClients.change(id, null, client -> {
            grants.requireGrantable(client.state().roles(), "decision");
            client.edit(
                    client.state().name(),
                    roles.apply(client.state().roles().stream()).toList(),
                    stamps.now());
        });
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
