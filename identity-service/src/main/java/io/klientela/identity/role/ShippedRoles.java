package io.klientela.identity.role;

import static io.klientela.events.identity.Scope.ALL;
import static io.klientela.events.identity.Scope.OWN;
import static io.klientela.events.identity.Scope.TEAM;

import io.klientela.events.identity.Permission;
import io.klientela.events.identity.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The permission matrix that ships. Everybody in the company sees who the colleagues are, what is sold and how; customers
 * are shared, deals belong to their owner and the team.
 */
public final class ShippedRoles {
    public static final String ADMIN = "admin";

    record Shipped(String id, String name, List<Permission> permissions) {}

    private static final List<Permission> EVERY_COLLEAGUE = List.of(
            may(ALL, "user", "read"),
            may(ALL, "team", "read"),
            may(ALL, "role", "read"),
            may(ALL, "product", "read"),
            may(ALL, "pipeline", "read"),
            may(ALL, "purpose", "read"),
            may(ALL, "queue", "read"),
            may(TEAM, "view", "read"),
            may(OWN, "view", "create", "update", "delete"),
            may(OWN, "account", "read", "update"),
            may(OWN, "session", "read", "delete"),
            may(OWN, "notification", "read", "update", "delete"));

    private static final List<Shipped> ALL_ROLES = List.of(
            new Shipped(ADMIN, "Administrator", List.of(may(ALL, "*", "*"))),
            colleague(
                    "sales-rep",
                    "Sales representative",
                    may(ALL, "contact", "read", "create", "update"),
                    may(ALL, "consent", "read", "create"),
                    may(ALL, "company", "read", "create", "update"),
                    may(ALL, "activity", "read", "create"),
                    may(OWN, "activity", "update", "delete"),
                    may(TEAM, "deal", "read"),
                    may(ALL, "deal", "create"),
                    may(OWN, "deal", "update", "delete"),
                    may(TEAM, "lead", "read", "update"),
                    may(ALL, "lead", "create"),
                    may(ALL, "ticket", "read", "create"),
                    may(ALL, "mail", "read"),
                    may(ALL, "report", "read")),
            colleague(
                    "sales-manager",
                    "Sales manager",
                    may(ALL, "contact", "read", "create", "update", "delete", "import", "export"),
                    may(ALL, "consent", "read", "create"),
                    may(ALL, "company", "read", "create", "update", "delete", "import", "export"),
                    may(ALL, "activity", "read", "create", "update", "delete"),
                    may(ALL, "deal", "read", "create", "import", "export"),
                    may(TEAM, "deal", "update", "delete"),
                    may(ALL, "pipeline", "create", "update"),
                    may(ALL, "product", "create", "update", "import"),
                    may(ALL, "lead", "read", "create", "update", "delete", "import", "export"),
                    may(ALL, "ticket", "read", "create"),
                    may(ALL, "segment", "read"),
                    may(ALL, "campaign", "read"),
                    may(ALL, "mail", "read"),
                    may(ALL, "rule", "read"),
                    may(ALL, "run", "read"),
                    may(ALL, "report", "read", "export")),
            colleague(
                    "marketer",
                    "Marketer",
                    may(ALL, "contact", "read", "create", "update", "import", "export"),
                    may(ALL, "consent", "read", "create"),
                    may(ALL, "company", "read", "create", "update", "import", "export"),
                    may(ALL, "activity", "read", "create"),
                    may(OWN, "activity", "update", "delete"),
                    may(ALL, "deal", "read"),
                    may(ALL, "lead", "read", "create", "update", "import", "export"),
                    may(ALL, "segment", "read", "create", "update", "delete"),
                    may(ALL, "template", "read", "create", "update", "delete"),
                    may(ALL, "campaign", "read", "create", "update", "delete", "send"),
                    may(ALL, "form", "read", "create", "update", "delete"),
                    may(ALL, "submission", "read", "export"),
                    may(ALL, "mail", "read", "create", "export"),
                    may(ALL, "suppression", "read", "create", "delete"),
                    may(ALL, "ticket", "read", "create"),
                    may(ALL, "report", "read")),
            colleague(
                    "support-agent",
                    "Support agent",
                    may(ALL, "contact", "read", "create", "update"),
                    may(ALL, "consent", "read", "create"),
                    may(ALL, "company", "read", "update"),
                    may(ALL, "activity", "read", "create"),
                    may(OWN, "activity", "update", "delete"),
                    may(ALL, "ticket", "read", "create", "update"),
                    may(ALL, "answer", "read", "create", "update"),
                    may(ALL, "lead", "create"),
                    may(ALL, "mail", "read"),
                    may(ALL, "report", "read"),
                    may(ALL, "deal", "read")),
            colleague(
                    "support-manager",
                    "Support manager",
                    may(ALL, "contact", "read", "create", "update", "delete", "export"),
                    may(ALL, "consent", "read", "create"),
                    may(ALL, "company", "read", "create", "update", "export"),
                    may(ALL, "activity", "read", "create", "update", "delete"),
                    may(ALL, "ticket", "read", "create", "update", "delete", "export"),
                    may(ALL, "answer", "read", "create", "update", "delete"),
                    may(ALL, "queue", "create", "update"),
                    may(ALL, "lead", "create"),
                    may(ALL, "mail", "read"),
                    may(ALL, "rule", "read"),
                    may(ALL, "run", "read"),
                    may(ALL, "deal", "read"),
                    may(ALL, "report", "read")),
            colleague(
                    "analyst",
                    "Analyst",
                    may(ALL, "contact", "read", "export"),
                    may(ALL, "company", "read", "export"),
                    may(ALL, "activity", "read", "export"),
                    may(ALL, "deal", "read", "export"),
                    may(ALL, "lead", "read", "export"),
                    may(ALL, "ticket", "read", "export"),
                    may(ALL, "segment", "read"),
                    may(ALL, "campaign", "read", "export"),
                    may(ALL, "mail", "read"),
                    may(ALL, "report", "read", "create", "update", "export")),
            new Shipped(
                    "directory",
                    "Directory synchronisation",
                    List.of(
                            may(ALL, "user", "read", "create", "update", "delete"),
                            may(ALL, "team", "read", "create", "update"),
                            may(ALL, "role", "read"))),
            new Shipped("portal-customer", "Portal customer", List.of(may(OWN, "contact", "read", "update"))));

    private static final Map<String, Shipped> BY_ID =
            ALL_ROLES.stream().collect(Collectors.toMap(Shipped::id, Function.identity()));

    private ShippedRoles() {}

    static List<Shipped> all() {
        return ALL_ROLES;
    }

    static Map<String, Shipped> byId() {
        return BY_ID;
    }

    private static Shipped colleague(String id, String name, Permission... permissions) {
        List<Permission> all = new ArrayList<>(List.of(permissions));
        all.addAll(EVERY_COLLEAGUE);
        return new Shipped(id, name, List.copyOf(all));
    }

    private static Permission may(Scope scope, String resource, String... actions) {
        return new Permission(resource, List.of(actions), scope);
    }
}
