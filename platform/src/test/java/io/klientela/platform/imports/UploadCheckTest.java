package io.klientela.platform.imports;

import static io.klientela.platform.imports.ImportKit.HEADER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.klientela.platform.imports.mapping.Mapping;
import io.klientela.platform.imports.mapping.MappingFiles;
import io.klientela.platform.imports.table.ReadingChoices;
import io.klientela.platform.web.Problem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;

class UploadCheckTest {
    private static final Mapping FIRMS = MappingFiles.load(UploadCheckTest.class.getClassLoader(), "firms", "firms");
    private static final String ROW = "1,Łódź Firma,retail,,,,,\n";

    @Test
    void takesUtf8WithOrWithoutAByteOrderMark() throws IOException {
        assertThat(check(HEADER + ROW + "\n \n" + ROW).rows()).isEqualTo(2);
        UploadCheck.Checked marked = check("\ufeff" + HEADER + ROW);
        assertThat(marked.header()).startsWith("Id", "Name");
    }

    @Test
    void findsOutThatSemicolonsSeparate() throws IOException {
        UploadCheck.Checked checked = check((HEADER + "1,\"a;b\n,c\",retail,,,,,\n").replace(',', ';'));
        assertThat(checked.delimiter()).isEqualTo(";");
        assertThat(checked.rows()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1250", "ISO-8859-2", "IBM852", "UTF-16LE", "UTF-16BE", "UTF-16"})
    void takesWhatOldProgramsWrite(String charset) throws IOException {
        String csv = HEADER + "1,Żółta Łódź Firma i Spółka,retail,,,,,\n" + ROW;
        UploadCheck.Checked checked = UploadCheck.check(
                new ByteArrayResource(csv.getBytes(Charset.forName(charset))), FIRMS, ReadingChoices.NONE, List.of());
        assertThat(checked.rows()).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoText() {
        byte[] picture = new byte[5000];
        new Random(1).nextBytes(picture);
        assertThat(refusal(picture).detail()).contains("binary");
    }

    @Test
    void namesEveryMissingColumnAndWhatWasFound() {
        Problem problem = refusal("Id;Naem;Sector;Country;Revenue\n1;2;3;4;5\n");
        assertThat(problem.errors()).extracting(Problem.FieldError::field).containsExactly("Name", "Founded", "Parent");
        assertThat(problem.errors().getFirst().message())
                .isEqualTo("is missing; found: Id, Naem, Sector, Country, Revenue");
    }

    @Test
    void refusesAColumnThatIsThereTwice() {
        assertThat(refusal(HEADER.replace("Phone", "name") + ROW)
                        .errors()
                        .getFirst()
                        .message())
                .isEqualTo("is in the header more than once");
    }

    @Test
    void refusesAFileWithoutRows() {
        assertThat(refusal("").detail()).contains("is empty");
        assertThat(refusal("\n\n").detail()).contains("is empty");
        assertThat(refusal(HEADER).detail()).contains("no rows");
    }

    @Test
    void refusesARowWithoutEnd() {
        assertThat(refusal(HEADER + ROW + "2," + "x".repeat(1_000_001)).detail())
                .contains("line 3");
        assertThat(refusal("x,".repeat(1_001) + "\n" + "1,".repeat(1_001) + "\n")
                        .detail())
                .contains("1000");
    }

    @Test
    void letsAQuoteThatNeverEndsSpoilItsOwnRowOnly() throws IOException {
        assertThat(check(HEADER + ROW + "1,\"never ends\n" + ROW + ROW).rows()).isEqualTo(4);
    }

    private static UploadCheck.Checked check(String csv) throws IOException {
        return UploadCheck.check(
                new ByteArrayResource(csv.getBytes(StandardCharsets.UTF_8)), FIRMS, ReadingChoices.NONE, List.of());
    }

    private static Problem refusal(String csv) {
        return refusal(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem refusal(byte[] csv) {
        return catchThrowableOfType(
                Problem.class,
                () -> UploadCheck.check(new ByteArrayResource(csv), FIRMS, ReadingChoices.NONE, List.of()));
    }
}
