package io.klientela.identity.role;

import io.klientela.events.identity.FieldRule;
import io.klientela.events.identity.Permission;
import io.klientela.events.identity.Scope;
import io.klientela.platform.web.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Refuses roles that say what nothing means. */
final class RoleCheck {

    private RoleCheck() {}

    /** @throws Problem 422 that names the row */
    static void check(RoleInput role) {
        for (int i = 0; i < role.permissions().size(); i++) {
            check(role.permissions().get(i), "permissions[%d]".formatted(i));
        }
        Set<String> ruled = new HashSet<>();
        for (int i = 0; i < role.fieldRules().size(); i++) {
            FieldRule rule = role.fieldRules().get(i);
            check(rule, "fields[%d]".formatted(i));
            if (!ruled.add(rule.resource() + "." + rule.field())) {
                throw invalid("fields[%d].field".formatted(i), "has a rule already");
            }
        }
    }

    @SuppressWarnings("ConstantValue") // what comes from a body may lack anything
    private static void check(Permission row, String place) {
        if (row.resource() == null || row.actions() == null || row.actions().isEmpty() || row.scope() == null) {
            throw invalid(place, "needs a resource, actions and a scope");
        }
        List<String> known = known(row.resource(), place + ".resource");
        row.actions().forEach(action -> {
            if (!action.equals(Resources.ANY) && !known.contains(action)) {
                throw invalid(place + ".actions", "is none of: " + String.join(", ", known));
            }
        });
        boolean owned =
                Resources.find(row.resource()).map(Resources.Resource::owned).orElse(true);
        if (!owned && row.scope() != Scope.ALL) {
            throw invalid(place + ".scope", "is all: a %s belongs to nobody".formatted(row.resource()));
        }
    }

    private static List<String> known(String resource, String place) {
        if (resource.equals(Resources.ANY)) {
            return Resources.all().stream()
                    .flatMap(each -> each.actions().stream())
                    .distinct()
                    .toList();
        }
        return Resources.find(resource)
                .map(Resources.Resource::actions)
                .orElseThrow(() -> invalid(place, "is no resource; GET /api/v1/roles/resources lists them"));
    }

    @SuppressWarnings("ConstantValue") // what comes from a body may lack anything
    private static void check(FieldRule rule, String place) {
        if (rule.resource() == null || rule.field() == null || rule.access() == null) {
            throw invalid(place, "needs a resource, a field and an access");
        }
        List<String> known = Resources.find(rule.resource())
                .map(Resources.Resource::fields)
                .orElseThrow(() -> invalid(place + ".resource", "is no resource"));
        if (!known.contains(rule.field())) {
            throw invalid(place + ".field", "is none of: " + String.join(", ", known));
        }
    }

    private static Problem invalid(String field, String message) {
        return Problem.unprocessable("Please correct what is named below.").field(field, message);
    }
}
