package io.klientela.contacts;

import io.klientela.platform.KlientelaService;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service's own process; the standalone form starts the same application beside the others. */
@SpringBootApplication
public class ContactsServiceApplication {

    public static void main(String[] args) {
        KlientelaService.run(ContactsServiceApplication.class, "contacts-service", args);
    }
}
