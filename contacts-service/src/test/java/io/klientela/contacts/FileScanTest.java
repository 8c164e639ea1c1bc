package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class FileScanTest {
    private static final String PERSONS = """
            ref,imię,nazwisko,data urodzenia,e-mail
            a1,Małgorzata,Wiśniewska,1980-02-14,m.wisniewska@wp.pl
            a2,Gosia,Wisniewska,14.02.1980,m.wisniewska@wp.pl
            a3,Piotr,Zieliński,1975-11-03,pz@onet.pl
            a4,Zielinski,Piotr,1975-11-03,
            a5,Jan,Kowalski,1990-05-05,jan@kowalski.pl
            a6,Ewa,Maj,1961-01-30,ewa.maj@o2.pl
            """;
    private final Api api = Service.asClient();

    @Test
    void findsPetNamesLostDiacriticsAndSwappedNamesInAFile() {
        List<String> pairs = pairs(scan("ref", PERSONS).expect(200));
        assertThat(pairs).containsExactlyInAnyOrder("a1,a2", "a3,a4");
    }

    @Test
    void linksTwoFilesWithSemicolonsToo() {
        String other =
                "klucz;ref;nazwisko i imię;mail\nx;b1;Wiśniewska Małgorzata;m.wisniewska@wp.pl\ny;b2;Nowy Ktoś;k@n.pl\n";
        List<String> pairs = pairs(scan("ref", PERSONS, other).expect(200));
        assertThat(pairs).contains("a1,b1").noneMatch(pair -> pair.endsWith("b2"));
    }

    @Test
    void readsOtherEncodingsAndDelimiters() {
        String tabs = PERSONS.replace(',', '\t');
        assertThat(pairs(scan(Charset.forName("windows-1250"), "ref", tabs).expect(200)))
                .containsExactlyInAnyOrder("a1,a2", "a3,a4");
        assertThat(pairs(scan("ref", "\ufeff" + PERSONS.replace(",", " ; ")).expect(200)))
                .containsExactlyInAnyOrder("a1,a2", "a3,a4");
    }

    @Test
    void readsAWorkbook() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Klientela", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Persons");
            List<String> lines = PERSONS.lines().toList();
            for (int row = 0; row < lines.size(); row++) {
                String[] cells = lines.get(row).split(",", -1);
                for (int column = 0; column < cells.length; column++) {
                    sheet.value(row, column, cells[column]);
                }
            }
        }
        assertThat(pairs(api.upload("/api/v1/duplicates/scan", Map.of("id", "ref"), bytes.toByteArray())
                        .expect(200)))
                .containsExactlyInAnyOrder("a1,a2", "a3,a4");
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        assertRefused(scan("ref"), "file");
        assertRefused(scan("ref", PERSONS, PERSONS, PERSONS), "file");
        assertRefused(scan("", PERSONS), "id");
        assertRefused(scan("nr", PERSONS), "id");
        assertRefused(scan("ref", ""), "file");
        assertRefused(scan("ref", "ref,name\n"), "file");
        assertRefused(scan("ref", PERSONS + "a1,Jan,Inny,1990-01-01,\n"), "file");
        assertRefused(scan("ref", PERSONS + ",Jan,Inny,1990-01-01,\n"), "file");
        assertRefused(scan("ref", "PK\u0003\u0004 no workbook"), "file");
        assertThat(new Api(api.url(), "").post("/api/v1/duplicates/scan", "{}").status())
                .isEqualTo(401);
    }

    private static void assertRefused(Api.Answer answer, String field) {
        answer.expect(422);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    private static List<String> pairs(Api.Answer answer) {
        List<String> lines = answer.response().body().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("id1,id2,score");
        return lines.stream()
                .skip(1)
                .filter(line -> Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)) >= 0.5)
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList();
    }

    private Api.Answer scan(String id, String... files) {
        return scan(StandardCharsets.UTF_8, id, files);
    }

    private Api.Answer scan(Charset charset, String id, String... files) {
        String boundary = UUID.randomUUID().toString();
        StringBuilder body = new StringBuilder(
                "--%s\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n%s\r\n".formatted(boundary, id));
        for (String file : files) {
            body.append("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"persons.csv\"\r\n\r\n%s\r\n"
                    .formatted(boundary, file));
        }
        body.append("--").append(boundary).append("--\r\n");
        return api.send(
                "POST",
                "/api/v1/duplicates/scan",
                BodyPublishers.ofString(body.toString(), charset),
                "Content-Type",
                "multipart/form-data; boundary=" + boundary);
    }
}
