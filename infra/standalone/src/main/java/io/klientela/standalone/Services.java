package io.klientela.standalone;

import io.klientela.automation.AutomationServiceApplication;
import io.klientela.contacts.ContactsServiceApplication;
import io.klientela.identity.IdentityServiceApplication;
import io.klientela.marketing.MarketingServiceApplication;
import io.klientela.reporting.ReportingServiceApplication;
import io.klientela.sales.SalesServiceApplication;
import io.klientela.ticketing.TicketingServiceApplication;
import java.util.LinkedHashMap;
import java.util.Map;

/** The services of the platform by name, in the order in which they start. */
final class Services {

    private Services() {}

    static Map<String, Class<?>> all() {
        var services = new LinkedHashMap<String, Class<?>>();
        services.put("identity", IdentityServiceApplication.class);
        services.put("contacts", ContactsServiceApplication.class);
        services.put("sales", SalesServiceApplication.class);
        services.put("reporting", ReportingServiceApplication.class);
        services.put("marketing", MarketingServiceApplication.class);
        services.put("ticketing", TicketingServiceApplication.class);
        services.put("automation", AutomationServiceApplication.class);
        return services;
    }
}
