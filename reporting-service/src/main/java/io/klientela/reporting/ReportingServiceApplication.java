package io.klientela.reporting;

import io.klientela.platform.KlientelaService;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Reports: numbers computed from events alone. */
@SpringBootApplication
public class ReportingServiceApplication {

    public static void main(String[] args) {
        KlientelaService.run(ReportingServiceApplication.class, "reporting-service", args);
    }
}
