package io.klientela.platform.imports;

import static io.klientela.platform.imports.ImportKit.HEADER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.klientela.platform.imports.mapping.Mapping;
import io.klientela.platform.imports.mapping.MappingFiles;
import io.klientela.platform.web.Problem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
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
        assertThat(checked.delimiter()).isEqualTo(';');
        assertThat(checked.rows()).isEqualTo(1);
    }

    @Test
    void namesLineAndOffsetOfWhatIsNotUtf8() {
        String csv = HEADER + "1,Firma,retail,,,,,\n" + ROW;
        long offset = csv.indexOf('Ł');
        Problem problem = refusal(csv.getBytes(Charset.forName("windows-1250")));
        assertThat(problem.detail()).contains("line 3", "byte offset " + offset, "0xA3", "Save the file as UTF-8");
        assertThat(problem.errors()).extracting(Problem.FieldError::field).containsExactly("file");
    }

    @Test
    void findsAFaultBehindTheFirstBuffer() {
        byte[] bytes = (HEADER + ROW.repeat(9000) + "x\u00ff").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 2] = (byte) 0xff;
        assertThat(refusal(bytes).detail()).contains("line 9002", "byte offset " + (bytes.length - 2));
    }

    @Test
    void refusesUtf16() {
        assertThat(refusal((HEADER + ROW).getBytes(StandardCharsets.UTF_16LE)).detail())
                .contains("line 1", "UTF-8");
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
    void refusesAHugeFieldAndAQuoteThatNeverEnds() {
        assertThat(refusal(HEADER + ROW + "2," + "x".repeat(CsvFile.LONGEST_FIELD + 1))
                        .detail())
                .contains("line 3");
        assertThat(refusal("x".repeat(CsvFile.LONGEST_FIELD + 1)).detail()).contains("line 1");
        assertThat(refusal(HEADER + "1,\"never ends\n" + ROW).detail()).contains("line 2", "quote");
    }

    private static UploadCheck.Checked check(String csv) throws IOException {
        return UploadCheck.check(new ByteArrayResource(csv.getBytes(StandardCharsets.UTF_8)), FIRMS);
    }

    private static Problem refusal(String csv) {
        return refusal(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem refusal(byte[] csv) {
        return catchThrowableOfType(Problem.class, () -> UploadCheck.check(new ByteArrayResource(csv), FIRMS));
    }
}
