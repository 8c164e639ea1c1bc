package io.klientela.contacts.company;

import io.klientela.contacts.picture.Pictures;
import io.klientela.events.contacts.CompanyState;
import io.klientela.events.contacts.Picture;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import io.klientela.platform.web.Versioned;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Collection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@Tag(name = "Companies", description = "The organisations that are customers, or might be")
@RestController
@RequestMapping("/api/v1/companies")
class CompanyController extends ResourceController<Company, CompanyState, CompanyInput> {
    private final Companies companies;
    private final FamilyTree familyTree;
    private final Families family;
    private final Pictures pictures;

    CompanyController(
            Aggregates<Company, CompanyState> aggregates,
            RecordsFactory with,
            Companies companies,
            FamilyTree familyTree,
            Families family,
            Pictures pictures) {
        super(aggregates, with, CompanyInput.class);
        this.companies = companies;
        this.familyTree = familyTree;
        this.family = family;
        this.pictures = pictures;
    }

    @Override
    protected <T> T writing(Collection<String> fields, Supplier<T> write) {
        return fields.contains(FamilyTree.FIELD) ? familyTree.inTurn(write) : write.get();
    }

    @Override
    protected Company create(String id, CompanyInput input, Stamp stamp) {
        return companies.create(id, input, stamp);
    }

    @Override
    protected CompanyInput inputOf(CompanyState state) {
        return CompanyInput.of(state);
    }

    @Override
    protected void edit(Company company, CompanyInput input, Stamp stamp) {
        companies.edit(company, input, stamp);
    }

    @Override
    protected void delete(Company company, Stamp stamp) {
        companies.delete(company);
    }

    @Override
    protected boolean revives() {
        return true;
    }

    @Override
    protected void revive(Company company, Stamp stamp) {
        company.revive();
    }

    @Operation(summary = "The logo of a company; 204 where it has none")
    @GetMapping("/{id}/logo")
    ResponseEntity<byte[]> logo(@PathVariable String id) {
        Picture logo = readable(id).logo();
        return pictures.show(hides("logo") ? null : logo);
    }

    @Operation(
            summary = "Give a company another logo; needs If-Match",
            description =
                    "A JPEG, PNG, GIF or BMP file of at most 5 MB as the part file; what is kept has 512 pixels at most")
    @PutMapping(path = "/{id}/logo", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Versioned<CompanyState>> logo(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestPart(required = false) @Nullable MultipartFile file) {
        requireUpdate(id, ifMatch);
        Picture logo = pictures.keep(file, id);
        return change(id, ifMatch, "update", company -> company.show(logo, stamp()));
    }

    @Operation(summary = "Take the logo of a company away; needs If-Match")
    @DeleteMapping("/{id}/logo")
    ResponseEntity<Versioned<CompanyState>> noLogo(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return change(id, ifMatch, "update", company -> company.show(null, stamp()));
    }

    @Operation(summary = "The companies around a company: those above it, and all below")
    @GetMapping("/{id}/family")
    Family family(@PathVariable String id) {
        return family.of(readable(id));
    }
}
