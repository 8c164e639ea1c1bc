package io.klientela.identity.federation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says so in a page while the company's provider cannot be reached. */
final class CompanyOutage extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(CompanyOutage.class);

    private final Company company;
    private final CompanyPages pages;

    CompanyOutage(Company company, CompanyPages pages) {
        this.company = company;
        this.pages = pages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            company.registration();
        } catch (CompanyUnavailable unavailable) {
            log.warn("Nobody can sign in: {}", unavailable.getMessage(), unavailable.getCause());
            response.setHeader(HttpHeaders.RETRY_AFTER, "10");
            pages.show(request, response, HttpStatus.SERVICE_UNAVAILABLE, "companyUnavailable");
            return;
        }
        chain.doFilter(request, response);
    }
}
