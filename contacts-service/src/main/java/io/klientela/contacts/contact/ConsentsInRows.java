package io.klientela.contacts.contact;

import io.klientela.events.contacts.ContactState;
import io.klientela.platform.imports.ImportRow;
import io.klientela.platform.imports.ImportUndo;
import io.klientela.platform.imports.RowOutcome;
import io.klientela.platform.imports.mapping.MoreColumn;
import java.util.List;

/** Takes over what rows of files tell of people's consents, once the people themselves are written. */
public interface ConsentsInRows {

    /** The columns that tell of a purpose and a channel, as the purposes are now. */
    List<MoreColumn> columns();

    /** How the entries of an import are taken back. */
    ImportUndo<?, ?> undo();

    /**
     * Whether a row tells of any.
     *
     * @throws io.klientela.platform.web.Problem 422 that names the column which cannot be read, 403 where the actor may
     *     enter none
     */
    boolean tells(ImportRow row);

    /** A row that tells of some, and the contact that it is about. */
    record OfContact(ImportRow row, ContactState contact) {}

    /** @param conflict nothing was entered, as somebody else decided at the same time: it is to be tried again */
    record Result(boolean entered, boolean conflict, List<RowOutcome.Note> notes) {

        /** What became of the row in all. */
        RowOutcome on(RowOutcome outcome) {
            if (conflict) {
                return RowOutcome.unresolved("", "somebody else decides for this person at the same time");
            }
            RowOutcome whole =
                    entered && outcome.result() == RowOutcome.Result.UNCHANGED ? RowOutcome.updated() : outcome;
            for (RowOutcome.Note note : notes) {
                whole = whole.using(note.field(), note.used(), note.message());
            }
            return whole;
        }
    }

    /** Enters what the rows tell, all in one write; what came of each, in order. */
    List<Result> enter(List<OfContact> rows);
}
