package io.klientela.platform.imports;

import com.mongodb.client.MongoDatabase;
import io.klientela.events.identity.Permission;
import io.klientela.events.identity.Scope;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.RoleDirectory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The worked example of a service that mounts imports. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(FirmService.FirmImports.class)
class FirmService {

    @Bean
    Firms firms(MongoDatabase database) {
        return new Firms(database);
    }

    /** Known without a broker. */
    @Bean
    RoleDirectory roles() {
        Map<String, Permission> roles = Map.of(
                "admin", new Permission("*", List.of("*"), Scope.ALL),
                "reader", new Permission("firm", List.of("read"), Scope.ALL));
        return role -> Stream.ofNullable(roles.get(role)).toList();
    }

    @RestController
    @RequestMapping("/api/v1/firms/imports")
    static class FirmImports extends ImportController {
        FirmImports(Imports imports, Access access) {
            super(imports, access, "firms", "firm");
        }
    }
}
