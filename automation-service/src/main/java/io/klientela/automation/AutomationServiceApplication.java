package io.klientela.automation;

import io.klientela.platform.KlientelaService;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Rules, webhooks and notifications: what reacts to events. */
@SpringBootApplication
public class AutomationServiceApplication {

    public static void main(String[] args) {
        KlientelaService.run(AutomationServiceApplication.class, "automation-service", args);
    }
}
