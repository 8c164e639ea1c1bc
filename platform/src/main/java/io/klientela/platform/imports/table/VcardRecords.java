package io.klientela.platform.imports.table;

import ezvcard.VCard;
import ezvcard.io.CannotParseException;
import ezvcard.io.StreamReader;
import ezvcard.io.json.JCardReader;
import ezvcard.io.text.VCardReader;
import ezvcard.io.xml.XCardReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cards, one record each below a header that is always the same; vCard 2.1 to 4.0, jCard and xCard. */
final class VcardRecords implements Records {
    private final StreamReader cards;
    private boolean begun;
    private long number;

    private VcardRecords(StreamReader cards) {
        this.cards = cards;
    }

    static VcardRecords open(InputStream stream, TextEncoding encoding, FileKind kind) throws IOException {
        Reader reader = encoding.reader(stream);
        return new VcardRecords(
                switch (kind) {
                    case JCARD -> new JCardReader(reader);
                    case XCARD -> new XCardReader(reader);
                    default -> text(reader);
                });
    }

    private static StreamReader text(Reader reader) {
        VCardReader cards = new VCardReader(reader);
        cards.setDefaultQuotedPrintableCharset(StandardCharsets.UTF_8);
        return cards;
    }

    @Override
    public @Nullable RawRecord next() {
        number++;
        if (!begun) {
            begun = true;
            return record(VcardCells.HEADER);
        }
        try {
            VCard card = cards.readNext();
            return card == null ? null : record(VcardCells.of(card));
        } catch (IOException | CannotParseException | IllegalArgumentException e) {
            throw new UnreadableFile(number, "has a card that cannot be read");
        }
    }

    private RawRecord record(List<String> cells) {
        return new RawRecord(number, number, "", cells, 0, true, false);
    }

    @Override
    public void close() {
        try {
            cards.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
