package io.klientela.contacts.contact;

import io.klientela.contacts.picture.Pictures;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.Picture;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import io.klientela.platform.web.Versioned;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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

@Tag(name = "Contacts", description = "The people, how to reach them, and where they work")
@RestController
@RequestMapping("/api/v1/contacts")
class ContactController extends ResourceController<Contact, ContactState, ContactInput> {
    private final Contacts contacts;
    private final Pictures pictures;

    ContactController(
            Aggregates<Contact, ContactState> aggregates, RecordsFactory with, Contacts contacts, Pictures pictures) {
        super(aggregates, with, ContactInput.class);
        this.contacts = contacts;
        this.pictures = pictures;
    }

    @Override
    protected Contact create(String id, ContactInput input, Stamp stamp) {
        return contacts.create(id, input, stamp);
    }

    @Override
    protected ContactInput inputOf(ContactState state) {
        return ContactInput.of(state);
    }

    @Override
    protected void edit(Contact contact, ContactInput input, Stamp stamp) {
        contacts.edit(contact, input, stamp);
    }

    @Override
    protected void delete(Contact contact, Stamp stamp) {
        contact.requireAlive();
        contact.delete();
    }

    @Override
    protected boolean revives() {
        return true;
    }

    @Override
    protected void revive(Contact contact, Stamp stamp) {
        contact.revive();
    }

    @Operation(summary = "The photo of a contact; 204 where it has none")
    @GetMapping("/{id}/photo")
    ResponseEntity<byte[]> photo(@PathVariable String id) {
        Picture photo = readable(id).photo();
        return pictures.show(hides("photo") ? null : photo);
    }

    @Operation(
            summary = "Give a contact another photo; needs If-Match",
            description =
                    "A JPEG, PNG, GIF or BMP file of at most 5 MB as the part file; what is kept has 512 pixels at most")
    @PutMapping(path = "/{id}/photo", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Versioned<ContactState>> photo(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestPart(required = false) @Nullable MultipartFile file) {
        requireUpdate(id, ifMatch);
        Picture photo = pictures.keep(file, id);
        return change(id, ifMatch, "update", contact -> contact.show(photo, stamp()));
    }

    @Operation(summary = "Take the photo of a contact away; needs If-Match")
    @DeleteMapping("/{id}/photo")
    ResponseEntity<Versioned<ContactState>> noPhoto(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return change(id, ifMatch, "update", contact -> contact.show(null, stamp()));
    }
}
