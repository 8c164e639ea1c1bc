package io.klientela.identity;

import io.klientela.platform.KlientelaService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Users, teams, roles, API clients, and sign-in. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IdentityServiceApplication {

    public static void main(String[] args) {
        KlientelaService.run(IdentityServiceApplication.class, "identity-service", args);
    }
}
