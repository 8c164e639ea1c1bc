package io.klientela.identity.federation;

/** The company's provider does not say where it is; worth another try. */
final class CompanyUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CompanyUnavailable(String issuer, Throwable cause) {
        super("The discovery document of %s cannot be read".formatted(issuer), cause);
    }
}
