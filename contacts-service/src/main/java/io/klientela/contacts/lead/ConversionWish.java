package io.klientela.contacts.lead;

import io.klientela.events.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a lead is to become. Without ids the contact is found by its e-mail address and the company by its name, or made.
 *
 * @param createCompany false for no company, although the lead names one; true where absent
 * @param deal none where absent
 */
record ConversionWish(
        @Nullable @Size(max = 64) String companyId,
        @Nullable Boolean createCompany,
        @Nullable @Size(max = 64) String contactId,
        @Nullable @Valid DealWish deal) {
    static final ConversionWish DEFAULT = new ConversionWish(null, null, null, null);

    /** @param pipelineId the default one where absent */
    record DealWish(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(max = 64) String pipelineId,
            @Nullable Money amount) {}

    boolean wantsCompanyOfLead() {
        return companyId == null && !Boolean.FALSE.equals(createCompany);
    }
}
