package io.klientela.contacts.company;

/** Records of another feature that cannot be without their company; asked before one is deleted. */
public interface CompanyDependents {

    /** How many depend on the company. @param called e.g. {@code contacts}, or {@code contact} where it is one */
    record Count(long number, String called) {}

    Count of(String companyId);
}
