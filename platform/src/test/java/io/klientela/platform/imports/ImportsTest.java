package io.klientela.platform.imports;

import static io.klientela.platform.imports.ImportKit.HEADER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.klientela.platform.web.Problem;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportsTest {
    private final ImportKit kit = new ImportKit();

    @AfterEach
    void close() {
        kit.close();
    }

    @Test
    void importsARealisticFileAndReportsWhatItChangedAndRefused() throws Exception {
        Imports imports = kit.instance(kit.firms());
        ImportView done = kit.over(
                imports,
                kit.submit(
                        imports,
                        HEADER
                                + "1,Acme Corporation,technolgy,01-03-17,1100.04,Philipines,,601 234 567\n"
                                + "2,Isdom,shops,31-02-17,12,Korea,,\n"
                                + "3,GTX Pro,retail,28-02-17,,Polska,AcmeCorporation,\n"
                                + "4,\"Two\nlines\",farming,,x,Atlantis,,12\n"
                                + "5,short row\n"));
        assertThat(done.status()).isEqualTo(ImportStatus.COMPLETED);
        assertThat(done.rows()).isEqualTo(new ImportView.Rows(5, 5, 2, 0, 0, 3, 2));
        assertThat(done.createdBy()).isEqualTo("user:ada");
        assertThat(done.rowsPerSecond()).isPositive();
        assertThat(kit.stored())
                .extracting(
                        firm -> firm.getString("sector"),
                        firm -> firm.getString("country"),
                        firm -> firm.getString("revenue"))
                .containsExactlyInAnyOrder(tuple("technology", "PH", "1100040000.00"), tuple("retail", "PL", null));
        assertThat(kit.report(imports, done)).isEqualTo("""
                        row,outcome,column,value,used,message
                        2,changed,Sector,technolgy,technology,corrected spelling
                        2,changed,Country,Philipines,PH,corrected spelling
                        3,refused,Founded,31-02-17,,is not a date of the form dd-MM-yy
                        4,changed,Parent,AcmeCorporation,Acme Corporation,matched by letters and digits
                        5,refused,Sector,farming,,"is none of: technology, retail, medical"
                        5,refused,Revenue,x,,"is not an amount, such as 1100 or 1100.50"
                        5,refused,Country,Atlantis,,"is not the name of a country in English or Polish, and not a two-letter country code"
                        5,refused,Phone,12,,"is not a phone number; write it with its country code, such as +48 22 123 45 67"
                        6,refused,,,,the row has 2 fields and the header 8
                        """);
        assertThat(kit.errors(imports, done))
                .contains("2,Isdom,shops,31-02-17,12,Korea,,,Founded is not a date of the form dd-MM-yy\n")
                .contains("\"Two\nlines\"")
                .contains("5,short row,,,,,,,the row has 2 fields");
    }

    @Test
    void changesNothingWhenTheSameFileComesAgain() {
        Imports imports = kit.instance(kit.firms());
        String csv = HEADER + ImportKit.rows(1, 25);
        assertThat(kit.over(imports, kit.submit(imports, csv)).rows().created()).isEqualTo(25);
        ImportView again = kit.over(imports, kit.submit(imports, csv));
        assertThat(again.rows()).isEqualTo(new ImportView.Rows(25, 25, 0, 0, 25, 0, 0));
        assertThat(kit.stored()).hasSize(25);
    }

    @Test
    void resolvesReferencesToRowsFurtherDown() {
        Imports imports = kit.instance(kit.firms());
        String csv =
                HEADER + "1,Grandchild,,,,,Child,\n2,Child,,,,,Parent,\n" + ImportKit.rows(10, 30) + "3,Parent,,,,,,\n";
        ImportView done = kit.over(imports, kit.submit(imports, csv));
        assertThat(done.rows()).isEqualTo(new ImportView.Rows(24, 24, 24, 0, 0, 0, 0));
        assertThat(kit.stored())
                .filteredOn(firm -> firm.getString("parentId") != null)
                .extracting(firm -> firm.getString("parentId"))
                .containsExactlyInAnyOrder("2", "3");
    }

    @Test
    void waitsForWhatAnotherServiceBringsAndRefusesWhatNeverComes() throws Exception {
        CountDownLatch tried = new CountDownLatch(2);
        Firms firms = kit.firms();
        Imports imports = kit.instance(new Hooked(firms, rows -> tried.countDown()));
        ImportView started = kit.submit(imports, HEADER + "1,A,,,,,Late Ltd,\n2,B,,,,,Never Ltd,\n");
        tried.await();
        kit.database()
                .getCollection("firms")
                .insertOne(
                        new Document("_id", "late").append("name", "Late Ltd").append("nameKey", "lateltd"));
        ImportView done = kit.over(imports, started);
        assertThat(done.rows()).isEqualTo(new ImportView.Rows(2, 2, 1, 0, 0, 1, 0));
        assertThat(kit.report(imports, done))
                .contains("3,refused,Parent,Never Ltd,,\"no firm is called \"\"Never Ltd\"\"\"\n");
    }

    @Test
    void goesOnWhereAHolderThatWasKilledBetweenBatchesStopped() {
        AtomicInteger batches = new AtomicInteger();
        Hooked dying = new Hooked(kit.firms(), rows -> {
            if (batches.incrementAndGet() == 3) {
                Hooked.hang();
            }
        });
        Imports killed = kit.instance(dying);
        ImportView started = kit.submit(killed, HEADER + ImportKit.rows(1, 95));
        dying.awaitHang();
        killed.abandon();
        Imports heir = kit.instance(kit.firms());
        assertThat(kit.over(heir, started).rows()).isEqualTo(new ImportView.Rows(95, 95, 95, 0, 0, 0, 0));
        assertThat(kit.stored()).hasSize(95);
    }

    @Test
    void doublesNothingWhenAHolderIsKilledInsideABatchAndComesBackToLife() {
        AtomicInteger batches = new AtomicInteger();
        Firms firms = kit.firms();
        Hooked dying = new Hooked(firms, rows -> {
            if (batches.incrementAndGet() == 3) {
                firms.apply(rows.subList(0, 5));
                Hooked.hang();
            }
        });
        Imports killed = kit.instance(dying);
        ImportView started = kit.submit(killed, HEADER + ImportKit.rows(1, 95));
        dying.awaitHang();
        Imports heir = kit.instance(kit.firms());
        killed.abandon();
        ImportView done = kit.over(heir, started);
        dying.wakeUp();
        assertThat(done.rows()).isEqualTo(new ImportView.Rows(95, 95, 90, 0, 5, 0, 0));
        assertThat(kit.stored()).hasSize(95);
        assertThat(heir.find("firms", started.id())).isEqualTo(done);
    }

    @Test
    void letsGoAtOnceWhenItIsShutDown() {
        Hooked slow = new Hooked(kit.firms(), rows -> Hooked.hang());
        Imports first = kit.instance(slow);
        ImportView started = kit.submit(first, HEADER + ImportKit.rows(1, 30));
        slow.awaitHang();
        Thread.ofVirtual().start(slow::wakeUp);
        first.close();
        assertThat(first.find("firms", started.id()).status()).isEqualTo(ImportStatus.RUNNING);
        Imports second = kit.instance(kit.firms());
        assertThat(kit.over(second, started).rows().created()).isEqualTo(30);
    }

    @Test
    void stopsWhenItIsCancelledAndKeepsWhatWasApplied() {
        Hooked slow = new Hooked(kit.firms(), rows -> Hooked.hang());
        Imports imports = kit.instance(slow);
        ImportView started = kit.submit(imports, HEADER + ImportKit.rows(1, 30));
        slow.awaitHang();
        assertThat(imports.cancel("firms", started.id()).status()).isEqualTo(ImportStatus.CANCELLED);
        slow.wakeUp();
        ImportView next = kit.submit(imports, HEADER + ImportKit.rows(31, 32));
        assertThat(kit.over(imports, next).status()).isEqualTo(ImportStatus.COMPLETED);
        assertThat(kit.stored()).hasSizeBetween(2, 12);
        assertThatThrownBy(() -> imports.cancel("firms", started.id())).hasMessageContaining("cancelled");
    }

    @Test
    void goesOnAfterAPassingFaultAndRefusesOnlyTheRowThatAHandlerRejects() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Imports imports = kit.instance(new Hooked(kit.firms(), rows -> {
            if (calls.incrementAndGet() == 1) {
                throw Problem.unavailable("Not now.", 1);
            }
            if (rows.stream().anyMatch(row -> row.requiredText("name").equals("Firm 7"))) {
                throw Problem.unprocessable("Refused.").field("name", "is not liked here");
            }
        }));
        ImportView done = kit.over(imports, kit.submit(imports, HEADER + ImportKit.rows(1, 12)));
        assertThat(done.rows()).isEqualTo(new ImportView.Rows(12, 12, 11, 0, 0, 1, 0));
        assertThat(kit.report(imports, done)).contains("8,refused,Name,Firm 7,,is not liked here\n");
    }

    @Test
    void writesNoFormulasAndTakesItsOwnErrorFileBack() throws Exception {
        Imports imports = kit.instance(kit.firms());
        ImportView refused = kit.over(imports, kit.submit(imports, HEADER + "1,=1+1,farming,,,,,+48 601 234 567\n"));
        String errors = kit.errors(imports, refused);
        assertThat(errors).contains("1,'=1+1,farming,,,,,'+48 601 234 567,");
        ImportView mended = kit.over(imports, kit.submit(imports, errors.replace("farming", "retail")));
        assertThat(mended.rows().created()).isEqualTo(1);
        assertThat(kit.stored().getFirst()).containsEntry("name", "=1+1").containsEntry("phone", "+48601234567");
    }

    @Test
    void keepsNoUploadLongerThanItsImport() {
        Imports imports = kit.instance(kit.firms());
        kit.over(imports, kit.submit(imports, HEADER + ImportKit.rows(1, 3)));
        await().until(() -> kit.database().getCollection("imports.files").countDocuments() == 0);
        assertThat(kit.database().getCollection("imports.chunks").countDocuments())
                .isZero();
    }
}
