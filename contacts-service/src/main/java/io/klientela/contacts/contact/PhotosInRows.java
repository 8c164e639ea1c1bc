package io.klientela.contacts.contact;

import io.klientela.contacts.picture.Pictures;
import io.klientela.events.contacts.Picture;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.imports.ImportRow;
import io.klientela.platform.imports.RowOutcome;
import io.klientela.platform.web.Problem;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Photos within rows of files: read and written anew like any other; nothing is fetched from elsewhere. */
@Component
class PhotosInRows {
    private static final String FIELD = "photo";
    private static final Pattern INLINE = Pattern.compile("(?s)\\s*data:[^,]{0,200};base64,(.*)");

    private final Pictures pictures;

    PhotosInRows(Pictures pictures) {
        this.pictures = pictures;
    }

    /** What became of a photo. @param objection why there is none; both are null where the row has none */
    record Read(@Nullable Picture picture, @Nullable String objection) {
        private static final Read NOTHING = new Read(null, null);

        void on(Contact contact, Stamp stamp) {
            if (picture != null) {
                contact.show(picture, stamp);
            }
        }

        RowOutcome on(RowOutcome outcome) {
            return objection == null ? outcome : outcome.using(FIELD, "", objection);
        }
    }

    /** @param known what the contact shows */
    Read read(ImportRow row, String contactId, @Nullable Picture known) {
        String said = row.text(FIELD);
        if (said == null) {
            return Read.NOTHING;
        }
        Matcher inline = INLINE.matcher(said);
        if (!inline.matches()) {
            return new Read(null, "was left out: pictures are not fetched from elsewhere");
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(inline.group(1));
            return new Read(pictures.keep(bytes, contactId, known), null);
        } catch (Problem e) {
            return new Read(null, "was left out: " + e.detail());
        } catch (IllegalArgumentException e) {
            return new Read(null, "was left out: it is no picture");
        }
    }
}
